import { hostileText } from './mutate.ts';
import type { Random } from './random.ts';

const DATE = 'Mon, 23 Nov 2026 10:30:00 +0300';
/** The address of the connection, in every field. */
export const CONNECTION = '203.0.113.66';

/** Bytes that no SMTP server allows in a reply or a host name, or that end a command. */
const LINE_ENDS = /[\r\n\0]/g;
const BLANKS = /[\r\n\0\t ]/g;

/** What a peer chooses: its greeting, its reverse name, its envelope sender or any other text that a server repeats. */
interface Peer {
  readonly helo: string;
  readonly reverseName: string;
  readonly text: string;
}

type Form = (peer: Peer) => string;

/** The fields of servers that confirm no reverse name, with what these servers let through. */
const FORMS: readonly Form[] = [
  // maddy
  ({ helo, reverseName, text }) =>
    `from ${helo} (${reverseName} [${CONNECTION}]) by mx.klever.test (envelope-sender <${text}@evil.example>) with ESMTPS id 1a2b`,
  ({ helo, reverseName, text }) =>
    `from ${helo} (${reverseName} [${CONNECTION}]) by mx.klever.test with ESMTPS (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 sni=${text}) id 1a2b`,
  ({ helo, reverseName }) =>
    `from ${helo} (${reverseName} [${CONNECTION}])\tby mx.fikus.test (OpenSMTPD) with ESMTPS id a95e114a (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for <u@fikus.test>`,
  ({ helo, reverseName }) =>
    `from ${reverseName} (HELO ${helo}) (${CONNECTION})\tby mx.landysh.test (qpsmtpd/0.94) with ESMTP`,
  ({ helo, reverseName, text }) =>
    `from ${helo} (${reverseName} [${CONNECTION}])\tby mx.tulpan.test (Haraka/2.8.27) with ESMTPS id 0C1B.1\tenvelope-from <"${unquoted(text)}"@evil.example>\ttls TLS_AES`,
  ({ helo, reverseName, text }) =>
    `from ${helo} (${reverseName} [${CONNECTION}]) by mx.klever.test with ESMTPS id 1a2b for <u@klever.test> (envelope-from ${text}@evil.example)`,
  // qmail
  ({ helo, reverseName }) => `from ${reverseName} (HELO ${helo}) (${CONNECTION})\r\n  by mx.klever.test with SMTP`,
  ({ reverseName }) => `from ${reverseName} (${CONNECTION})\r\n  by mx.klever.test with SMTP`,
  // Courier that did not look the name up
  ({ helo }) =>
    `from ${helo} ([::ffff:${CONNECTION}])\r\n  by mx.klever.test with ESMTP\r\n  id 000000000024602E.000000006B0A2583.00000EB4`,
  // Exim without a reverse name; it quotes no text of the sender's
  ({ helo, text }) =>
    `from [${CONNECTION}] (helo=${helo}) by mx.klever.test with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.98) (envelope-from <"${unquoted(text)}"@evil.example>) id 1xX5xq-0000ya-0k`,
  // Exchange
  ({ helo }) =>
    `from ${helo} (${CONNECTION}) by mx.klever.test (10.0.0.7) with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.2.1.1`,
  // MDaemon, with and without the address
  ({ helo }) => `from ${helo} by mx.klever.test (MDaemon PRO v23.5.1) with ESMTPS id md1`,
  ({ helo }) => `from ${helo} ([${CONNECTION}]) by mx.klever.test (MDaemon PRO v23.5.1) with ESMTPS id md1`,
  ({ helo }) =>
    `from [${CONNECTION}] (HELO ${helo})\r\n  by mx.klever.test (CommuniGate Pro SMTP 6.2) with ESMTPS id 1`,
  ({ helo, text }) =>
    `from [${CONNECTION}] (${helo})\r\n\tby mx.klever.test (chasquid) with ESMTPS\r\n\ttls TLS_AES\r\n\t(over SMTP, TLS-1.3, envelope from "${text.replaceAll(/(["\\])/g, String.raw`\$1`)}@evil.example")`,
  ({ helo, reverseName }) =>
    `from ${helo} (${reverseName} [${CONNECTION}])\r\n\tby mx.klever.test (Stalwart SMTP) with ESMTPS (TLS1_3 / X)\r\n\tid 1`,
  ({ helo, reverseName }) =>
    `from ${helo} (${reverseName} [${CONNECTION}])\r\n  by mx.klever.test (KumoMTA 10.0.0.1) \r\n  with ESMTPS id x`,
  ({ helo, reverseName }) =>
    `from ${helo} (${reverseName}. [${CONNECTION}])\r\n        by mx.google.com with ESMTPS id abc123si1\r\n        for <u@klever.test>`,
  ({ helo, text }) =>
    `from ${helo} (unknown [${CONNECTION}])\r\n\t(Client CN "${unquoted(text)}", Issuer "${unquoted(text)}" (not verified))\r\n\tby mx.klever.test (Postfix) with ESMTPS id 4ABC`,
  // Programs that do not name themselves
  ({ helo }) => `from ${helo} (${CONNECTION}) by mx.klever.test with SMTP id 1`,
  ({ helo }) => `from ${helo} [${CONNECTION}] by mx.klever.test with SMTP id 1`,
  ({ text }) => `from [${CONNECTION}] by mx.klever.test with SMTP id 1 (envelope-from ${text}@evil.example)`,
];

/**
 * A field of a server that confirms no reverse name, in which everything that the peer chooses is hostile. Nothing in
 * it may ever count as confirmed, no address other than {@link CONNECTION} may count as the connection's, and no
 * message with it on top may be proven.
 */
export function fieldOfPeer(random: Random): string {
  const form = random.of(FORMS);
  const helo = hostileText(random, BLANKS);
  const reverseName = hostileText(random, BLANKS);
  const text = hostileText(random, LINE_ENDS);
  return `${form({ helo, reverseName, text })}; ${DATE}`;
}

function unquoted(text: string): string {
  return text.replaceAll(/["\\]/g, '');
}
