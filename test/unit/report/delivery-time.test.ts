import { deliveryTimes } from '../../../src/report/delivery-time.ts';
import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import type { Report, TimeSpent } from '../../../src/report/report.ts';
import { timeSpentFacts } from '../../../src/report/wording/time-spent-words.ts';
import { rowOfReport } from '../../../src/report/table/row-of-report.ts';

/**
 * A time is worth as much as the line that contains it: a sender can write any time into the lines before the border.
 */

const RELAYED = [
  'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 12:01:40 +0000',
  'from shop.example (shop.example [198.51.100.20]) by smtp.gate.sendsay.ru (Postfix) with ESMTPSA id 2; Mon, 23 Nov 2026 12:01:00 +0000',
];

/** The border took the message from a stranger; the rest names hosts that never had it. */
const FORGED = [
  'from evil.example (evil.example [203.0.113.66]) by mx.klever.test (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 12:35:46 +0000',
  'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.astra.test (Postfix) with ESMTPS id 2; Mon, 23 Nov 2026 12:00:00 +0000',
  'from a.example (a.example [198.51.100.7]) by b.example (Postfix) with ESMTPS id 3; Mon, 23 Nov 2026 11:00:00 +0000',
];

const LMTP = 'from mx.klever.test by mx.klever.test with LMTP id 0; Mon, 23 Nov 2026 12:35:50 +0000';

function report(received: readonly string[], ...further: readonly string[]): Report {
  const fields = [...received.map((line) => `Received: ${line}`), ...further].map((field) => `${field}\r\n`);
  return inspect(`${fields.join('')}\r\n`, { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } });
}

describe('how long a delivery took', () => {
  test('is the sender’s word from the oldest consistent line', () => {
    expect(deliveryTimes(report(RELAYED, 'Date: Mon, 23 Nov 2026 11:00:00 +0000'))).toEqual([
      { since: 'told-line', seconds: 40, standing: 'sender' },
    ]);
  });

  test('is never computed from lines after a break', () => {
    expect(deliveryTimes(report(FORGED))).toEqual([]);
    expect(deliveryTimes(report([LMTP, ...FORGED]))).toEqual([{ since: 'border', seconds: 4, standing: 'counts' }]);
  });

  test('goes from Date, and from the newest t= of DKIM, to the arrival if there is only one line', () => {
    const [line = ''] = RELAYED;
    const signed = ['1795435200', '1795435260'].map((t) => `DKIM-Signature: v=1; d=shop.example; s=a; t=${t}; b=eA==`);
    expect(deliveryTimes(report([line], 'Date: Mon, 23 Nov 2026 15:01:00 +0300', ...signed))).toEqual([
      { since: 'date', seconds: 40, standing: 'sender' },
      { since: 'signature', seconds: 40, standing: 'sender' },
    ]);
  });

  test('is unknown if only one line has a time', () => {
    expect(deliveryTimes(report([FORGED[0] ?? ''], 'Date: yesterday'))).toEqual([]);
  });

  test('counts if the mailbox’s own side wrote every line', () => {
    const earlier = LMTP.replace('12:35:50', '12:35:20');
    expect(deliveryTimes(report([LMTP, earlier]))).toEqual([{ since: 'own-line', seconds: 30, standing: 'counts' }]);
  });

  test('is in a table as the sender’s word, and not as the time inside the mailbox’s system', () => {
    const delivered = (of: Report): number | null => rowOfReport(of, [sendsay], { place: 'a' }).delivered;
    expect(delivered(report(RELAYED))).toBe(40);
    expect(delivered(report([LMTP, ...FORGED]))).toBeNull();
  });
});

describe('where the time went, in words', () => {
  const on = (part: TimeSpent['part'], seconds: number): TimeSpent => ({ part, seconds, standing: 'sender' });

  test('is in the order of the way', () => {
    const facts = timeSpentFacts([on('inside-provider', 1), on('at-relay', 4)]);
    expect(facts.map(({ label }) => label)).toEqual(['inspector_spent_at_relay', 'inspector_spent_inside_provider']);
  });

  test('is not said of the whole way, which is the time of the delivery again', () => {
    expect(timeSpentFacts([on('at-relay', 7)])).toEqual([]);
  });

  test('is no negative time: the clocks disagree', () => {
    const [first] = timeSpentFacts([on('at-relay', -7440), on('inside-provider', 1)]);
    expect(first?.value).toEqual({ kind: 'words', key: 'fact_clocks_disagree' });
  });
});

describe('the times of a route', () => {
  test('are summed over the vouched lines only', () => {
    expect(report([LMTP, ...FORGED]).route.totalSeconds).toBe(4);
    expect(report(FORGED).route.totalSeconds).toBeNull();
  });

  test('say how far the earlier of their two lines can be believed', () => {
    expect(report([LMTP, ...FORGED]).route.hops.map(({ delayBasis }) => delayBasis)).toEqual([
      'vouched',
      'broken',
      'broken',
      null,
    ]);
    expect(report(RELAYED).route.hops.map(({ delayBasis }) => delayBasis)).toEqual(['consistent', null]);
  });

  test('are divided among the parts of the route, leaving out those after a break', () => {
    expect(report([LMTP, ...FORGED]).timeSpent).toEqual([{ part: 'inside-provider', seconds: 4, standing: 'counts' }]);
    expect(report(RELAYED).timeSpent).toEqual([{ part: 'at-relay', seconds: 40, standing: 'sender' }]);
  });

  test('make legs that are the sender’s word if one of their lines is', () => {
    const legs = (of: Report) => rowOfReport(of, [sendsay], { place: 'a' }).legs;
    expect(legs(report(RELAYED))).toEqual([{ from: 'Sendsay', to: 'klever.test', seconds: 40, vouched: false }]);
    expect(legs(report([LMTP, ...FORGED]))).toEqual([
      { from: 'klever.test', to: 'klever.test', seconds: 4, vouched: true },
    ]);
  });
});
