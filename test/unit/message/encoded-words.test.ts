import { describe, expect, test } from 'vitest';
import { decodeEncodedWords } from '../../../src/message/encoded-words.ts';

describe('encoded words', () => {
  test.each([
    ['=?ISO-8859-1?Q?a?=', 'a'],
    ['=?ISO-8859-1?Q?a?= b', 'a b'],
    ['=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=', 'ab'],
    ['=?ISO-8859-1?Q?a_b?=', 'a b'],
    ['=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=', 'a b'],
    ['=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=', 'If you can read this yo'],
  ])('are read as in RFC 2047 section 8: %s', (body, shown) => {
    expect(decodeEncodedWords(body)).toBe(shown);
  });

  test('that share a character are one text', () => {
    expect(decodeEncodedWords('=?utf-8?B?0J8=?= =?UTF-8?Q?=D1?= =?utf-8?q?=80=5F?=')).toBe('Пр_');
    expect(decodeEncodedWords('=?koi8-r?B?8NLJ18XU?=')).toBe('Привет');
  });

  test.each([
    'текст\uFFFD =?utf-8?Q?a?=',
    '=?utf-8?Q?=G1?=',
    '=?utf-8?Q?=4?=',
    '=?us-ascii?Q?\u212a?=',
    '=?utf-8?B?a?=',
    '=?utf-8?Q?=D0?=',
    '=?no-such-charset?Q?a?=',
  ])('that cannot be read return null: %s', (body) => {
    expect(decodeEncodedWords(body)).toBeNull();
  });

  test('after a damaged word are read as if that were not there', () => {
    expect(decodeEncodedWords('=?utf-8?Q?=D0?=')).toBeNull();
    expect(decodeEncodedWords('=?utf-8?Q?=D0=9F?=')).toBe('П');
    expect(decodeEncodedWords('=?utf-8?Q?=9F?=')).toBeNull();
  });

  test('in a stateful charset are read the same way the second time', () => {
    const word = '=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=';
    expect([decodeEncodedWords(word), decodeEncodedWords(word)]).toEqual(['日本', '日本']);
  });
});
