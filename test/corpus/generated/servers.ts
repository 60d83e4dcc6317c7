import { type Connection, dateOf, type WrittenField } from './connection.ts';

/**
 * How real servers write the field for a connection, and what they let the client put into it. Each function follows
 * the lines measured in a closed network (test/corpus/messages) and docs/received-format.md.
 */
export interface ServerModel {
  readonly name: string;
  readonly host: string;
  /** The HELO name as the server keeps it; null if it rejects the client. */
  keeps(helo: string): string | null;
  /** Whether text at the beginning of the data ends up in the server's own field if it starts with a space. */
  readonly foldsData: boolean;
  /** Whether an unconfirmed PTR is written. */
  readonly writesAnyPtr: boolean;
  /**
   * Whether a PTR is looked up and written whatever bytes it has. The resolvers of the C library and Exim reject a name
   * that no host has; Courier uses its own, and the owner of a zone can make the name `gato101.sndsy.ru x` below it
   * resolve to their own address.
   */
  readonly confirmsAnyPtr?: boolean;
  write(connection: Connection): WrittenField;
}

const CIPHER = 'TLS_AES_256_GCM_SHA384';

/** RFC 3848 and RFC 6531: UTF8SMTPS, not UTF8ESMTPS. */
function protocolOf({ greeting, encrypted, utf8 }: Connection): string {
  return `${utf8 ? 'UTF8' : greeting === 'EHLO' ? 'E' : ''}SMTP${encrypted ? 'S' : ''}`;
}

function isIpv6(address: string): boolean {
  return address.includes(':');
}

function only(recipients: readonly string[]): string | null {
  return recipients.length === 1 ? (recipients[0] ?? null) : null;
}

function forClause(recipients: readonly string[], before: string, angle = true): string {
  const one = only(recipients);
  return one === null ? '' : `${before}for ${angle ? `<${one}>` : one}`;
}

type Facts = Omit<WrittenField, 'body' | 'address' | 'instant' | 'encrypted' | 'by'> & { readonly by?: string };

function written(connection: Connection, model: { readonly host: string }, body: string, facts: Facts): WrittenField {
  const { address, instant, encrypted } = connection;
  return { body, address, instant, encrypted, by: model.host, ...facts };
}

const LITERAL = /^\[[0-9A-Fa-f:.]+\]$/;
const STRICT_NAME = /^[A-Za-z0-9._-]+$/;

function strict(helo: string): string | null {
  return STRICT_NAME.test(helo) || LITERAL.test(helo) ? helo : null;
}

/** The name that a checking server writes: only one that leads back. */
function confirmedName({ ptr, confirmed }: Connection): string | null {
  return confirmed ? ptr : null;
}

const postfix: ServerModel = {
  name: 'Postfix',
  host: 'mx1.romashka.test',
  // smtpd.c: NEUTER_CHARACTERS
  keeps: (helo) => helo.replace(/[ \t<>()\\";@\u0000-\u001f]/g, '?'),
  foldsData: false,
  writesAnyPtr: false,
  write(connection) {
    const { address, recipients, encrypted } = connection;
    const helo = this.keeps(connection.helo);
    const reverseName = confirmedName(connection);
    const tls = encrypted
      ? `\r\n\t(using TLSv1.3 with cipher ${CIPHER} (256/256 bits)\r\n\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)\r\n\t(Client did not present a certificate)`
      : '';
    const end = `${forClause(recipients, '\r\n\t')};${recipients.length === 1 ? '' : '\r\n\t'} ${dateOf(connection, '+05')}`;
    const body = `from ${helo} (${reverseName ?? 'unknown'} [${isIpv6(address) ? 'IPv6:' : ''}${address}])${tls}\r\n\tby ${this.host} (Postfix) with ${protocolOf(connection)} id 0BD1C25E0A4${end}`;
    return written(connection, this, body, {
      helo,
      reverseName,
      reverseNameVerified: reverseName === null ? null : true,
      software: 'Postfix',
      protocol: protocolOf(connection),
      id: '0BD1C25E0A4',
      envelopeFrom: null,
      recipient: only(recipients),
    });
  },
};

const exim: ServerModel = {
  name: 'Exim',
  host: 'mx.pion.test',
  keeps: strict,
  foldsData: false,
  writesAnyPtr: false,
  write(connection) {
    const { address, recipients, encrypted, sender, helo } = connection;
    const reverseName = confirmedName(connection);
    const same = reverseName?.toLowerCase() === helo.toLowerCase();
    const bracketed = `[${address}]`;
    const from =
      reverseName === null
        ? `${bracketed}${helo === bracketed ? '' : ` (helo=${helo})`}`
        : `${reverseName} (${bracketed}${same ? '' : ` helo=${helo}`})`;
    const protocol = protocolOf(connection).toLowerCase().replace('utf8s', 'utf8es');
    const tls = encrypted ? `  (TLS1.3) tls ${CIPHER}` : '';
    const body = `from ${from}\r\n\tby ${this.host} with ${protocol}${tls}\r\n\t(Exim 4.96)\r\n\t(envelope-from <${sender}>)\r\n\tid 1xVZza-00001L-2d${forClause(recipients, '\r\n\t', false)};\r\n\t${dateOf(connection)}`;
    return written(connection, this, body, {
      helo: reverseName === null && helo === bracketed ? null : helo,
      reverseName,
      reverseNameVerified: reverseName === null ? null : true,
      software: 'Exim',
      protocol,
      id: '1xVZza-00001L-2d',
      envelopeFrom: sender,
      recipient: only(recipients),
    });
  },
};

const sendmail: ServerModel = {
  name: 'Sendmail',
  host: 'mx.astra.test',
  keeps: strict,
  foldsData: false,
  writesAnyPtr: false,
  write(connection) {
    const { address, recipients, encrypted, helo, ptr, confirmed } = connection;
    const name = ptr !== null && STRICT_NAME.test(ptr) ? ptr : null;
    const bracketed = `[${isIpv6(address) ? `IPv6:${uncompressed(address)}` : address}]`;
    const peer = name === null ? bracketed : `${name} ${bracketed}${confirmed ? '' : ' (may be forged)'}`;
    const tls = encrypted ? `\r\n\t(version=TLSv1.3 cipher=${CIPHER} bits=256 verify=NO)` : '';
    const body = `from ${helo} (${peer})\r\n\tby ${this.host} (8.17.1.9/8.17.1.9/Debian-2+deb12u2) with ${protocolOf(connection)} id 6ANJlRkC000205${tls}${forClause(recipients, '\r\n\t')}; ${dateOf(connection)}`;
    return written(connection, this, body, {
      helo,
      reverseName: name,
      reverseNameVerified: name === null ? null : confirmed,
      software: 'Sendmail',
      protocol: protocolOf(connection),
      id: '6ANJlRkC000205',
      envelopeFrom: null,
      recipient: only(recipients),
    });
  },
};

/** Sendmail writes all eight groups of an IPv6 address. */
function uncompressed(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].join(':');
}

const courier: ServerModel = {
  name: 'Courier',
  host: 'mx.mak.test',
  keeps: (helo) => helo.replace(/[ \t]/g, '_'),
  foldsData: true,
  writesAnyPtr: false,
  confirmsAnyPtr: true,
  write(connection) {
    const { address, encrypted } = connection;
    const helo = this.keeps(connection.helo);
    const reverseName = confirmedName(connection);
    const mapped = `[${isIpv6(address) ? '' : '::ffff:'}${address}]`;
    const tls = encrypted ? '\r\n  (TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384)' : '';
    const id = '000000000025E20F.000000006B0499C8.000001B2';
    const body = `from ${helo} (${reverseName === null ? '' : `${reverseName} `}${mapped})${tls}\r\n  by ${this.host} with ${protocolOf(connection)}\r\n  id ${id}; ${dateOf(connection)}`;
    return written(connection, this, body, {
      helo,
      reverseName,
      // Without a TLS note only the id is Courier's own, and another server with such an id cannot be told from
      // Courier.
      reverseNameVerified: reverseName === null || !encrypted ? null : true,
      software: 'Courier',
      protocol: protocolOf(connection),
      id,
      envelopeFrom: null,
      recipient: null,
    });
  },
};

const openSmtpd: ServerModel = {
  name: 'OpenSMTPD',
  host: 'mx.fikus.test',
  keeps: strict,
  foldsData: false,
  writesAnyPtr: true,
  write(connection) {
    const { address, recipients, encrypted, helo, ptr } = connection;
    const tls = encrypted ? ` (TLSv1.3:${CIPHER}:256:NO)` : '';
    const body = `from ${helo} (${ptr ?? '<unknown>'} [${address}])\r\n\tby ${this.host} (OpenSMTPD) with ${protocolOf(connection)} id a95e114a${tls}${forClause(recipients, '\r\n\t')};\r\n\t${dateOf(connection, 'UTC')}`;
    return written(connection, this, body, {
      helo,
      reverseName: ptr,
      reverseNameVerified: null,
      software: 'OpenSMTPD',
      protocol: protocolOf(connection),
      id: 'a95e114a',
      envelopeFrom: null,
      recipient: only(recipients),
    });
  },
};

const qpsmtpd: ServerModel = {
  name: 'qpsmtpd',
  host: 'mx.landysh.test',
  keeps: (helo) => helo.split(' ', 1)[0] ?? '',
  foldsData: false,
  writesAnyPtr: true,
  write(connection) {
    const { address, encrypted, ptr } = connection;
    const helo = this.keeps(connection.helo) ?? '';
    const tls = encrypted ? `(${CIPHER} encrypted) ` : '';
    const body = `from ${ptr ?? 'Unknown'} (HELO ${helo}) (${address})\r\n by ${this.host} (qpsmtpd/0.94) with ${tls}${protocolOf(connection)}; ${dateOf(connection)}`;
    return written(connection, this, body, {
      helo,
      reverseName: ptr,
      reverseNameVerified: null,
      software: 'qpsmtpd',
      protocol: protocolOf(connection),
      id: null,
      envelopeFrom: null,
      recipient: null,
    });
  },
};

const haraka: ServerModel = {
  name: 'Haraka',
  host: 'mx.klever.test',
  keeps: (helo) => helo.split(/[ \t]/, 1)[0] ?? '',
  foldsData: true,
  writesAnyPtr: true,
  write(connection) {
    const { address, encrypted, ptr, sender } = connection;
    const helo = this.keeps(connection.helo) ?? '';
    const id = 'D81253C6-51DC-4FBF-8FA3-6B5BDB19F3FA.1';
    const tls = encrypted ? `\r\n\ttls ${CIPHER}` : '';
    const body = `from ${helo} (${ptr === null ? '' : `${ptr} `}[${address}])\r\n\tby ${this.host} (Haraka/3.3.4) with ${protocolOf(connection)} id ${id}\r\n\tenvelope-from <${sender}>${tls};\r\n\t${dateOf(connection)}`;
    return written(connection, this, body, {
      helo,
      reverseName: ptr,
      reverseNameVerified: null,
      software: 'Haraka',
      protocol: protocolOf(connection),
      id,
      envelopeFrom: sender,
      recipient: null,
    });
  },
};

export const SERVERS: readonly ServerModel[] = [postfix, exim, sendmail, courier, openSmtpd, qpsmtpd, haraka];
