/**
 * Gives each test file a fresh start. The files that run in one worker share the modules that they import and the page,
 * because making both anew for each file took half the time of all tests.
 */
import { readFileSync } from 'node:fs';
import { afterAll, expect, vi } from 'vitest';

const text = readFileSync(expect.getState().testPath ?? '', 'utf8');
// Modules that contain stand-ins, or that a file needs in their first state, are of no use to any other file.
if (/\bvi\.(?:mock|resetModules)\(|^\/\/ fresh modules$/mu.test(text)) {
  vi.resetModules();
  afterAll(() => vi.resetModules());
}
if (typeof document !== 'undefined') emptyPage();

function emptyPage(): void {
  for (const element of [document.documentElement, document.head, document.body]) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
  document.head.replaceChildren();
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
}
