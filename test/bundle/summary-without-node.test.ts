import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { summarise as summariseInNode } from '../../src/message/summarise.ts';
import charsets from './charsets.json' with { type: 'json' };
import { chunk } from './packages.ts';
import { browserGlobals, runModule } from './run-without-node.ts';

async function builtSummarise(): Promise<(source: Uint8Array | string) => Promise<unknown>> {
  const built: { summarise?: unknown } = await runModule('chrome', chunk('chrome', 'summarise'), browserGlobals());
  const { summarise } = built;
  if (typeof summarise !== 'function') throw new Error('The chunk exports no summarise');
  return async (source) => {
    const summary: unknown = await Reflect.apply(summarise, undefined, [source]);
    return summary;
  };
}

const summarise = await builtSummarise();

const encodedSubject = (charset: string, base64: string): string => `Subject: =?${charset}?B?${base64}?=\r\n\r\n`;

/**
 * mailparser uses iconv-lite's own tables for these, in Node and in the package; the browser does not have all of them.
 */
const SINGLE_BYTE =
  'koi8-r koi8-u windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 ' +
  'windows-1257 windows-1258 windows-874 cp437 cp850 cp852 cp855 cp858 cp862 cp866 macintosh x-mac-cyrillic tis-620 ' +
  'iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-10 ' +
  'iso-8859-11 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16';

describe('the built mailparser, without anything from Node', () => {
  // Written by Python's codecs, which share no code with iconv-lite or the browsers.
  it.each(charsets)('decodes $charset', async ({ charset, base64, text }) => {
    expect(await summarise(encodedSubject(charset, base64))).toMatchObject({ subject: text });
    expect(await summariseInNode(encodedSubject(charset, base64))).toMatchObject({ subject: text });
  });

  it.each(SINGLE_BYTE.split(' '))('decodes every character of %s as in Node', async (charset) => {
    const bytes = Uint8Array.from({ length: 128 }, (_byte, index) => 128 + index);
    const source = encodedSubject(charset, Buffer.from(bytes).toString('base64'));
    expect(await summarise(source)).toEqual(await summariseInNode(source));
  });

  it.each(['utf-7', 'unicode-1-1-utf-7', 'base64', 'no-such-charset', '__proto__', 'constructor', ''])(
    'treats the charset %j as in Node',
    async (charset) => {
      const source = encodedSubject(charset, Buffer.from('+ADw-script+AD4- Привет').toString('base64'));
      expect(await summarise(source)).toEqual(await summariseInNode(source));
    },
  );

  const corpus = new URL('../corpus/messages/', import.meta.url);
  it.each(readdirSync(corpus).filter((name) => name.endsWith('.eml')))('summarises %s as in Node', async (name) => {
    const source = new Uint8Array(readFileSync(new URL(name, corpus)));
    const summary = await summarise(source);
    expect(summary).toEqual(await summariseInNode(source));
    expect(summary).toHaveProperty('from', expect.stringContaining('@'));
  });

  it.each([
    ['an empty source', ''],
    ['no message', '<!doctype html>'],
    ['a date that is not one', 'Date: yesterday\r\n\r\n'],
    [
      'addresses of every form',
      'From: "A \\"B\\" C" <a@b.test> (comment)\r\nTo: Group: a@b.test, "C, D" <c@d.test>;, <@x.test:e@f.test>\r\n\r\n',
    ],
    ['a punycode domain', 'From: ivan@xn--e1aybc.xn--p1ai\r\n\r\n'],
    ['quotes without end', `From: ${'"('.repeat(2000)}\r\n\r\n`],
    ['ten thousand recipients', `To: ${'a@b.test, '.repeat(10_000)}\r\n\r\n`],
    ['malformed encoded words', 'Subject: =?utf-8?B?%%%?= =?utf-8?Q?=ZZ?= =?utf-8?X?a?= =?utf-8?Q?open\r\n\r\n'],
  ])('yields the same as in Node for %s', async (_what, source) => {
    expect(await summarise(source)).toEqual(await summariseInNode(source));
  });
});
