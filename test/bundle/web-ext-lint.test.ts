import { describe, expect, it } from 'vitest';
import webExt from 'web-ext';
import { packageFolder } from './packages.ts';

/** Preact sets innerHTML for an attribute that our lint forbids; Firefox for Android knows the consent key later. */
const KNOWN_WARNINGS = ['KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION', 'UNSAFE_VAR_ASSIGNMENT'];

describe('the linter of addons.mozilla.org', () => {
  it('reports no error in the package for Firefox, and no warning except the two known ones', async () => {
    const folder = packageFolder('firefox');
    const { errors, warnings } = await webExt.cmd.lint(
      { sourceDir: folder, artifactsDir: folder, output: 'none' },
      { shouldExitProgram: false },
    );
    expect(errors).toEqual([]);
    expect(warnings.map(({ code }) => code).toSorted()).toEqual(KNOWN_WARNINGS);
  });
});
