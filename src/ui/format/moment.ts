import { spokenLocale } from '../words.ts';

/** Date and time in the reader's own zone: "Nov 23, 2026, 3:04:05 PM". */
export function formatMoment(instant: number): string {
  return new Intl.DateTimeFormat(spokenLocale(), {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(instant);
}

/** The day in the reader's own zone: "November 23, 2026". */
export function formatDate(instant: number): string {
  return new Intl.DateTimeFormat(spokenLocale(), { dateStyle: 'long' }).format(instant);
}

/** Time of day in the reader's own zone: "3:04:05 PM". */
export function formatTimeOfDay(instant: number): string {
  return new Intl.DateTimeFormat(spokenLocale(), { timeStyle: 'medium' }).format(instant);
}

/** The same moment in the zone that the writer used: "Nov 23, 2026, 6:04:05 PM +03:00". */
export function formatInZone(instant: number, zoneOffset: number): string {
  const local = new Intl.DateTimeFormat(spokenLocale(), {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  }).format(instant + zoneOffset * 60_000);
  return `${local} ${formatZone(zoneOffset)}`;
}

/** Minutes east of UTC as "+03:00". */
export function formatZone(zoneOffset: number): string {
  const sign = zoneOffset < 0 ? '\u2212' : '+';
  const minutes = Math.abs(zoneOffset);
  return `${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** ISO 8601 for `<time datetime>`; null for an instant that no date has. */
export function isoMoment(instant: number): string | undefined {
  return Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString() : undefined;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
