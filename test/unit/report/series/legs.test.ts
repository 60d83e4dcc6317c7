import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { legTimes } from '../../../../src/report/series/leg-times.ts';
import { type LegTime, legsOf } from '../../../../src/report/series/legs.ts';

const leg = (from: string, to: string, seconds: number): LegTime => ({ from, to, seconds, vouched: true });

describe('the legs of many messages', () => {
  test('have a count, a median, the time within which nineteen of twenty stay, and the maximum', () => {
    const times = Array.from({ length: 100 }, (_, nth) => leg('a', 'b', nth + 1));
    expect(legsOf(times)).toEqual([
      { from: 'a', to: 'b', vouched: true, count: 100, median: 50, most: 95, worst: 100, correction: 0 },
    ]);
  });

  test('are corrected for a wrong clock: what it takes from one leg it adds to the other', () => {
    // The relay's clock is 30 seconds ahead: messages seem to reach it late and to leave it before they arrived.
    const times = Array.from({ length: 40 }, (_, nth) => [
      leg('app', 'relay', 32 + nth),
      leg('relay', 'mx', 2 + nth - 30),
    ]).flat();
    const [toRelay, toMailbox] = [
      legsOf(times).find(({ to }) => to === 'relay'),
      legsOf(times).find(({ to }) => to === 'mx'),
    ];
    // The minimum of the second leg counts as zero, so the error is visible except for that part.
    expect(toMailbox?.correction).toBeGreaterThan(25);
    expect(toMailbox?.correction).toBeLessThanOrEqual(30);
    expect(toRelay?.correction).toBe(-(toMailbox?.correction ?? 0));
    expect((toMailbox?.median ?? 0) - 21).toBeLessThan(5);
    expect((toRelay?.median ?? 0) - 21).toBeLessThan(7);
  });

  test('keep a real delay: a slow leg is not a wrong clock', () => {
    const times = Array.from({ length: 40 }, () => [leg('app', 'relay', 600), leg('relay', 'mx', 1)]).flat();
    expect(legsOf(times).map(({ median, correction }) => [median, correction])).toEqual([
      [600, 0],
      [1, 0],
    ]);
  });

  test('do not shift a clock for one message with a wrong date', () => {
    const times = [...Array.from({ length: 40 }, () => leg('relay', 'mx', 1)), leg('relay', 'mx', -86_400)];
    expect(legsOf(times)).toMatchObject([{ correction: 0, median: 1 }]);
  });

  test('do not correct clocks if no error can explain the times: two groups, each ahead of the other', () => {
    const times = Array.from({ length: 40 }, () => [leg('a', 'b', -10), leg('b', 'a', -10), leg('c', 'd', -30)]).flat();
    const corrections = new Map(legsOf(times).map(({ from, correction }) => [from, correction]));
    expect(corrections.get('c')).toBe(30);
    expect(Math.abs(corrections.get('a') ?? Infinity)).toBeLessThanOrEqual(10);
  });

  test('are the same whatever the order of the messages', () => {
    const time = fc.record({
      from: fc.constantFrom('a', 'b', 'c'),
      to: fc.constantFrom('a', 'b', 'c'),
      seconds: fc.integer({ min: -100, max: 1000 }),
      vouched: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(time), (times) => {
        expect(legsOf(times.toReversed())).toEqual(legsOf(times));
      }),
    );
  });
});

describe('the legs of one message', () => {
  const legsIn = (source: Uint8Array): LegTime[] =>
    legTimes(inspect(source, { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } }).route, [sendsay]);
  const legs = (name: string): LegTime[] =>
    legsIn(readFileSync(join(import.meta.dirname, '../../../corpus/messages', name)));

  test('go from group to group, oldest first: the relay by its title, others by their registered domains', () => {
    const groups = legs('a01-relayed-romashka.eml').map(({ from, to }) => `${from} → ${to}`);
    expect(groups.at(-1)).toBe('romashka.test → romashka.test');
    expect(groups).toContain('Sendsay → romashka.test');
  });

  test('name a provider whose inner host calls itself by an address', () => {
    const source = new TextEncoder().encode(
      [
        'Received: by 2002:a05:6504:3a1:b0:2f4:1f2d:8a11 with SMTP id x; Thu, 5 Nov 2026 00:12:11 -0800 (PST)',
        'Received: from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101]) by mx.google.com with ESMTPS id y',
        ' for <anna@gmail.com>; Thu, 5 Nov 2026 00:12:09 -0800 (PST)',
        'From: news@shop.example\r\n\r\n',
      ].join('\r\n'),
    );
    expect(legsIn(source)).toEqual([{ from: 'Gmail', to: 'Gmail', seconds: 2, vouched: true }]);
  });

  test('end where the chain breaks: below, anyone may have written the times', () => {
    expect(legs('i1-fakelines-klever.eml').some(({ from }) => from === 'Sendsay')).toBe(false);
  });
});
