import type { Connection } from './connection.ts';
import type { AttackedServer } from './further-servers.ts';

/** Received fields that the recipient's own side adds above the border, newest first. */
export interface Mailbox {
  readonly name: string;
  /**
   * Why the walk ends at the newest field, if it does. `handed-in`: a program of the server queued the message, as any
   * program there can with any fields (S6). `nat`: neighbours share the address (S7).
   */
  readonly ends?: 'handed-in' | 'nat';
  above(host: string, sender: string, recipient: string): readonly string[];
}

const LATER = 'Mon, 23 Nov 2026 22:46:59 +0300';

function domainOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

const lmtp = (host: string, sender: string, recipient: string): string =>
  `from ${host}\r\n\tby ${host} with LMTP\r\n\tid 5VvKEA6YBGujAAAAKHzQ0w\r\n\t(envelope-from <${sender}>)\r\n\tfor <${recipient}>; ${LATER}`;

export const AT_THE_SERVER: Mailbox = { name: 'the server itself', above: () => [] };

export const MAILBOXES: readonly Mailbox[] = [
  AT_THE_SERVER,
  { name: 'Dovecot over LMTP', above: (host, sender, recipient) => [lmtp(host, sender, recipient)] },
  {
    name: 'Cyrus over a unix socket',
    above: (host) => [
      `from ${host} ([unix socket])\r\n\t by ${host} (Cyrus 3.6.1-Debian-3.6.1-4+deb12u5) with LMTPA;\r\n\t ${LATER}`,
    ],
  },
  {
    name: 'amavis and back',
    above: (host, _sender, recipient) => [
      `from localhost (localhost [127.0.0.1])\r\n\tby ${host} (Postfix) with ESMTP id C7F8825EF3E\r\n\tfor <${recipient}>; ${LATER} (MSK)`,
      `from ${host} ([127.0.0.1])\r\n by localhost (${host} [127.0.0.1]) (amavis, port 10024) with ESMTP\r\n id A3gmfgfLYllU for <${recipient}>;\r\n ${LATER} (MSK)`,
    ],
  },
  {
    name: 'a store of the same organisation',
    above: (host, sender, recipient) => {
      const store = `store.mail.${domainOf(host)}`;
      return [
        lmtp(store, sender, recipient),
        `from ${host} (${host} [198.51.100.19])\r\n\tby ${store} (Postfix) with ESMTP id 1E88026A077\r\n\tfor <${recipient}>; ${LATER} (MSK)`,
      ];
    },
  },
  {
    name: 'a store in a private network',
    above: (host) => [
      `from ${host} (unknown [IPv6:fd12:3456::19])\r\n\tby store (Postfix) with ESMTP id 1E88026A077\r\n\tfor <ivan@${domainOf(host)}>; ${LATER} (MSK)`,
    ],
  },
  {
    name: 'a store behind carrier-grade addresses',
    ends: 'nat',
    above: (host) => [
      `from ${host} ([100.64.0.19] helo=${host})\r\n\tby store with esmtp (Exim 4.96)\r\n\tid 1xVZza-00001L-2e; ${LATER}`,
    ],
  },
  {
    name: 'fetchmail of another organisation',
    above: (host, sender, recipient) => [
      `from mail.kaktus.test (localhost [IPv6:::1])\r\n\tby mail.kaktus.test (Postfix) with ESMTP id 245142840C1\r\n\tfor <ivan@kaktus.test>; ${LATER} (MSK)`,
      `from ${host} [198.51.100.11]\r\n\tby mail.kaktus.test with IMAP (fetchmail-6.4.37)\r\n\tfor <ivan@kaktus.test> (single-drop); ${LATER} (MSK)`,
      lmtp(host, sender, recipient),
    ],
  },
  {
    name: 'a filter that pipes it back into sendmail',
    ends: 'handed-in',
    above: (host) => [`by ${host} (Postfix, from userid 5001)\r\n\tid E6F0C4440B28; ${LATER} (MSK)`],
  },
  {
    name: 'a list manager that hands it back',
    above: (host, _sender, recipient) => [
      `from ${host} (localhost [IPv6:::1]) by ${host} (Postfix) with\r\n ESMTP id 4C5F12840C1 for <${recipient}>; ${LATER} (MSK)`,
    ],
  },
  {
    name: 'qmail after it',
    ends: 'handed-in',
    above: () => [`(qmail 10876 invoked by uid 89); ${LATER}`, `(qmail 10870 invoked from network); ${LATER}`],
  },
  {
    name: 'a filter with a socket',
    ends: 'handed-in',
    above: (host) => [
      `from localhost (localhost [local])\r\n\tby ${host} (OpenSMTPD) with ESMTPA id 8b1c2d3e;\r\n\t${LATER} (MSK)`,
    ],
  },
];

/** Index of the border hop: that of the server's own field, or of the newest one. */
export function borderOf(mailbox: Mailbox, host: string): number {
  return mailbox.ends === undefined ? mailbox.above(host, '', '').length : 0;
}

/** The relay's own field, below the border of a relayed message. */
export const RELAY_FIELD =
  'from node1.altcraft-lab.test (node1.altcraft-lab.test [198.51.100.20])\r\n\tby gate.sendsay.ru (Postfix) with ESMTPSA id B10E925E016\r\n\tfor <ivan@romashka.test>; Mon, 23 Nov 2026 22:46:21 +0300 (MSK)';

/**
 * What a forwarder does to the envelope sender so that SPF passes: SRS as Exim and postsrsd write it, the second
 * rewriting by another forwarder, and Exchange Online's own form.
 */
export const REWRITTEN_SENDERS: readonly ((domain: string) => string)[] = [
  (domain) => `SRS0=Z8Bj=5H=b.lavka.test=bounce-n101@${domain}`,
  (domain) => `SRS1=QqYd=fialka.test==Z8Bj=5H=b.lavka.test=bounce-n101@${domain}`,
  (domain) => `bounce+SRS=Rrm42=OP@${domain}`,
];

/** One ARC set (RFC 8617 §4.1) and the accompanying fields, as a forwarder prepends them to what it received. */
export function sealedBy(host: string, mailbox: string, address: string): string[] {
  const domain = domainOf(host);
  return [
    `Delivered-To: ${mailbox}`,
    `X-Forwarded-To: ivan@romashka.test`,
    `X-Forwarded-For: ${mailbox} ivan@romashka.test`,
    `ARC-Seal: i=1; a=rsa-sha256; t=1795000000; cv=none;\r\n d=${domain}; s=arc; b=AUedK6P73YP7jLZy`,
    `ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=arc; h=from:to; bh=AA==; b=AA==`,
    `ARC-Authentication-Results: i=1; ${host}; iprev=pass (gato101.sndsy.ru) smtp.remote-ip=${address};\r\n spf=pass (${host}: domain of b.lavka.test designates ${address} as permitted sender) smtp.mailfrom=bounce-n101@b.lavka.test`,
    `Received-SPF: pass (${host}: domain of b.lavka.test designates ${address} as permitted sender) client-ip=${address}; receiver=${host}`,
    `Authentication-Results: ${host}; iprev=pass`,
    'X-Haraka-FCrDNS: gato101.sndsy.ru',
  ];
}

/**
 * A whole message: the mailbox's fields, the border field, and what was in the message when it arrived: other fields
 * (`arrived`) and Received fields (`below`).
 */
export function deliver(
  mailbox: Mailbox,
  server: AttackedServer,
  connection: Connection,
  below: readonly string[],
  arrived: readonly string[] = [],
): string {
  const recipient = connection.recipients[0] ?? '';
  const { body } = server.write(connection);
  const folded = server.foldsData && /^[ \t]/.test(connection.dataStart) ? `\r\n${connection.dataStart}` : '';
  const above = [...mailbox.above(server.host, connection.sender, recipient), `${body}${folded}`];
  const fields = [
    `Return-Path: <${connection.sender}>`,
    ...above.map((field) => `Received: ${field}`),
    ...arrived,
    ...below.map((field) => `Received: ${field}`),
  ];
  return `${fields.map((field) => `${field}\r\n`).join('')}From: a@lavka.test\r\nSubject: x\r\n\r\nbody\r\n`;
}
