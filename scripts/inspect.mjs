/**
 * `npm run -s inspect -- FILE…`: the command of dist/cli, built first if it is missing or older than its sources. The
 * build's output goes to standard error: standard output is for the report.
 */
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const BUILT = path.join(ROOT, 'dist/cli');
const ENTRY = path.join(BUILT, 'relay-inspector.js');
/** Everything from which the command is built. */
const SOURCES = ['src', 'public/_locales', 'package-lock.json', 'vite.cli.config.ts'];

if (isStale()) await build();
await import(ENTRY);

/** Whether a source is newer than the build. */
function isStale() {
  const built = statSync(ENTRY, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => newest(path.join(ROOT, source)) > built);
}

/**
 * The newest change of a file, or of anything in a folder. A deleted file changes its folder.
 *
 * @param {string} place
 * @returns {number}
 */
function newest(place) {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // Node's own recursive listing takes twice as long.
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newest(`${place}/${name}`)));
}

/** Builds next to the old one and replaces it atomically: another shell may start the command meanwhile. */
async function build() {
  // Loaded only here: it costs as much as asking every source for its age.
  const { spawnSync } = await import('node:child_process');
  const beside = `${BUILT}.${process.pid}`;
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const options = ['build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn', '--outDir', beside];
  const { status } = spawnSync(process.execPath, [vite, ...options], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('The command could not be built. Was `npm ci` run here?\n');
    process.exit(3);
  }
  rmSync(BUILT, { recursive: true, force: true });
  try {
    renameSync(beside, BUILT);
  } catch {
    // Another shell was faster, with the same sources.
    rmSync(beside, { recursive: true, force: true });
  }
}
