import { Memo } from '../../hosts/memo.ts';
import { type ReportWords, sayIn } from './report-words.ts';

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

const MINUS = '\u2212';

/** A length of time in its two largest units: 9005 seconds → "2 hr 30 min", 1 → "1 sec". The sign is dropped. */
export function durationInWords(seconds: number, words: ReportWords): string {
  const whole = Math.round(Math.abs(seconds));
  return whole === 0 ? sayIn(words, 'duration_under_a_second') : DURATIONS.of(`${words.locale} ${whole}`);
}

/** A duration by its language and seconds: "1 min 15 sec" for "en 75". */
function inUnits(name: string): string {
  const [locale = '', seconds = ''] = name.split(' ');
  const whole = Number(seconds);
  const first = UNITS.findIndex((each) => whole >= each.seconds);
  const parts: string[] = [];
  let rest = whole;
  for (const { unit, seconds: length } of UNITS.slice(first, first + 2)) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(UNIT_FORMATS.of(`${locale} ${unit}`).format(count));
  }
  const [only = ''] = parts;
  return parts.length === 1 ? only : LIST_FORMATS.of(locale).format(parts);
}

/** The times of most messages in a mailbox are among a few hundred different ones. */
const DURATIONS = new Memo(inUnits);
/** Making a formatter costs a hundred times as much as using it, and a table has thousands of durations. */
const UNIT_FORMATS = new Memo((name) => {
  const [locale = '', unit = ''] = name.split(' ');
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' });
});
const LIST_FORMATS = new Memo((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }));

/** A delay with its sign, which shows a clock that is ahead: −75 → "−1 min 15 sec". Zero after rounding has no sign. */
export function delayInWords(seconds: number, words: ReportWords): string {
  if (Math.round(Math.abs(seconds)) === 0) return durationInWords(seconds, words);
  return `${seconds < 0 ? MINUS : '+'}${durationInWords(seconds, words)}`;
}
