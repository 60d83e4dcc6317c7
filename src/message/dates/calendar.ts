/** By their first three letters, as numbers ({@link threeLetters}). */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name) =>
  threeLetters(name, 0),
);

/** Three letters as one number, ignoring case; -1 for anything else. */
export function threeLetters(text: string, at: number): number {
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
