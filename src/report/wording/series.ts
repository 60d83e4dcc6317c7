import { visibleLine } from '../../hosts/invisible.ts';
import { type ChangePoint, MIN_MESSAGES } from '../series/change-points.ts';
import { WAYS } from '../series/dated-answer.ts';
import type { Leg } from '../series/legs.ts';
import type { SeriesSummary } from '../series/series-summary.ts';
import { delayInWords, durationInWords } from './duration-words.ts';
import { type ReportWords, type WordKey, sayIn } from './report-words.ts';

/** When messages began to take another route, in sentences; or why there is no such moment. */
export function changesInWords({ changes, tooFew, answers }: SeriesSummary, words: ReportWords): string[] {
  if (changes.length > 0) return changes.map((change) => changeInWords(change, words));
  if (tooFew) return [sayIn(words, 'series_scarce', { count: String(MIN_MESSAGES) })];
  // Undetermined messages take no part in a change. If there are many, the way may have changed all the same.
  const unclear = [...answers].reduce((sum, [verdict, count]) => sum + (WAYS[verdict] === 'unknown' ? count : 0), 0);
  if (unclear === 0) return [sayIn(words, 'series_no_change')];
  return [sayIn(words, 'series_no_clear_change', { count: new Intl.NumberFormat(words.locale).format(unclear) })];
}

function changeInWords({ time, before, after, to, shareBefore, shareAfter }: ChangePoint, words: ReportWords): string {
  const percent = (share: number): string =>
    new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  return sayIn(words, to === 'other' ? 'series_change_away' : 'series_change_relay', {
    time: momentInWords(time, words),
    from: percent(shareBefore),
    to: percent(shareAfter),
    before: visibleLine(before.place),
    after: visibleLine(after.place),
  });
}

/** A moment to the minute, in UTC like the column of times. */
function momentInWords(time: number, { locale }: ReportWords): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(locale, format).format(time)} UTC`;
}

/** Headings of the three parts of a summary. */
export const SERIES_HEADINGS = {
  answers: 'series_counts_title',
  changes: 'series_changes_title',
  legs: 'series_legs_title',
} as const satisfies Record<string, WordKey>;

/**
 * How many messages there are, and how many of them could not be read, have no date or depend on a condition: one
 * sentence each.
 */
export function sizesInWords(summary: SeriesSummary, words: ReportWords): string[] {
  const sizes = [
    ['series_messages', summary.messages],
    ['series_conditional', summary.conditional],
    ['series_unreadable', summary.unreadable],
    ['series_undated', summary.undated],
  ] as const;
  return sizes
    .filter(([key, count]) => count > 0 || key === 'series_messages')
    .map(([key, count]) => sayIn(words, key, { count: new Intl.NumberFormat(words.locale).format(count) }));
}

/** Headings of the table of legs. */
export function legHeadings(words: ReportWords): string[] {
  return (
    [
      'series_column_leg',
      'series_column_count',
      'series_column_median',
      'series_column_most',
      'series_column_worst',
      'series_column_clock',
    ] as const
  ).map((key) => sayIn(words, key));
}

/** One row of the table of legs: as many cells as headings. */
export function legInWords(
  { from, to, vouched, count, median, most, worst, correction }: Leg,
  words: ReportWords,
): string[] {
  const leg =
    from === to
      ? sayIn(words, 'series_leg_inside', { group: visibleLine(from) })
      : sayIn(words, 'series_leg', { from: visibleLine(from), to: visibleLine(to) });
  const times = [median, most, worst].map((seconds) =>
    seconds < 0 ? delayInWords(seconds, words) : durationInWords(seconds, words),
  );
  return [
    vouched ? leg : `${leg} ${sayIn(words, 'delay_told')}`,
    new Intl.NumberFormat(words.locale).format(count),
    ...times,
    correction === 0 ? '' : delayInWords(-correction, words),
  ];
}
