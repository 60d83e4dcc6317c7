import { describe, expect, test } from 'vitest';
import { Memo } from '../../../src/hosts/memo.ts';

/** A memo of lengths, and the texts whose length it had to compute. */
function counted(most: number): { readonly memo: Memo<number>; readonly computed: string[] } {
  const computed: string[] = [];
  const memo = new Memo((text) => {
    computed.push(text);
    return text.length;
  }, most);
  return { memo, computed };
}

describe('what a memo remembers', () => {
  test('is computed once, and the same afterwards', () => {
    const { memo, computed } = counted(10);
    expect([memo.of('mx.klever.test'), memo.of('mx.klever.test')]).toEqual([14, 14]);
    expect(computed).toEqual(['mx.klever.test']);
  });

  test('never exceeds its limit: when full, it is emptied', () => {
    const { memo, computed } = counted(2);
    for (const text of ['a', 'b', 'c', 'c', 'a']) memo.of(text);
    expect(computed).toEqual(['a', 'b', 'c', 'a']);
  });

  test('does not include texts that are too long for a name', () => {
    const { memo, computed } = counted(10);
    const long = 'x'.repeat(257);
    expect([memo.of(long), memo.of(long)]).toEqual([257, 257]);
    expect(computed.length).toBe(2);
  });

  test('may belong to any text: an empty one, a lone surrogate', () => {
    const { memo, computed } = counted(10);
    expect(['', '\ud83d', '👩‍💻'].map((text) => memo.of(text))).toEqual([0, 1, 5]);
    expect(computed).toEqual(['', '\ud83d', '👩‍💻']);
  });
});
