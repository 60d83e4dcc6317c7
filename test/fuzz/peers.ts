import { hostileText } from './mutate.ts';
import type { Random } from './random.ts';

const DATE = 'Mon, 23 Nov 2026 10:30:00 +0300';
/** The address of the connection, in every field. */
export const CONNECTION = '203.0.113.66';

/** Bytes that no SMTP server lets into a reply or a host name, or that end a command. */
const LINE_ENDS = /[\r\n\0]/g;
const BLANKS = /[\r\n\0\t ]/g;

/**
 * A field of a server that prints a reverse name without checking it, in which everything that the peer chooses is hostile: its
 * HELO name, its reverse name, its envelope sender, its SNI. Nothing in it may ever count as confirmed.
 */
export function fieldOfPeer(random: Random): string {
  const helo = hostileText(random, BLANKS);
  const reverseName = hostileText(random, BLANKS);
  const sender = hostileText(random, LINE_ENDS);
  const peer = `${helo} (${reverseName} [${CONNECTION}])`;
  switch (random.below(6)) {
    case 0:
      return `from ${peer} by mx.klever.test (envelope-sender <${sender}@evil.example>) with ESMTPS id 1a2b; ${DATE}`;
    case 1:
      return `from ${peer} by mx.klever.test with ESMTPS (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 sni=${sender}) id 1a2b; ${DATE}`;
    case 2:
      return `from ${peer}\tby mx.fikus.test (OpenSMTPD) with ESMTPS id a95e114a (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for <u@fikus.test>;\t${DATE}`;
    case 3:
      return `from ${reverseName} (HELO ${helo}) (${CONNECTION})\tby mx.landysh.test (qpsmtpd/0.94) with ESMTP; ${DATE}`;
    case 4:
      return `from ${peer}\tby mx.tulpan.test (Haraka/2.8.27) with ESMTPS id 0C1B.1\tenvelope-from <"${sender.replaceAll(/["\\]/g, '')}"@evil.example>\ttls TLS_AES_256_GCM_SHA384; ${DATE}`;
    default:
      return `from ${peer} by mx.klever.test with ESMTPS id 1a2b for <u@klever.test> (envelope-from ${sender}@evil.example); ${DATE}`;
  }
}
