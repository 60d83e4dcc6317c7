// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showTimesBy } from '../../../../src/ui/kit/clock-choice.ts';
import { formatDate, formatInZone, formatMoment, formatTimeOfDay } from '../../../../src/ui/kit/moment.ts';
import { speakLanguage } from '../render-page.ts';

/** Monday, 23 November 2026, 22:04:05 UTC, written by a server at +03:00, where it is the 24th. */
const INSTANT = Date.UTC(2026, 10, 23, 22, 4, 5);
const MOSCOW = 180;

/** Whatever space character the locale data puts before "PM". */
function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

beforeEach(() => {
  speakLanguage('en');
  vi.stubEnv('TZ', 'America/New_York');
});

afterEach(() => {
  showTimesBy('local');
  vi.unstubAllEnvs();
});

describe('a time', () => {
  it('is shown by the reader’s own clock, unless another is chosen', () => {
    expect(plain(formatMoment(INSTANT, MOSCOW))).toBe('Nov 23, 2026, 5:04:05 PM');
    expect(plain(formatTimeOfDay(INSTANT, MOSCOW))).toBe('5:04:05 PM');
    expect(formatDate(INSTANT, MOSCOW)).toBe('November 23, 2026');
  });

  it('by UTC says so', () => {
    showTimesBy('utc');
    expect(plain(formatMoment(INSTANT, MOSCOW))).toBe('Nov 23, 2026, 10:04:05 PM UTC');
    expect(plain(formatTimeOfDay(INSTANT, MOSCOW))).toBe('10:04:05 PM UTC');
    expect(formatDate(INSTANT, MOSCOW)).toBe('November 23, 2026');
  });

  it('as the server wrote it says in which zone that is', () => {
    showTimesBy('written');
    expect(plain(formatMoment(INSTANT, MOSCOW))).toBe('Nov 24, 2026, 1:04:05 AM +03:00');
    expect(plain(formatTimeOfDay(INSTANT, -330))).toBe('4:34:05 PM −05:30');
    expect(formatDate(INSTANT, MOSCOW)).toBe('November 24, 2026');
  });

  it('whose zone nobody wrote is shown by the reader’s own clock', () => {
    showTimesBy('written');
    expect(plain(formatMoment(INSTANT))).toBe('Nov 23, 2026, 5:04:05 PM');
  });

  it('can be shown in the writer’s zone whichever clock is chosen', () => {
    for (const choice of ['local', 'utc', 'written'] as const) {
      showTimesBy(choice);
      expect(plain(formatInZone(INSTANT, MOSCOW))).toBe('Nov 24, 2026, 1:04:05 AM +03:00');
    }
  });
});
