import { describe, expect, test } from 'vitest';
import { findBorder } from '../../../src/route/border.ts';
import { read } from '../received/read.ts';

describe('a program that put the message into the queue of a host', () => {
  /** Rule of the newest line, which such a program began, if these are the user's own servers. */
  function rule(host: string, hostSuffixes: readonly string[]): string {
    const hops = [
      read(`by ${host} (Postfix, from userid 1001) id 1`, 0),
      read(`from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by ${host} (Postfix) with ESMTPS id 2`, 1),
    ];
    const { steps, end } = findBorder(hops, { mine: { hostSuffixes, networks: [] }, relays: [], outgoing: false });
    return steps[0]?.rule ?? end.rule;
  }

  test.each([
    ['srv5.klever.test', ['srv5.klever.test']],
    ['www.klever.test', ['WWW.klever.test.']],
    ['klever.test', ['klever.test']],
  ])('is the user’s if they named that very host: %s, %j', (host, mine) => {
    expect(rule(host, mine)).toBe('program-of-my-server');
  });

  test('is the user’s on a mail server of a domain that they named', () => {
    expect(rule('mail.klever.test', ['klever.test'])).toBe('program-of-my-server');
  });

  test.each(['www.klever.test', 'web12.klever.test', 'srv5.klever.test'])(
    'may be a contact form’s on any other host of that domain: %s',
    (host) => {
      expect(rule(host, ['klever.test'])).toBe('begins');
    },
  );
});
