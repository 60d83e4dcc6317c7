import { describe, expect, test } from 'vitest';
import type { VerdictName } from '../../../../src/relay/verdict.ts';
import { Series } from '../../../../src/report/series/series-summary.ts';
import { changesInWords, sizesInWords } from '../../../../src/report/wording/series.ts';
import { wordsFromDisk } from '../writers/words-from-disk.ts';

function changesOf(verdicts: readonly VerdictName[]): string[] {
  const series = new Series();
  for (const [nth, verdict] of verdicts.entries())
    series.add({ kind: 'message', place: `#${nth}`, time: nth * 60_000, verdict, conditional: false, legs: [] });
  return changesInWords(series.summary(), wordsFromDisk('en'));
}

const many = (verdict: VerdictName, count: number): VerdictName[] => Array.from({ length: count }, () => verdict);

describe('since when, in words', () => {
  test('without a change says that messages always took the same way', () => {
    expect(changesOf(many('proven', 30))[0]).toMatch(/^No change: messages came the same way/u);
  });

  // A relay that was switched off shows as "Not proven" where older lines still name it: nothing is known about the
  // way of these messages, so "no change" would be a guess about them.
  test('does not say so of messages whose way is not known, and counts them', () => {
    expect(changesOf([...many('proven', 30), ...many('claimed', 40), ...many('undetermined', 5)])).toEqual([
      'No change among the messages with a clear answer. Without one: 45.',
    ]);
  });
});

describe('how many messages there are, in words', () => {
  test('counts the answers with a condition, which are no proof by themselves', () => {
    const series = new Series();
    for (const conditional of [true, false, true])
      series.add({ kind: 'message', place: '#1', time: 0, verdict: 'proven', conditional, legs: [] });
    expect(sizesInWords(series.summary(), wordsFromDisk('en'))).toEqual([
      'Messages: 3',
      'Answers with a condition (“Yes, if …”): 2',
    ]);
  });
});
