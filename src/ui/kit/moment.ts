import { clockChoice } from './clock-choice.ts';
import { spokenLocale } from './words.ts';

/** How to write an instant by some clock. */
interface Clock {
  readonly zone: Intl.DateTimeFormatOptions;
  /** Minutes to add to an instant before it is written as if it were UTC. */
  readonly shift: number;
  /** The name of the zone; empty if it is the reader's own. */
  readonly suffix: string;
}

const LOCAL: Clock = { zone: {}, shift: 0, suffix: '' };
const UTC: Clock = { zone: { timeZone: 'UTC' }, shift: 0, suffix: ' UTC' };

/** @param written minutes east of UTC in the zone of the server that wrote the time; null if it does not say */
function chosenClock(written: number | null): Clock {
  switch (clockChoice()) {
    case 'local':
      return LOCAL;
    case 'utc':
      return UTC;
    case 'written':
      return written === null ? LOCAL : clockAt(written);
  }
}

function clockAt(zoneOffset: number): Clock {
  return { zone: { timeZone: 'UTC' }, shift: zoneOffset, suffix: ` ${formatZone(zoneOffset)}` };
}

function format(instant: number, clock: Clock, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(spokenLocale(), { ...style, ...clock.zone }).format(instant + clock.shift * 60_000);
}

/** Date and time: "Nov 23, 2026, 3:04:05 PM", with the zone if it is not the reader's own. */
export function formatMoment(instant: number, writtenOffset: number | null = null): string {
  const clock = chosenClock(writtenOffset);
  return format(instant, clock, { dateStyle: 'medium', timeStyle: 'medium' }) + clock.suffix;
}

/** The day: "November 23, 2026". */
export function formatDate(instant: number, writtenOffset: number | null = null): string {
  return format(instant, chosenClock(writtenOffset), { dateStyle: 'long' });
}

/** Time of day: "3:04:05 PM", with the zone if it is not the reader's own. */
export function formatTimeOfDay(instant: number, writtenOffset: number | null = null): string {
  const clock = chosenClock(writtenOffset);
  return format(instant, clock, { timeStyle: 'medium' }) + clock.suffix;
}

/** The same moment in the zone that the writer used, whichever clock is chosen: "Nov 23, 2026, 6:04:05 PM +03:00". */
export function formatInZone(instant: number, zoneOffset: number): string {
  const clock = clockAt(zoneOffset);
  return format(instant, clock, { dateStyle: 'medium', timeStyle: 'medium' }) + clock.suffix;
}

/** Minutes east of UTC as "+03:00". */
export function formatZone(zoneOffset: number): string {
  const sign = zoneOffset < 0 ? '\u2212' : '+';
  const minutes = Math.abs(zoneOffset);
  return `${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** ISO 8601 for `<time datetime>`; undefined for an instant outside the range of dates. */
export function isoMoment(instant: number): string | undefined {
  return Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString() : undefined;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
