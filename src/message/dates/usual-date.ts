import { instantOf, monthOf, threeLetters } from './calendar.ts';

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

/** " Nov 2026 00:46:21 +": the separators between the numbers. */
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
