import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { BrowserName } from './browser.ts';

/** How each browser is found: the environment variable that may name one, and its name in Debian. */
const PROGRAMS = {
  chromium: { title: 'Chromium', variable: 'CHROMIUM', command: 'chromium' },
  firefox: { title: 'Firefox', variable: 'FIREFOX', command: 'firefox-esr' },
} as const satisfies Record<BrowserName, { title: string; variable: string; command: string }>;

/** Path of a browser's program, or null if this machine has none. */
export function findBrowserProgram(name: BrowserName): string | null {
  const { variable, command } = PROGRAMS[name];
  const wanted = process.env[variable] ?? command;
  const folders = wanted.includes('/') ? [''] : (process.env['PATH'] ?? '').split(':');
  return folders.map((folder) => path.resolve(folder, wanted)).find(isExecutable) ?? null;
}

/** Path of a browser's program. If this machine has none, throws and says what to do. */
export function browserProgram(name: BrowserName): string {
  const program = findBrowserProgram(name);
  if (program !== null) return program;
  const { title, variable, command } = PROGRAMS[name];
  throw new Error(
    `No ${title} here: install Debian's package ${command}, or name a ${title} in the environment variable ${variable}.`,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
