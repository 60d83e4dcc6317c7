// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { formatDelay, formatDuration } from '../../../../src/ui/kit/format-duration.ts';
import { formatInZone, formatZone, isoMoment } from '../../../../src/ui/kit/moment.ts';
import { speakLanguage } from '../render-page.ts';

/** In some languages Intl puts narrow no-break spaces between number and unit. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/gu, ' ');
}

describe('a length of time', () => {
  it.each([
    [1, '1 sec'],
    [59, '59 sec'],
    [60, '1 min'],
    [75, '1 min 15 sec'],
    [3600, '1 hr'],
    [9005, '2 hr 30 min'],
    [90_000, '1 day 1 hr'],
    [0, 'under 1 sec'],
    [0.4, 'under 1 sec'],
  ])('of %d seconds has at most two units', (seconds, text) => {
    speakLanguage('en');
    expect(plain(formatDuration(seconds))).toBe(text);
  });

  it('speaks Russian', () => {
    speakLanguage('ru');
    expect(plain(formatDuration(9005))).toBe('2 ч 30 мин');
    expect(plain(formatDuration(5))).toBe('5 с');
  });

  it('as a delay keeps its sign, with a real minus', () => {
    speakLanguage('en');
    expect(plain(formatDelay(-75))).toBe('−1 min 15 sec');
    expect(plain(formatDelay(3))).toBe('+3 sec');
    expect(plain(formatDelay(-0.2))).toBe('under 1 sec');
  });
});

describe('a moment', () => {
  const NOON_UTC = Date.UTC(2026, 10, 23, 12, 0, 0);

  it('can be shown in the zone that the server wrote', () => {
    speakLanguage('en');
    expect(plain(formatInZone(NOON_UTC, 180))).toBe('Nov 23, 2026, 3:00:00 PM +03:00');
    expect(plain(formatInZone(NOON_UTC, -210))).toBe('Nov 23, 2026, 8:30:00 AM −03:30');
  });

  it('has its zone with a sign and two digits each', () => {
    expect([0, 330, -720].map(formatZone)).toEqual(['+00:00', '+05:30', '−12:00']);
  });

  it('outside the calendar has no machine-readable time, and nothing throws', () => {
    expect(isoMoment(NOON_UTC)).toBe('2026-11-23T12:00:00.000Z');
    expect(isoMoment(9e15)).toBeUndefined();
  });
});
