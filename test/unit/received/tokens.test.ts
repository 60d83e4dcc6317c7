import { describe, expect, test } from 'vitest';
import { MAX_COMMENT_DEPTH } from '../../../src/received/enclosures.ts';
import { MAX_TOKENS, tokenise } from '../../../src/received/tokens.ts';

const texts = (text: string): string[] => tokenise(text).tokens.map((token) => `${token.kind}:${token.text}`);

describe('the words and comments of a Received field', () => {
  test('comments nest (RFC 5322 section 3.2.2)', () => {
    expect(texts('a (b (c [1.2.3.4] (d)) e) f')).toEqual(['word:a', 'comment:b (c [1.2.3.4] (d)) e', 'word:f']);
  });

  test('a backslash in a comment escapes a parenthesis', () => {
    expect(texts('a (b \\) c) d')).toEqual(['word:a', 'comment:b \\) c', 'word:d']);
  });

  test('only space, tab, CR and LF separate words; U+00A0, U+2003 and U+3000 do not', () => {
    expect(texts('a\tb\r\n c\u00a0d\u2003e\u3000f')).toEqual(['word:a', 'word:b', 'word:c\u00a0d\u2003e\u3000f']);
  });

  test('an unclosed parenthesis swallows nothing', () => {
    expect(texts('from x(y ([192.0.2.1]) by z')).toEqual([
      'word:from',
      'word:x(y',
      'comment:[192.0.2.1]',
      'word:by',
      'word:z',
    ]);
    expect(texts('from x)by.y ([192.0.2.1]) by z')).toContain('comment:[192.0.2.1]');
  });

  test('a semicolon ends a word, unless semicolons are declared ordinary', () => {
    expect(texts('a;b')).toEqual(['word:a', 'semicolon:;', 'word:b']);
    expect(tokenise('a;b', 0, false).tokens.map((token) => token.text)).toEqual(['a;b']);
  });

  test('a quoted local part in angle brackets stays whole after "for"', () => {
    expect(texts('x for <"a (b) ; c"@example.net> y')).toContain('word:<"a (b) ; c"@example.net>');
  });

  test('an angle bracket or a quote in a HELO name begins nothing', () => {
    expect(texts('from <"x ([192.0.2.1]) by mx envelope-from <"y"@example.net>')).toContain('comment:[192.0.2.1]');
    expect(texts('from "x ([192.0.2.1]) by mx')).toContain('comment:[192.0.2.1]');
  });

  test('a literal may contain spaces, but not extend over a comment', () => {
    expect(texts('with [XMail 1.20 ESMTP Server] id')).toContain('word:[XMail 1.20 ESMTP Server]');
    expect(texts('from [x ([192.0.2.1]) by y]')).toContain('comment:[192.0.2.1]');
  });

  test('more tokens or deeper comments than the limits are reported as too complex', () => {
    expect(tokenise('a '.repeat(MAX_TOKENS)).tooComplex).toBe(false);
    expect(tokenise('a '.repeat(MAX_TOKENS + 1)).tooComplex).toBe(true);
    const deep = (depth: number): string => `${'('.repeat(depth)}x${')'.repeat(depth)}`;
    expect(tokenise(deep(MAX_COMMENT_DEPTH)).tooComplex).toBe(false);
    expect(tokenise(deep(MAX_COMMENT_DEPTH + 1)).tooComplex).toBe(true);
  });
});
