/** By their first letters, as numbers ({@link threeLetters}). */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name) =>
  threeLetters(name, 0),
);

/** Three letters as one number, their case set aside; -1 for anything else. */
export function threeLetters(text: string, at: number): number {
  let letters = 0;
  for (let place = at; place < at + 3; place++) {
    const letter = (text.charCodeAt(place) | 0x20) - 96;
    if (!(letter > 0 && letter < 27)) return -1;
    letters = letters * 32 + letter;
  }
  return letters;
}

/** 1–12 for the English name of a month or its beginning at a place; 0 for what is none. */
export function monthOf(text: string, at = 0): number {
  return MONTHS.indexOf(threeLetters(text, at)) + 1;
}

/**
 * Milliseconds since 1970 of a time read from a clock; null for what no calendar or clock shows, and before 1970, when
 * no mail server ran. A leap second is shown as the last second of its minute.
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
  const beginning = Date.UTC(year, month - 1, 1);
  if (day > 28 && new Date(beginning + (day - 1) * DAY).getUTCMonth() !== month - 1) return null;
  const inDay = ((hour * 60 + minute - (zoneOffset ?? 0)) * 60 + Math.min(second, 59)) * 1000 + millisecond;
  return beginning + (day - 1) * DAY + inDay;
}

const DAY = 86_400_000;
