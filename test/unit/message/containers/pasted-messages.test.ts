import { describe, expect, test } from 'vitest';
import { splitPasted } from '../../../../src/message/containers/pasted-messages.ts';
import { growthOnDoubling } from '../../growth.ts';

const message = (id: string, body = 'body\n', type = ''): string =>
  `Received: from a.test by b.test; Mon, 23 Nov 2026 19:46:21 +0000\n${type}From: a@b.test\nMessage-ID: <${id}>\n\n${body}`;

/** The identifiers of the messages, in order. */
const ids = (parts: readonly string[]): string[] =>
  parts.map((part) => /^Message-ID: <([^>]*)>/mu.exec(part)?.[1] ?? part);

describe('a pasted text', () => {
  test('with one message stays as it is', () => {
    expect(splitPasted(message('1'))).toEqual([message('1')]);
    expect(splitPasted('Dear all,\n\nDate: tomorrow\n')).toEqual(['Dear all,\n\nDate: tomorrow\n']);
    expect(splitPasted(' \n')).toEqual([]);
  });

  test.each([
    ['a blank line', '\n'],
    ['two', '\n\n'],
    ['a row of dashes', '\n-----------\n'],
    ['a row of dashes without blank lines', '----\n'],
  ])('with several messages and %s between them is split into each', (_, between) => {
    const parts = splitPasted([message('1'), message('2'), message('3')].join(between));
    expect(ids(parts)).toEqual(['1', '2', '3']);
    expect(parts.every((part) => !part.includes('---'))).toBe(true);
  });

  test('with a message inside another (a bounce) is only the outer one', () => {
    const type = 'Content-Type: multipart/report; boundary="xyz"\n';
    const bounce = message('outer', `--xyz\nContent-Type: message/rfc822\n\n${message('inner')}\n--xyz--\n`, type);
    expect(ids(splitPasted(`${bounce}\n${message('next')}`))).toEqual(['outer', 'next']);
  });

  test('with a body that only quotes some fields is one message', () => {
    expect(splitPasted(message('1', 'See:\n\nFrom: x@y.test\nSubject: z\n\nbye\n'))).toHaveLength(1);
  });

  test('of a megabyte is split in linear time', () => {
    const made = (count: number): string =>
      Array.from({ length: count }, (_, place) => message(String(place))).join('\n');
    expect(splitPasted(made(400))).toHaveLength(400);
    expect(growthOnDoubling(made, splitPasted, 400)).toBeLessThan(3);
  });
});
