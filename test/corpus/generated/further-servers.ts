import { type Connection, dateOf } from './connection.ts';
import { asNodeResolves } from './node-reverse-name.ts';

/**
 * Further servers that follow the shapes of public lines (test/corpus/received-more). They were not measured, and are
 * used only in the attacks. If it is not known what a server rejects, it keeps everything up to the first space.
 */
export interface AttackedServer {
  readonly name: string;
  readonly host: string;
  keeps(helo: string): string | null;
  readonly foldsData: boolean;
  readonly writesAnyPtr: boolean;
  readonly confirmsAnyPtr?: boolean;
  write(connection: Connection): { readonly body: string };
}

const HOST = 'mx.oreh.test';
const CIPHER = 'TLS_AES_256_GCM_SHA384';
const STRICT = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])$/;

type Body = (connection: Connection, helo: string) => string;

function server(name: string, writesAnyPtr: boolean, body: Body, strict = false): AttackedServer {
  const keeps = (helo: string): string | null => {
    const word = helo.split(/[ \t]/, 1)[0] ?? '';
    return strict && !STRICT.test(word) ? null : word;
  };
  const write = (connection: Connection): { readonly body: string } => ({
    body: body(connection, keeps(connection.helo) ?? ''),
  });
  return { name, host: HOST, foldsData: false, writesAnyPtr, keeps, write };
}

const protocol = ({ encrypted }: Connection): string => (encrypted ? 'ESMTPS' : 'ESMTP');
const confirmed = ({ ptr, confirmed: leadsBack }: Connection): string | null => (leadsBack ? ptr : null);
/** What the client's own service answers about its user (RFC 1413), without spaces. */
const ident = ({ dataStart }: Connection): string => dataStart.replace(/[ \t\r\n]+/g, '_').slice(0, 60);

/**
 * `helo_accept_junk_hosts = *`, measured on Exim 4.94, 4.96 and 4.98: the HELO name is kept with spaces, tabs and
 * parentheses; only NUL is rejected.
 */
const EXIM_WITH_ANY_HELO: AttackedServer = {
  name: 'Exim with any HELO name',
  host: HOST,
  foldsData: false,
  writesAnyPtr: false,
  keeps: (helo) => helo,
  write(c) {
    const name = confirmed(c);
    const peer =
      name === null ? `[${c.address}] (port=57285 helo=${c.helo})` : `${name} ([${c.address}]:57285 helo=${c.helo})`;
    const tls = c.encrypted ? `  (TLS1.3) tls ${CIPHER}` : '';
    return {
      body: `from ${peer}\r\n\tby ${HOST} with ${protocol(c).toLowerCase()}${tls}\r\n\t(Exim 4.96)\r\n\t(envelope-from <${c.sender}>)\r\n\tid 1xVZza-00001L-2d\r\n\tfor ${c.recipients[0] ?? ''}; ${dateOf(c)}`,
    };
  },
};

export const FURTHER_SERVERS: readonly AttackedServer[] = [
  server('Apache James', true, (c, helo) => {
    const peer = c.ptr ?? c.address;
    return `from ${peer} (EHLO ${helo}) ([${c.address}])\r\n          by ${HOST} (JAMES SMTP Server ) with ${protocol(c)} ID 6dffcf4c\r\n          for <${c.recipients[0] ?? ''}>;\r\n          ${dateOf(c, 'MSK')}`;
  }),
  server('Exchange', false, (c, helo) => {
    const tls = c.encrypted ? ` (version=TLS1_2, cipher=${CIPHER})` : '';
    return `from ${helo} (${c.address}) by ${HOST}\r\n (192.168.10.11) with Microsoft SMTP Server${tls} id 15.1.2507.39;\r\n ${dateOf(c)}`;
  }),
  server('Microsoft SMTPSVC', false, (c, helo) => {
    return `from ${helo} ([${c.address}]) by ${HOST} with Microsoft SMTPSVC(10.0.14393.4169);\r\n\t ${dateOf(c)}`;
  }),
  server('KumoMTA', false, (c, helo) => {
    return `from ${helo} (${c.address})\r\n  by ${HOST} (KumoMTA 192.168.10.11)\r\n  with ${protocol(c)} id 8d3e233f994411f0b28802d6348ecd7b;\r\n  ${dateOf(c)}`;
  }),
  server('Stalwart', true, (c, helo) => {
    const tls = c.encrypted ? `\r\n\t(using TLSv1.3 with cipher ${CIPHER})` : '';
    return `from ${helo} (${c.ptr ?? 'unknown'} [${c.address}])${tls}\r\n\tby ${HOST} (Stalwart SMTP) with ${protocol(c)} id 41A2C80D73C;\r\n\t${dateOf(c)}`;
  }),
  server('ZoneMTA', true, (c, helo) => {
    const name = c.ptr === null ? '' : ` ${asNodeResolves(c.ptr)}`;
    return `from ${helo} ([${c.address}]${name})\r\n by ${HOST} (ZoneMTA) with ${protocol(c)} id 1901bd26506000e0a8.001\r\n for <${c.recipients[0] ?? ''}>;\r\n ${dateOf(c)}`;
  }),
  // Measured on chasquid 1.11; Go's strings.Fields splits words at U+00A0 and U+3000 too.
  server('chasquid', false, (c, helo) => {
    const literal = c.address.includes(':') ? `IPv6:${c.address}` : c.address;
    const tls = c.encrypted ? `\r\n\ttls ${CIPHER}\r\n\t(over SMTP, TLS-1.3, ` : '\r\n\t(over SMTP, plain text!, ';
    return `from [${literal}] (${helo.split(/\s/u, 1)[0] ?? ''})\r\n\tby ${HOST} (chasquid) with ${protocol(c)}${tls}envelope from ${JSON.stringify(c.sender)})\r\n\t; ${dateOf(c)}`;
  }),
  server('CommuniGate Pro', false, (c, helo) => {
    return `from [${c.address}] (HELO ${helo})\r\n  by ${HOST} (CommuniGate Pro SMTP 6.3.3)\r\n  with ${protocol(c)} id 123456; ${dateOf(c)}`;
  }),
  server(
    'Sendmail with an ident answer',
    false,
    (c, helo) => {
      const name = confirmed(c);
      const peer =
        name === null ? `[${c.address}]` : `IDENT:${ident(c).replace(/[@()<>"[\]\\,;:]/g, '?')}@${name} [${c.address}]`;
      return `from ${helo} (${peer})\r\n\tby ${HOST} (8.17.1/8.17.1) with ${protocol(c)} id 6ANJlRkC000205; ${dateOf(c)}`;
    },
    true,
  ),
  server(
    'Exim with port and ident answer',
    false,
    (c, helo) => {
      const name = confirmed(c);
      const answer = ` ident=${ident(c).replace(/[()]/g, '?')}`;
      const peer =
        name === null
          ? `[${c.address}] (port=57285 helo=${helo}${answer})`
          : `${name} ([${c.address}]:57285 helo=${helo}${answer})`;
      return `from ${peer}\r\n\tby ${HOST} with ${protocol(c).toLowerCase()} (Exim 4.96)\r\n\t(envelope-from <${c.sender}>)\r\n\tid 1xVZza-00001L-2d; ${dateOf(c)}`;
    },
    true,
  ),
  EXIM_WITH_ANY_HELO,
];
