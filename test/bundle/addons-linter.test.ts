import { createInstance } from 'addons-linter';
import { describe, expect, it } from 'vitest';
import { packageFolder } from './packages.ts';

/**
 * Preact sets innerHTML for an attribute that our lint forbids; only newer versions of Firefox for Android know the
 * consent key.
 */
const KNOWN_WARNINGS = ['KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION', 'UNSAFE_VAR_ASSIGNMENT'];

describe('the linter of addons.mozilla.org', () => {
  it('reports no error in the package for Firefox, and no warning except the two known ones', async () => {
    const { errors, warnings } = await createInstance({
      config: {
        _: [packageFolder('firefox')],
        logLevel: 'fatal',
        output: 'none',
        minManifestVersion: 2,
        maxManifestVersion: 3,
        enableDataCollectionPermissions: true,
        shouldScanFile: () => true,
      },
      runAsBinary: false,
    }).run();
    expect(errors).toEqual([]);
    expect(warnings.map(({ code }) => code).toSorted()).toEqual(KNOWN_WARNINGS);
  });
});
