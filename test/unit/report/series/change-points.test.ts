import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VerdictName } from '../../../../src/relay/verdict.ts';
import { changePoints } from '../../../../src/report/series/change-points.ts';
import { type DatedAnswer, countAnswers } from '../../../../src/report/series/dated-answer.ts';
import { shareOverTime } from '../../../../src/report/series/share-over-time.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 14);

/** One message an hour. */
const hourly = (verdicts: readonly (VerdictName | null)[]): DatedAnswer[] =>
  verdicts.map((verdict, nth) => ({ place: `all.mbox#${nth + 1}`, time: START + nth * HOUR, verdict }));

const repeat = (verdict: VerdictName, count: number): VerdictName[] => Array.from({ length: count }, () => verdict);

/** "place before → place after: way", for each change. */
const told = (answers: readonly DatedAnswer[]): string[] =>
  changePoints(answers).map(({ before, after, to }) => `${before.place} → ${after.place}: ${to}`);

describe('since when', () => {
  test('names the last message through the relay and the first that came by another route', () => {
    const answers = hourly([...repeat('proven', 15), ...repeat('absent', 15)]);
    expect(changePoints(answers)).toMatchObject([
      { time: START + 15 * HOUR, to: 'other', shareBefore: 1, shareAfter: 0 },
    ]);
    expect(told(answers)).toEqual(['all.mbox#15 → all.mbox#16: other']);
  });

  test('finds a change back, and a change from one share to another', () => {
    const back = hourly([...repeat('reported', 12), ...repeat('contradicted', 12), ...repeat('proven', 12)]);
    expect(told(back)).toEqual(['all.mbox#12 → all.mbox#13: other', 'all.mbox#24 → all.mbox#25: relay']);
    const mixed = Array.from({ length: 200 }, (_, nth): VerdictName =>
      nth < 100 ? (nth % 10 === 9 ? 'absent' : 'proven') : nth % 5 === 0 ? 'proven' : 'absent',
    );
    const changes = changePoints(hourly(mixed));
    expect(changes).toHaveLength(1);
    expect(changes[0]?.to).toBe('other');
    expect(Math.abs((changes[0]?.time ?? 0) - (START + 100 * HOUR))).toBeLessThanOrEqual(3 * HOUR);
    expect(changes[0]?.shareBefore).toBeCloseTo(0.9, 1);
  });

  test('reports no change if there is none: all of one kind, a steady mixture, a coincidence', () => {
    expect(changePoints(hourly(repeat('proven', 500)))).toEqual([]);
    expect(
      changePoints(hourly(Array.from({ length: 500 }, (_, nth) => (nth % 3 === 0 ? 'absent' : 'proven')))),
    ).toEqual([]);
    expect(changePoints(hourly([...repeat('proven', 50), 'absent', ...repeat('proven', 50)]))).toEqual([]);
  });

  test('says nothing about fewer than twenty messages, and leaves out undetermined ones', () => {
    expect(changePoints(hourly([...repeat('proven', 9), ...repeat('absent', 9)]))).toEqual([]);
    const unclear = hourly([...repeat('proven', 15), ...repeat('undetermined', 30), ...repeat('absent', 15)]);
    expect(told(unclear)).toEqual(['all.mbox#15 → all.mbox#46: other']);
    expect(changePoints(unclear.map((answer) => ({ ...answer, time: null })))).toEqual([]);
  });

  test('finds a change planted anywhere, whatever the order in which the messages are read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 60 }),
        fc.integer({ min: 8, max: 60 }),
        fc.infiniteStream(fc.nat()),
        (before, after, order) => {
          fc.pre(before + after >= 20);
          const answers = hourly([...repeat('proven', before), ...repeat('absent', after)]);
          const shuffled = answers
            .map((answer) => ({ answer, key: nextOf(order) }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ answer }) => answer);
          expect(told(shuffled)).toEqual([`all.mbox#${before} → all.mbox#${before + 1}: other`]);
        },
      ),
    );
  });

  test('rarely mistakes chance for a change: in at most one of fifty random series', () => {
    let seed = 1;
    const random = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const series = Array.from({ length: 50 }, () =>
      hourly(Array.from({ length: 300 }, () => (random() < 0.5 ? 'proven' : 'absent'))),
    );
    expect(series.filter((answers) => changePoints(answers).length > 0).length).toBeLessThanOrEqual(1);
  });
});

describe('the share over time', () => {
  test('counts every dated message once, in at most sixty slots without gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 1 }), (times) => {
        const answers = times.map((time, nth): DatedAnswer => ({ place: String(nth), time, verdict: 'proven' }));
        const share = shareOverTime(answers, 0);
        expect(share?.slots.length).toBeLessThanOrEqual(60);
        expect(share?.slots.reduce((sum, { relay }) => sum + relay, 0)).toBe(times.length);
        expect(
          share?.slots.every(
            ({ start }, nth) => nth === 0 || start - (share.slots[nth - 1]?.start ?? 0) === share.step,
          ),
        ).toBe(true);
      }),
    );
  });

  test("begins a day at the reader's own midnight", () => {
    const moscow = 3 * HOUR;
    const month = Array.from({ length: 30 }, (_, day): DatedAnswer => ({
      place: String(day),
      time: START + day * 24 * HOUR,
      verdict: 'absent',
    }));
    const share = shareOverTime(month, moscow);
    expect(share?.step).toBe(24 * HOUR);
    expect(share?.slots.every(({ start }) => (start + moscow) % (24 * HOUR) === 0)).toBe(true);
    expect(share?.slots.every(({ other }) => other === 1)).toBe(true);
  });

  test('is nothing without a date', () => {
    expect(shareOverTime([{ place: 'a', time: null, verdict: 'proven' }], 0)).toBeNull();
  });
});

test('answers are counted by their names, best first', () => {
  const names = ['undetermined', 'absent', 'claimed', 'contradicted', 'reported', 'proven'] as const;
  expect([...countAnswers(hourly([...names, null, 'absent']))]).toEqual([
    ['proven', 1],
    ['reported', 1],
    ['contradicted', 1],
    ['claimed', 1],
    ['absent', 2],
    ['undetermined', 1],
  ]);
  expect([...countAnswers(hourly(['absent']))]).toEqual([['absent', 1]]);
});

/** The next number of an endless sequence. */
function nextOf(numbers: Iterator<number>): number {
  const next = numbers.next();
  return next.done === true ? 0 : next.value;
}
