import { type FoundDate, instantOf, monthOf, readUsualDate } from './usual-date.ts';

/**
 * Minutes east of UTC, by the zone's name (RFC 5322 §4.3). Other alphabetic zones are included only if they are
 * unambiguous; the rest count as unknown.
 */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['UT', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['CET', 60],
  ['CEST', 120],
  ['MSK', 180],
]);

const BLANK = '[ \\t\\r\\n]';
const WEEKDAY = `(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?${BLANK}*)?`;
const CLOCK = `(\\d{1,2}):(\\d{2})(?::(\\d{2})(\\.\\d+)?)?`;
/**
 * An offset, also as JavaScript and ISO 8601 write it: "GMT+0300", "UTC+3", "+03:00"; and "- 0400", with a space
 * inside.
 */
const OFFSET = `(?:(?:GMT|UTC)(?=[+-]))?([+-]\\d{1,2}(?::?\\d{2})?|[+-] \\d{4})(?![\\d:])`;
const ZONE = `(?:${BLANK}*(?:${OFFSET}|\\(?([A-Z]{1,5})\\)?(?![A-Za-z0-9.=-])))?`;
const HALF = `(?:${BLANK}+([AP]\\.?M\\.?)(?![A-Za-z]))?`;

/**
 * "Tue, 24 Nov 2026 00:46:21 +0500", including the obsolete forms of RFC 5322 §4.3. All shapes have their groups in the
 * same order.
 */
const DAY_FIRST = new RegExp(
  `${WEEKDAY}(\\d{1,2})(?:${BLANK}+|-)([a-z]{3,9})\\.?,?(?:${BLANK}+|-)(\\d{2,4})(?!\\d)(?:,?${BLANK}+${CLOCK}${HALF}${ZONE}|(?!,?${BLANK}+\\d))`,
  'iy',
);
/** The month before the day: "Apr 21 2018 03:01:04 +0000", "Aug, 25 2002 10:41:40 PM -0000". */
const MONTH_FIRST = new RegExp(
  `${WEEKDAY}([a-z]{3,9})\\.?,?${BLANK}+(\\d{1,2}),?${BLANK}+(\\d{4}),?${BLANK}+${CLOCK}${HALF}${ZONE}`,
  'iy',
);
/** C's asctime, with the zone before or after the year: "Sun Nov 13 14:50:12 2005", "Fri Sep 14 14:36:56 EDT 2018". */
const YEAR_LAST = new RegExp(
  `${WEEKDAY}([a-z]{3,9})${BLANK}+(\\d{1,2})${BLANK}+${CLOCK}(?:${BLANK}+([A-Z]{1,5}))?${BLANK}+(\\d{4})(?!\\d)(?:${BLANK}*([+-]\\d{4}))?`,
  'iy',
);
/** ISO 8601 and similar forms: "2018-04-22 02:54:17.028704749 +0000 UTC" (SendGrid), "2018-04-22T02:54:17Z". */
const ISO = new RegExp(`(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:T|${BLANK}+)${CLOCK}${HALF}${ZONE}`, 'iy');
/** "4/20/2018 11:01:16 PM -0400", as Microsoft's tools write it; "22/08/2002 10:25:57" */
const SLASHED = new RegExp(`(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4}),?${BLANK}+${CLOCK}${HALF}${ZONE}`, 'iy');

/**
 * Parses the date that begins at `from` (leading white space is skipped). Returns null if there is no date, or if its
 * parts are impossible (month 13, 25:12:46, 31 February): no time is better than a wrong one.
 *
 * Besides RFC 5322 §3.3 and §4.3 it accepts dates with a long weekday or none, without seconds or with fractions, dates
 * alone (midnight UTC), two-digit years (00–49 are 20xx), 12-hour clocks, ISO 8601 and asctime. A missing zone is taken
 * as UTC, with `zoneOffset` null.
 */
export function readDate(text: string, from: number): FoundDate | null {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  if (at >= text.length) return null;
  return readUsualDate(text, at) ?? readAnyDate(text, at);
}

function isBlank(code: number): boolean {
  return code <= 0x20 && (code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a);
}

/**
 * Tries every known shape. Whatever {@link readUsualDate} can read gets the same result here
 * (test/unit/message/dates/date-time.test.ts).
 */
export function readAnyDate(text: string, at: number): FoundDate | null {
  return dayFirst(text, at) ?? iso(text, at) ?? monthFirst(text, at) ?? yearLast(text, at) ?? slashed(text, at);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function dayFirst(text: string, at: number): FoundDate | null {
  const m = matchAt(DAY_FIRST, text, at);
  if (m === null) return null;
  const clock = { hour: m[4], minute: m[5], second: m[6], fraction: m[7], half: m[8], offset: m[9], zone: m[10] };
  return build(text, m, { year: m[3], month: monthOf(m[2] ?? ''), day: m[1], ...clock });
}

function monthFirst(text: string, at: number): FoundDate | null {
  const m = matchAt(MONTH_FIRST, text, at);
  if (m === null) return null;
  const clock = { hour: m[4], minute: m[5], second: m[6], fraction: m[7], half: m[8], offset: m[9], zone: m[10] };
  return build(text, m, { year: m[3], month: monthOf(m[1] ?? ''), day: m[2], ...clock });
}

function yearLast(text: string, at: number): FoundDate | null {
  const m = matchAt(YEAR_LAST, text, at);
  if (m === null) return null;
  const clock = { hour: m[3], minute: m[4], second: m[5], fraction: m[6], half: undefined, offset: m[9], zone: m[7] };
  return build(text, m, { year: m[8], month: monthOf(m[1] ?? ''), day: m[2], ...clock });
}

function iso(text: string, at: number): FoundDate | null {
  const m = matchAt(ISO, text, at);
  if (m === null) return null;
  const clock = { hour: m[4], minute: m[5], second: m[6], fraction: m[7], half: m[8], offset: m[9], zone: m[10] };
  return build(text, m, { year: m[1], month: Number(m[2]), day: m[3], ...clock });
}

/**
 * A 12-hour clock is American, and then the month comes first. Without one, only numbers above 12 tell the day from the
 * month (qmail-scanner writes "22/08/2002 10:25:57").
 */
function slashed(text: string, at: number): FoundDate | null {
  const m = matchAt(SLASHED, text, at);
  if (m === null) return null;
  const clock = { hour: m[4], minute: m[5], second: m[6], fraction: m[7], half: m[8], offset: m[9], zone: m[10] };
  const [first, second] = [Number(m[1]), Number(m[2])];
  if (m[8] === undefined && first <= 12 && second <= 12 && first !== second) return null;
  const [month, day] = m[8] === undefined && first > 12 ? [second, m[1]] : [first, m[2]];
  return build(text, m, { year: m[3], month, day, ...clock });
}

interface Parts {
  readonly year: string | undefined;
  /** 1–12; 0 for a word that is not a month. */
  readonly month: number;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly fraction: string | undefined;
  readonly half: string | undefined;
  readonly offset: string | undefined;
  readonly zone: string | undefined;
}

function build(text: string, match: RegExpExecArray, parts: Parts): FoundDate | null {
  const hour = hourOf(parts.hour, parts.half);
  const zoneOffset = offsetOf(parts.offset, parts.zone);
  if (hour === null || zoneOffset === 'impossible') return null;
  const millisecond = parts.fraction === undefined ? 0 : Math.floor(Number(parts.fraction) * 1000);
  const minute = Number(parts.minute ?? 0);
  const second = Number(parts.second ?? 0);
  const year = fullYear(parts.year);
  const instant = instantOf(year, parts.month, Number(parts.day), hour, minute, second, millisecond, zoneOffset);
  if (instant === null) return null;
  const end = match.index + match[0].length;
  return { time: { instant, zoneOffset, text: text.slice(match.index, end).trim() }, end };
}

/** RFC 5322 §4.3: two digits 00–49 mean 20xx, 50–99 19xx, three digits 19xx. */
function fullYear(text: string | undefined): number {
  const year = Number(text);
  if (text === undefined || text.length === 4) return year;
  if (text.length === 3) return 1900 + year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function hourOf(text: string | undefined, half: string | undefined): number | null {
  const hour = Number(text ?? 0);
  if (half === undefined) return hour < 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  const afternoon = half.toLowerCase().startsWith('p');
  return (hour % 12) + (afternoon ? 12 : 0);
}

/** Minutes east of UTC; null if unknown ("-0000", an ambiguous name). */
function offsetOf(offset: string | undefined, zone: string | undefined): number | null | 'impossible' {
  if (offset !== undefined) {
    const digits = offset.slice(1).trim().replace(':', '');
    const hours = Number(digits.length < 3 ? digits : digits.slice(0, -2));
    const minutes = digits.length < 3 ? 0 : Number(digits.slice(-2));
    if (hours > 15 || minutes > 59) return 'impossible';
    if (offset.startsWith('-') && digits === '0000') return null;
    return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  }
  return zone === undefined ? null : (ZONES.get(zone.toUpperCase()) ?? null);
}
