/**
 * `npm run package`: the two packages for the stores and the source that they were built from, in dist/packages. `npm
 * run package:check`: makes them twice and compares.
 *
 * The same sources produce the same bytes: entries are sorted, all have one date, and nothing from the machine is
 * included.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGES = path.join(ROOT, 'dist/packages');
/** The earliest date that a zip file can hold; the stores ignore it. */
const DATE = new Date(1980, 0, 1);

const packages = buildPackages();
if (process.argv.includes('--check')) check(packages, buildPackages());
else write(packages);

function buildPackages(): Map<string, Uint8Array> {
  run('npm', ['run', '--silent', 'build']);
  const version = readVersion();
  const made = new Map<string, Uint8Array>();
  for (const target of ['chrome', 'firefox']) {
    const folder = path.join(ROOT, 'dist', target);
    made.set(`relay-inspector-${version}-${target}.zip`, zip(folder, filesBelow(folder)));
  }
  const tracked = run('git', ['ls-files', '-z'])
    .split('\0')
    .filter((file) => file !== '');
  made.set(`relay-inspector-${version}-source.zip`, zip(ROOT, tracked));
  return made;
}

function check(first: ReadonlyMap<string, Uint8Array>, second: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, bytes] of first) {
    const other = second.get(name);
    const same = other !== undefined && hashOf(bytes) === hashOf(other);
    process.stdout.write(`${same ? 'the same twice' : 'DIFFERENT'}  ${name}\n`);
    if (!same) process.exitCode = 1;
  }
}

function write(made: ReadonlyMap<string, Uint8Array>): void {
  rmSync(PACKAGES, { recursive: true, force: true });
  mkdirSync(PACKAGES, { recursive: true });
  for (const [name, bytes] of made) {
    writeFileSync(path.join(PACKAGES, name), bytes);
    process.stdout.write(`${hashOf(bytes)}  dist/packages/${name}  ${bytes.length} bytes\n`);
  }
}

function zip(folder: string, files: readonly string[]): Uint8Array {
  const entries: Zippable = {};
  for (const file of files.toSorted()) {
    entries[file.split(path.sep).join('/')] = [new Uint8Array(readFileSync(path.join(folder, file))), { level: 9 }];
  }
  return zipSync(entries, { mtime: DATE, os: 3 });
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function run(program: string, words: readonly string[]): string {
  const outcome = spawnSync(program, words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (outcome.status === 0) return outcome.stdout;
  throw new Error(`${program} ${words.join(' ')} failed:\n${outcome.stdout}${outcome.stderr}`);
}

function readVersion(): string {
  const data: unknown = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  if (typeof data === 'object' && data !== null && 'version' in data) return String(data.version);
  throw new Error('package.json has no version');
}
