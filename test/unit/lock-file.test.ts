import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
);

/**
 * npm leaves a package of another platform out of the lock file when the registry in use does not have it, and then
 * refuses the lock file in a fresh clone ("npm ci can only install packages when … are in sync").
 */
test('the lock file names the optional packages of every platform, so that npm ci works in a fresh clone', () => {
  for (const [owner, { optionalDependencies }] of Object.entries(lock.packages)) {
    if (!/^node_modules\/(?:oxlint|oxfmt|oxlint-tsgolint|rolldown|esbuild|typescript|lightningcss)$/.test(owner))
      continue;
    for (const name of Object.keys(optionalDependencies ?? {})) {
      expect(lock.packages, `${owner} needs ${name}`).toHaveProperty([`node_modules/${name}`]);
    }
  }
});

test('the lock file names no download address', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
