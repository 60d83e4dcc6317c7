/** A moment as a header field writes it. */
export interface WrittenTime {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly instant: number;
  /** Offset written in the field, in minutes east of UTC; null for "-0000" and unknown names (RFC 5322 §4.3). */
  readonly zoneOffset: number | null;
  /** The date as written. */
  readonly text: string;
}

/** A date found at the beginning of a text, and where the text continues. */
export interface FoundDate {
  readonly time: WrittenTime;
  /** Index after the date and the zone. */
  readonly end: number;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => threeLetters(name, 0));

const SPACE = 32;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const COLON = 58;

/**
 * "Tue, 24 Nov 2026 00:46:21 +0500" (RFC 5322 §3.3) with an optional weekday: how nearly all servers write it, parsed
 * by fixed positions. null for any other shape.
 */
export function readUsualDate(text: string, from: number): FoundDate | null {
  let at = from;
  if (text.charCodeAt(at + 3) === COMMA) {
    if (!WEEKDAYS.includes(threeLetters(text, at))) return null;
    at += 4;
    while (text.charCodeAt(at) === SPACE) at++;
  }
  let day = digitAt(text, at++);
  if (text.charCodeAt(at) !== SPACE) day = day * 10 + digitAt(text, at++);
  const end = at + 24;
  const sign = text.charCodeAt(at + 19);
  if (!isDivided(text, at) || (sign !== PLUS && sign !== MINUS) || digitAt(text, end) >= 0) return null;
  const month = monthOf(text, at + 1);
  const year = twoDigits(text, at + 5) * 100 + twoDigits(text, at + 7);
  const hour = twoDigits(text, at + 10);
  const minute = twoDigits(text, at + 13);
  const second = twoDigits(text, at + 16);
  const zoneHours = twoDigits(text, at + 20);
  const zoneMinutes = twoDigits(text, at + 22);
  if ((day | year | hour | minute | second | zoneHours | zoneMinutes) < 0 || month === 0) return null;
  const offset = zoneHours * 60 + zoneMinutes;
  const zoneOffset = sign === PLUS ? offset : offset === 0 ? null : -offset;
  if (zoneHours > 15 || zoneMinutes > 59 || hour > 23) return null;
  const instant = instantOf(year, month, day, hour, minute, second, 0, zoneOffset);
  return instant === null ? null : { time: { instant, zoneOffset, text: text.slice(from, end) }, end };
}

/** Whether the separators between the numbers are in their places: " Nov 2026 00:46:21 +". */
function isDivided(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === SPACE &&
    text.charCodeAt(at + 4) === SPACE &&
    text.charCodeAt(at + 9) === SPACE &&
    text.charCodeAt(at + 12) === COLON &&
    text.charCodeAt(at + 15) === COLON &&
    text.charCodeAt(at + 18) === SPACE
  );
}

/** So far below zero that no other digit can compensate for it. */
const NO_DIGIT = -1_000_000;

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : NO_DIGIT;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_DIGIT;
}

/** The months by their first three letters, as numbers ({@link threeLetters}). */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name) =>
  threeLetters(name, 0),
);

/** Three letters as one number, ignoring case; -1 for anything else. */
function threeLetters(text: string, at: number): number {
  let letters = 0;
  for (let place = at; place < at + 3; place++) {
    const letter = (text.charCodeAt(place) | 0x20) - 96;
    if (!(letter > 0 && letter < 27)) return -1;
    letters = letters * 32 + letter;
  }
  return letters;
}

/** The month, 1–12, whose English name or abbreviation begins at an index; 0 if there is none. */
export function monthOf(text: string, at = 0): number {
  return MONTHS.indexOf(threeLetters(text, at)) + 1;
}

/**
 * Milliseconds since 1970 of a date and time; null for impossible values, and for times before 1970, when no mail
 * server ran. A leap second becomes the last second of its minute.
 */
export function instantOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
  zoneOffset: number | null,
): number | null {
  if (year < 1970 || month < 1 || month > 12 || day < 1 || minute > 59 || second > 60) return null;
  const before = daysBefore(year, month);
  if (day > 28 && before + day > daysBefore(month === 12 ? year + 1 : year, (month % 12) + 1)) return null;
  const inDay = ((hour * 60 + minute - (zoneOffset ?? 0)) * 60 + Math.min(second, 59)) * 1000 + millisecond;
  return (before + day - 1) * DAY + inDay;
}

const DAY = 86_400_000;

/**
 * Days from 1970-01-01 to the first of a month in the Gregorian calendar; years are counted from March, so that
 * February comes last.
 */
function daysBefore(year: number, month: number): number {
  const from = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return 365 * from + leapDays + Math.floor((153 * months + 2) / 5) - 719_468;
}
