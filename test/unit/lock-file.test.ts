import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const packages = readPackages();

/**
 * npm omits another platform's package from the lock file if the registry in use does not have it, and then rejects the
 * lock file in a fresh clone ("npm ci can only install packages when … are in sync").
 */
test('the lock file names the optional packages of every platform, so that npm ci works in a fresh clone', () => {
  const owners = [...packages].filter(([name]) => OF_MANY_PLATFORMS.test(name));
  expect(owners.length).toBeGreaterThan(3);
  for (const [owner, entry] of owners) {
    for (const name of Object.keys(record(entry['optionalDependencies']))) {
      expect([...packages.keys()], `${owner} needs ${name}`).toContain(`node_modules/${name}`);
    }
  }
});

test('the lock file names no download address', () => {
  expect([...packages.values()].filter((entry) => 'resolved' in entry)).toEqual([]);
});

const OF_MANY_PLATFORMS = /^node_modules\/(?:oxlint|oxfmt|oxlint-tsgolint|rolldown|esbuild|typescript|lightningcss)$/;

function readPackages(): Map<string, Record<string, unknown>> {
  const lock: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
  return new Map(Object.entries(record(record(lock)['packages'])).map(([name, entry]) => [name, record(entry)]));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
