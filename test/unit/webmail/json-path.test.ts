import { describe, expect, it } from 'vitest';
import { listAt, textAt, valueAt } from '../../../src/webmail/unwrap/json-path.ts';

const VALUE: unknown = JSON.parse('{"a":[{"b":"text"},{"c":[1]}],"__proto__":{"d":"own"}}');

describe('a path in JSON', () => {
  it('has a value, a text or a list', () => {
    expect(valueAt(VALUE, 'a', 1, 'c', 0)).toBe(1);
    expect(textAt(VALUE, 'a', 0, 'b')).toBe('text');
    expect(listAt(VALUE, 'a', 1, 'c')).toEqual([1]);
  });

  it('is empty if nothing is there, or a value of another kind', () => {
    expect(valueAt(VALUE, 'a', 7, 'b', 'c')).toBeUndefined();
    expect(valueAt(null, 'a')).toBeUndefined();
    expect(textAt(VALUE, 'a')).toBeNull();
    expect(listAt(VALUE, 'a', 0, 'b')).toEqual([]);
  });

  it('is never what every object inherits', () => {
    expect(valueAt(VALUE, 'toString')).toBeUndefined();
    expect(valueAt('text', 'length')).toBeUndefined();
    expect(textAt(VALUE, 'a', 'constructor', 'name')).toBeNull();
  });
});
