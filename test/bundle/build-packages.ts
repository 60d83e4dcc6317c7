import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { TARGETS } from '../../vite.config.ts';

const root = resolve(import.meta.dirname, '../..');
const SOURCES = ['src', 'public', 'manifest.json', 'package.json', 'package-lock.json', 'vite.config.ts'];

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with one unpacked package for each target. */
    packages: string;
  }
}

/**
 * Finds the packages for the tests of this folder: those in dist/ if they are newer than every source, otherwise fresh
 * ones, so that dist/ is never changed while someone is trying it out.
 */
export default function setup(project: TestProject): void {
  const dist = resolve(root, 'dist');
  const own = resolve(root, 'test/output/packages');
  if (areCurrent(dist)) {
    project.provide('packages', dist);
    return;
  }
  if (!areCurrent(own)) TARGETS.forEach((target) => build(target, resolve(own, target)));
  project.provide('packages', own);
}

function areCurrent(packages: string): boolean {
  const manifests = TARGETS.map((target) => resolve(packages, target, 'manifest.json'));
  if (!manifests.every((file) => existsSync(file))) return false;
  const built = Math.min(...manifests.map((file) => statSync(file).mtimeMs));
  return SOURCES.every((source) => newestChange(resolve(root, source)) < built);
}

function newestChange(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestChange(resolve(path, name))));
}

function build(target: string, outDir: string): void {
  // The test runner's NODE_ENV would produce a development build.
  const { NODE_ENV: _testing, ...environment } = process.env;
  const vite = resolve(root, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--app', '--mode', target, '--outDir', outDir], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
