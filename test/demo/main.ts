/** `npm run demo`: the extension at work on a MailDev full of messages, without a mail account. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserName } from '../lab/browsers/browser.ts';
import { BUILD_OF, launchBrowser } from '../lab/browsers/launch.ts';
import { findBrowserProgram } from '../lab/browsers/programs.ts';
import { startMailDev } from '../lab/servers/maildev.ts';
import { DEMO_MESSAGES, readDemoMessage } from './demo-messages.ts';
import { headlessTour } from './headless-tour.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PICTURES = path.join(ROOT, 'test/output/demo');

/**
 * Not `dist`: a browser reads an unpacked extension from its folder page by page, and `npm test` runs the demo beside
 * other browsers that have the extension from there. A page that they open in the middle of a build stays blank.
 */
const EXTENSION = path.join(ROOT, 'test/output/demo-extension');

/** Whether there is a display for a person to look at. */
function hasDisplay(): boolean {
  const isSet = (name: string): boolean => (process.env[name] ?? '') !== '';
  return (isSet('DISPLAY') || isSet('WAYLAND_DISPLAY')) && !isSet('CI');
}

function chooseBrowser(): BrowserName {
  const [found] = (['chromium', 'firefox'] as const).filter((name) => findBrowserProgram(name) !== null);
  if (found !== undefined) return found;
  throw new Error(
    'there is neither Chromium nor Firefox here. Install one, or name one in the environment variable CHROMIUM or FIREFOX.',
  );
}

function build(browser: BrowserName): string {
  const target = BUILD_OF[browser];
  const command = ['run', '--silent', `build:${target}`, '--', '--outDir', EXTENSION];
  const outcome = spawnSync('npm', command, { cwd: ROOT, encoding: 'utf8' });
  if (outcome.status !== 0) throw new Error(`the build failed:\n${outcome.stdout}${outcome.stderr}`);
  return EXTENSION;
}

async function demonstrate(): Promise<void> {
  const name = chooseBrowser();
  const headed = hasDisplay();
  console.log(`Building the extension for ${name}, starting MailDev with ${DEMO_MESSAGES.length} messages …`);
  const extension = build(name);
  const mailDev = await startMailDev();
  try {
    await mailDev.send(DEMO_MESSAGES.map(readDemoMessage));
    const browser = await launchBrowser(name, { extension, headed, language: languageOfSystem() });
    try {
      await (headed ? waitForPerson(browser, mailDev.url) : tour(browser, mailDev.url));
    } finally {
      await browser.close();
    }
  } finally {
    await mailDev.stop();
  }
}

async function tour(browser: Browser, url: string): Promise<void> {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  console.log('No display: opening each message, clicking the toolbar button, reading the popup.\n');
  const failed = await headlessTour(browser, url, PICTURES);
  if (failed.length > 0) throw new Error(`the popup gave no verdict on: ${failed.join(', ')}`);
}

async function waitForPerson(browser: Browser, url: string): Promise<void> {
  await browser.open(url);
  console.log('Open a message and click Relay Inspector (behind the puzzle piece in the toolbar).');
  console.log('Close the browser to end the demo.');
  await browser.closed;
}

function languageOfSystem(): 'en' | 'ru' {
  return (process.env['LANG'] ?? '').startsWith('ru') ? 'ru' : 'en';
}

try {
  await demonstrate();
} catch (error) {
  console.error(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
