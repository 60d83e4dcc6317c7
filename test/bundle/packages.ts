import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inject } from 'vitest';
import { TARGETS, type Target } from '../../vite.config.ts';

export { TARGETS, type Target };

/** The folder of one unpacked package. */
export function packageFolder(target: Target): string {
  return join(inject('packages'), target);
}

/** Paths inside the package, with "/", sorted. */
export function filesOf(target: Target): string[] {
  return readdirSync(packageFolder(target), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(packageFolder(target).length + 1))
    .toSorted();
}

export function scriptsOf(target: Target): string[] {
  return filesOf(target).filter((file) => file.endsWith('.js'));
}

export function textOf(target: Target, file: string): string {
  return readFileSync(join(packageFolder(target), file), 'utf8');
}

export function manifestOf(target: Target): Record<string, unknown> {
  return object(JSON.parse(textOf(target, 'manifest.json')));
}

/** One message of a locale, by its key. */
export function sentence(target: Target, language: string, key: string): string {
  const words = object(JSON.parse(textOf(target, `_locales/${language}/messages.json`)));
  const { message } = object(words[key]);
  if (typeof message !== 'string') throw new Error(`No message "${key}" in ${language}`);
  return message;
}

function object(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error(`Not an object: ${String(value)}`);
  return { ...value };
}

/** The script and every chunk that it imports before it runs, but not what it loads later. */
export function withStaticImports(target: Target, script: string): string[] {
  const found = new Set([script]);
  for (const file of found) {
    for (const [, specifier] of textOf(target, file).matchAll(/\b(?:import|from) ?["'`](\.{1,2}\/[^"'`]+)["'`]/gu)) {
      found.add(join(dirname(file), specifier ?? ''));
    }
  }
  return [...found];
}

/** The chunk whose name has this prefix; fails unless there is exactly one. */
export function chunk(target: Target, name: string): string {
  const [file, ...others] = scriptsOf(target).filter((script) => script.startsWith(`chunks/${name}-`));
  if (file === undefined || others.length > 0) throw new Error(`Not exactly one chunk "${name}" in ${target}`);
  return file;
}

/** Bytes after gzip at its best level, as stores and budgets count them. */
export function gzipped(target: Target, files: readonly string[]): number {
  return files.reduce((size, file) => size + gzipSync(textOf(target, file), { level: 9 }).length, 0);
}
