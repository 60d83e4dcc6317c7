import { describe, expect, it } from 'vitest';
import { readDateField } from '../../../../src/message/dates/shown-date.ts';

function iso(text: string): string | null {
  const time = readDateField(text);
  return time === null ? null : new Date(time.instant).toISOString();
}

describe('the Date field', () => {
  it.each([
    ['Thu, 5 Nov 2026 11:12:02 +0300', '2026-11-05T08:12:02.000Z'],
    ['2020-09-30T17:24:21+02:00', '2020-09-30T15:24:21.000Z'],
    ['Fri Sep 14 14:36:56 EDT 2018', '2018-09-14T18:36:56.000Z'],
  ])('is parsed as in messages: %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ['5 November 2026 at 11:12:02 GMT+3', '2026-11-05T08:12:02.000Z'],
    ['November 5, 2026 at 11:12:02 PM GMT+3', '2026-11-05T20:12:02.000Z'],
    ['November 5, 2026 at 11:12:02\u202fAM GMT+3', '2026-11-05T08:12:02.000Z'],
    ['5 ноября 2026 г. в 11:12:02 GMT+3', '2026-11-05T08:12:02.000Z'],
    ['5. November 2026 um 11:12:02 MEZ', '2026-11-05T11:12:02.000Z'],
    ['5. November 2026 um 11:12:02 CET', '2026-11-05T10:12:02.000Z'],
    ['5 novembre 2026 à 11:12:02 UTC+1', '2026-11-05T10:12:02.000Z'],
    ['5 de noviembre de 2026, 11:12:02 GMT+1', '2026-11-05T10:12:02.000Z'],
    ['Thursday, 5 November 2026 at 11:12 GMT+3', '2026-11-05T08:12:00.000Z'],
  ])('is parsed as Apple Mail shows it: %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each(['Fri, 5 Jan 2024 00:00:00 -9900', 'yesterday', 'No. 7', '', '31 February 2026 at 11:12:02 GMT+3'])(
    'is null if it is not a date: %s',
    (text) => {
      expect(iso(text)).toBeNull();
    },
  );

  it('costs little, whatever its length', () => {
    expect(readDateField(`${'november '.repeat(100_000)}5`)).toBeNull();
  });
});
