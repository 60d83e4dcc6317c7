import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnyDate, readDate } from '../../../../src/message/dates/date-time.ts';
import { readUsualDate } from '../../../../src/message/dates/usual-date.ts';

function instantOf(text: string): string | null {
  const found = readDate(text, 0);
  return found === null ? null : new Date(found.time.instant).toISOString();
}

describe('the date of a Received field', () => {
  test.each([
    ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21T15:55:06.000Z', 'RFC 5322, appendix A.1.1'],
    ['Thu, 13 Feb 1969 23:32:54 -0330', null, 'before 1970, when no mail server ran'],
    ['21 Nov 97 09:55:06 GMT', '1997-11-21T09:55:06.000Z', 'obsolete form, RFC 5322 appendix A.6.2'],
    ['Tue, 1 Jul 2003 10:52:37 +0200', '2003-07-01T08:52:37.000Z', 'RFC 5322, appendix A.1.2'],
    ['24 Nov 2026 00:46:21 +0500', '2026-11-23T19:46:21.000Z', 'no weekday'],
    ['Tue, 24 Nov 2026 00:46 +0500', '2026-11-23T19:46:00.000Z', 'no seconds'],
    ['Mon, 22 Mar 04 12:54:13 -0600', '2004-03-22T18:54:13.000Z', 'two digits below 50 are 20xx'],
    ['Sun, 6 Nov 94 08:49:37 GMT', '1994-11-06T08:49:37.000Z', 'two digits from 50 are 19xx'],
    ['Wed, 16 Dec 2015 22:19:22.596 +0000', '2015-12-16T22:19:22.596Z', 'fraction of a second'],
    ['2018-04-22 02:54:17.028704749 +0000 UTC', '2018-04-22T02:54:17.028Z', 'SendGrid'],
    ['Sun Nov 13 14:50:12 2005', '2005-11-13T14:50:12.000Z', 'asctime of C'],
    ['Fri Sep 14 14:36:56 EDT 2018', '2018-09-14T18:36:56.000Z', 'asctime with a zone'],
    ['4/20/2018 11:01:16 PM -0400', '2018-04-21T03:01:16.000Z', 'American order, 12 hours'],
    ['12/31/2018 12:00:00 AM +0000', '2018-12-31T00:00:00.000Z', 'midnight is 12 AM'],
    ['Tue, 30 Jun 2015 23:59:60 +0000', '2015-06-30T23:59:59.000Z', 'leap second'],
    ['Wed, 14 May 2025 06:48:10 +02:00', '2025-05-14T04:48:10.000Z', 'a zone with a colon, ISO 8601'],
    ['Wed May 14 2025 06:48:10 GMT+0300', '2025-05-14T03:48:10.000Z', "JavaScript's Date"],
    ['Wed, 14 May 2025 06:48:10 UTC+3', '2025-05-14T03:48:10.000Z', 'hours alone'],
    ['2025-05-14T06:48:10-03:30', '2025-05-14T10:18:10.000Z', 'ISO 8601'],
    ['29 Feb 2024 10:00:00 +0000', '2024-02-29T10:00:00.000Z', 'leap day'],
    ['22 Apr 2018', '2018-04-22T00:00:00.000Z', 'date alone'],
  ])('%s is %s (%s)', (text, expected, _source) => {
    expect(instantOf(text)).toBe(expected);
  });

  test.each([
    'Mon, 29 Jul 2013 25:12:46 +0900',
    '31 Feb 2020 10:00:00 +0000',
    '29 Feb 2023 10:00:00 +0000',
    '32 Jan 2020 10:00:00 +0000',
    '12 Foo 2020 10:00:00 +0000',
    '12 Jan 2020 10:61:00 +0000',
    '12 Jan 2020 10:00:00 +2500',
    '12 Jan 2020 10.30.00 +0200',
    'by mx.example.net',
    '',
  ])('%j yields no time rather than a wrong one', (text) => {
    expect(instantOf(text)).toBeNull();
  });

  test('the zone is kept as written, in minutes', () => {
    expect(readDate('Tue, 24 Nov 2026 00:46:21 +0530', 0)?.time.zoneOffset).toBe(330);
    expect(readDate('Tue, 24 Nov 2026 00:46:21 MSK', 0)?.time.zoneOffset).toBe(180);
  });

  test('"-0000" and unknown names say nothing about the zone (RFC 5322 section 3.3)', () => {
    expect(readDate('14 Nov 2003 08:05:52 -0000', 0)?.time.zoneOffset).toBeNull();
    expect(readDate('14 Nov 2003 08:05:52 XYZ', 0)?.time.zoneOffset).toBeNull();
  });

  test('U+00A0 is not white space', () => {
    expect(instantOf('24\u00a0Nov 2026 00:46:21 +0500')).toBeNull();
  });

  test('the usual form is parsed as in the general parser, and so is everything close to it', () => {
    const part = (usual: readonly string[], other: readonly string[]): fc.Arbitrary<string> =>
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...usual) },
        { weight: 1, arbitrary: fc.constantFrom(...other) },
      );
    const date = fc.tuple(
      part(['Mon, ', 'tue,', 'SUN,  ', ''], ['Xyz, ', 'Monday, ', 'Mon,\t', 'Mon ', 'Mo, ']),
      part(['1', '9', '09', '28', '29', '31'], ['0', '32', '001', '', '1a']),
      part([' '], ['  ', '-', '\t', '']),
      part(['Jan', 'feb', 'MAR', 'Apr', 'Dec'], ['Foo', 'January', 'Ja', 'Ja.']),
      part([' '], ['  ', '-', ', ']),
      part(['2026', '2024', '1970', '1999'], ['26', '1969', '126', '20266', '0000']),
      part([' '], ['  ', ', ', '']),
      part(['00', '23', '12'], ['24', '1', '99', 'aa', '12 PM']),
      part([':00', ':59'], [':60', ':5', '', '.10']),
      part([':00', ':59', ':60'], [':61', ':5', '', ':10.5']),
      part([' '], ['', '  ', ' AM ']),
      part(
        ['+0000', '-0000', '+0530', '-1159', '+1559'],
        ['+1600', '-0060', '0300', '+03:00', 'MSK', '+030', '+03000'],
      ),
      part(['', ' (MSK)', '; x'], ['1', 'Z', ' +0300']),
    );
    fc.assert(
      fc.property(date, (parts) => {
        const text = parts.join('');
        const usual = readUsualDate(text, 0);
        if (usual !== null) expect(usual).toEqual(readAnyDate(text, 0));
      }),
      { numRuns: 20_000, seed: 5322 },
    );
    expect(readUsualDate('Tue, 24 Nov 2026 00:46:21 +0500', 0)?.time.instant).toBe(Date.UTC(2026, 10, 23, 19, 46, 21));
  });
});
