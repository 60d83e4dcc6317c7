import { describe, expect, test } from 'vitest';
import { findBorder } from '../../../src/route/border.ts';
import { NO_SERVERS } from '../../../src/route/my-servers.ts';
import { read } from '../received/read.ts';

/** Where the walk ends if this is the newest line, and the next one was forged in the host's own name. */
function end(newest: string): string {
  const forged =
    'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 2';
  const hops = [newest, forged].map((body, index) => read(body, index));
  const found = findBorder(hops, { mine: NO_SERVERS, relays: [], outgoing: false });
  return `${found.end.rule} ${String(found.border?.hop)}`;
}

describe('a connection from the host itself, with the user who made it (RFC 1413)', () => {
  test.each([
    ['qmail', 'from unknown (HELO localhost) (apache@127.0.0.1) by mx.klever.test with SMTP'],
    ['Sendmail', 'from localhost (www-data@localhost [127.0.0.1]) by mx.klever.test (8.14.7/8.14.7) with ESMTP id 4AN'],
    ['Exim', 'from localhost ([127.0.0.1] ident=nobody) by mx.klever.test with esmtp (Exim 4.96) id 1xX5xq-0000ya-0k'],
  ])('begins a message if a website’s program made it: %s', (_server, line) => {
    expect(end(line)).toBe('begins 0');
  });

  test('is a step inside if a filter made it', () => {
    const line = 'from localhost (amavis@localhost [127.0.0.1]) by mx.klever.test (8.14.7/8.14.7) with ESMTP id 4AN';
    expect(end(line)).toBe('outside 1');
  });
});
