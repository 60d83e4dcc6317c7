import { describe, expect, test } from 'vitest';
import { buildRoute } from '../../../src/route/build-route.ts';
import { read } from '../received/read.ts';

/** The border, why the walk ended there, and for each later hop whether it is consistent with the chain. */
function route(chain: readonly string[]): string {
  const hops = chain.map((body, index) => read(body, index));
  const { border, end, hops: routed } = buildRoute(hops, { hostSuffixes: [], networks: [] }, []);
  const later = routed.slice((border?.hop ?? 0) + 1).map(({ consistent }) => (consistent ? 'consistent' : 'not'));
  return [border?.hop, end.rule, ...later].join(' ');
}

function forgedBy(host: string): string {
  return `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by ${host} (Postfix) with ESMTPS id 9`;
}

// Forms from public list archives, 2019 to 2026. None of these providers writes a line for the user’s own connection,
// so whatever comes next is what the user wrote.
const MAILBOX_ORG =
  'from smtp202.mailbox.org (smtp202.mailbox.org [10.196.197.202]) by mout-p-103.mailbox.org (Postfix) with ESMTPS id 2';
const POSTEO = 'from submission (posteo.de [185.67.36.169]) by mout02.posteo.de (Postfix) with ESMTPS id 2';

describe('a provider that removes the line of its own users: nothing after its submission host is consistent', () => {
  test.each([
    ['mailbox.org', 'mout-p-103.mailbox.org', '80.241.56.161', MAILBOX_ORG, 'smtp202.mailbox.org'],
    ['mailbox.org, its edge', 'mout-p-103.mailbox.org', '80.241.56.161', MAILBOX_ORG, 'mx2.mailbox.org'],
    ['Posteo', 'mout02.posteo.de', '185.67.36.66', POSTEO, 'mx04.posteo.de'],
  ])('%s', (_provider, host, address, submitted, writer) => {
    const top = `from ${host} (${host} [${address}]) by mx.klever.test (Postfix) with ESMTPS id 1`;
    expect(route([top, submitted, forgedBy(writer)])).toBe('0 outside consistent not');
  });
});

describe('a mailbox at the provider of the sender: the walk ends at its submission host', () => {
  test.each([
    [
      'mailbox.org, as it was in 2019',
      'from smtp2.mailbox.org (smtp2.mailbox.org [80.241.60.241]) by mx2.mailbox.org (Postfix) with ESMTPS id 1',
      'smtp2.mailbox.org',
    ],
    [
      'Proton',
      'from mail-4316.protonmail.ch (mail-4316.protonmail.ch [185.70.43.16]) by mailin027.protonmail.ch (Postfix) with ESMTPS id 1',
      'mail-4316.protonmail.ch',
    ],
  ])('%s', (_provider, top, writer) => {
    expect(route([top, forgedBy(writer)])).toBe('0 begins not');
  });
});

describe('a program of the mailbox’s own host that handed the message in', () => {
  test.each([
    'from [10.0.0.1] (account bob HELO x) by mx.klever.test (CommuniGate Pro RULE 6.3) with RULE id 1',
    'from localhost (localhost [127.0.0.1]) (uid 33) by mx.klever.test with local',
  ])('wrote what comes next, in the name of the host: %s', (top) => {
    expect(route([top, forgedBy('mx.klever.test')])).toBe('0 begins not');
  });
});
