import { describe, expect, it } from 'vitest';
import {
  isFromLaterVersion,
  migrate,
  type Migration,
  MIGRATIONS,
  versionAfter,
} from '../../../../src/extension/settings/migrations.ts';
import { readSettings } from '../../../../src/extension/settings/read-settings.ts';
import { DEFAULT_SETTINGS } from '../../../../src/extension/settings/settings.ts';
import { storedForm } from '../../../../src/extension/settings/stored-form.ts';

const STEPS: readonly Migration[] = [
  (stored) => ({ ...stored, version: 2, names: [stored['name']] }),
  (stored) => ({ ...stored, version: 3, count: Array.isArray(stored['names']) ? stored['names'].length : 0 }),
];

describe('settings of an older version', () => {
  it('go through every step from their own version on, in order', () => {
    expect(migrate({ version: 1, name: 'x' }, STEPS)).toEqual({
      state: 'current',
      record: { version: 3, name: 'x', names: ['x'], count: 1 },
    });
    expect(migrate({ version: 2, names: ['a', 'b'] }, STEPS)).toMatchObject({ record: { version: 3, count: 2 } });
  });

  it('of the current version go through none', () => {
    const stored = { version: 3, names: 'as they are' };
    expect(migrate(stored, STEPS)).toEqual({ state: 'current', record: stored });
  });

  it('from a later version are left as they are', () => {
    expect(migrate({ version: 4 }, STEPS)).toEqual({ state: 'newer', record: { version: 4 } });
    expect(isFromLaterVersion({ version: versionAfter(MIGRATIONS) + 1 })).toBe(true);
    expect(isFromLaterVersion({ version: versionAfter(MIGRATIONS) })).toBe(false);
    expect(isFromLaterVersion(undefined)).toBe(false);
  });

  it.each([undefined, '1', 0, -1, 1.5, Number.NaN])('without a known version (%s) are damaged', (version) => {
    expect(migrate({ version }, STEPS).state).toBe('damaged');
  });

  it('that a step cannot process are damaged, and nothing throws', () => {
    const failing: Migration = () => {
      throw new TypeError('not what it was');
    };
    expect(migrate({ version: 1 }, [failing])).toEqual({ state: 'damaged', record: { version: 1 } });
  });

  it('are saved with the version to which the steps lead', () => {
    const saved = storedForm(DEFAULT_SETTINGS);
    expect(saved['version']).toBe(versionAfter(MIGRATIONS));
    expect(readSettings(saved, []).repairs).toEqual([]);
  });
});
