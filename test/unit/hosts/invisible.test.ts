import { describe, expect, it } from 'vitest';
import { codePointLabel, splitInvisible, visibleLine, visibleLines } from '../../../src/hosts/invisible.ts';
import { hasOddCharacter } from '../../../src/hosts/odd-characters.ts';

describe('hidden characters', () => {
  it.each([
    ['a bidi override', 'a\u202eb', 'a<U+202E>b'],
    ['a control character of a terminal', 'a\u009bb', 'a<U+009B>b'],
    ['a space other than the ordinary one', 'a\u00a0b', 'a<U+00A0>b'],
    ['a joiner between letters', 'pay\u200dpal', 'pay<U+200D>pal'],
    ['a tag character beyond the first plane', 'x\u{e0041}y', 'x<U+E0041>y'],
    ['a letter without a shape', 'a\u3164b', 'a<U+3164>b'],
    ['half a character', 'x\ud83dy', 'x<U+D83D>y'],
    ['a joiner at the end of an emoji', '👩\u200d', '👩<U+200D>'],
  ])('%s is shown by its code point', (_name, text, shown) => {
    expect(visibleLine(text)).toBe(shown);
    expect(visibleLines(text)).toBe(shown);
  });

  it.each(['👩\u200d💻', '👩🏽\u200d🚀', '🏳\ufe0f\u200d🌈', 'Письмо שלום'])('%s stays whole', (text) => {
    expect(visibleLine(text)).toBe(text);
    expect(splitInvisible(text)).toEqual([text]);
  });

  it('line ends and tabs become spaces in one line, and stay in raw lines', () => {
    expect(visibleLine('a\r\n\tb\tc')).toBe('a b c');
    expect(visibleLines('a\r\n\tb\rc')).toBe('a\n\tb<U+000D>c');
  });

  it('every character that no server means to write is shown', () => {
    const odd = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(hasOddCharacter);
    expect(odd.length).toBeGreaterThan(60);
    expect(odd.filter((character) => splitInvisible(character).length === 1).map(codePointLabel)).toEqual([]);
  });

  it('a text is taken for ordinary only if none of its characters is hidden', () => {
    const all = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));
    const hidden = all.filter((character) => splitInvisible(character).length > 1);
    expect(hidden.length).toBeGreaterThan(2000);
    expect(hidden.filter((character) => visibleLine(character) === character).map(codePointLabel)).toEqual([]);
  });
});
