import { describe, expect, it } from 'vitest';
import { replaceEarlier } from '../../../../src/extension/page/single-instance.ts';

describe('a script that is injected again', () => {
  it('replaces the earlier one, which is stopped before the new one starts', () => {
    const scope = {};
    const done: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      replaceEarlier(scope, 'checks', () => {
        done.push(`${name} starts`);
        return () => done.push(`${name} stops`);
      });
    }
    expect(done).toEqual(['first starts', 'first stops', 'second starts', 'second stops', 'third starts']);
  });

  it('leaves a script with another name alone', () => {
    const scope = {};
    const stopped: string[] = [];
    replaceEarlier(scope, 'content', () => () => stopped.push('content'));
    replaceEarlier(scope, 'checks', () => () => stopped.push('checks'));
    expect(stopped).toEqual([]);
  });

  it('also starts if the earlier one cannot be stopped because its extension is gone', () => {
    const scope = {};
    let starts = 0;
    for (let times = 0; times < 2; times += 1) {
      replaceEarlier(scope, 'checks', () => {
        starts += 1;
        return () => {
          throw new Error('Extension context invalidated.');
        };
      });
    }
    expect(starts).toBe(2);
  });

  it.each([null, 7, {}, 'stop'])('also starts if %j is in the place of the earlier one', (other) => {
    const scope = {};
    Reflect.set(scope, Symbol.for('relay-inspector/checks'), other);
    let started = false;
    replaceEarlier(scope, 'checks', () => {
      started = true;
      return () => undefined;
    });
    expect(started).toBe(true);
  });
});
