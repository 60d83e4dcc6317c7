/**
 * `npm run screenshots`: pictures of the real popup and inspector, on real messages in MailDev, in both languages and
 * both themes. They stand in README.md and docs/screenshots.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';
import { launchBrowser } from '../lab/browsers/launch.ts';
import { startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PICTURES = path.join(ROOT, 'docs/screenshots');

/** One message for each verdict. */
const SHOWN: readonly (readonly [verdict: string, message: string])[] = [
  ['proven', 'postfix'],
  ['reported', 'forwarded-by-yandex'],
  ['contradicted', 'forged-helo'],
  ['claimed', 'forged-lines'],
  ['absent', 'direct'],
  ['undetermined', 'no-received'],
];

const build = spawnSync('npm', ['run', '--silent', 'build:chrome'], { cwd: ROOT, encoding: 'utf8' });
if (build.status !== 0) throw new Error(`the build failed:\n${build.stdout}${build.stderr}`);
rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });

const mailDev = await startMailDev();
try {
  await mailDev.send(DEMO_MESSAGES.map(readDemoMessage));
  for (const language of ['en', 'ru'] as const) {
    for (const colourScheme of ['light', 'dark'] as const) {
      const extension = path.join(ROOT, 'dist/chrome');
      const browser = await launchBrowser('chromium', { extension, language, colourScheme });
      try {
        await takePictures(browser, mailDev.url, `${language}-${colourScheme}`);
      } finally {
        await browser.close();
      }
    }
  }
} finally {
  await mailDev.stop();
}

async function takePictures(browser: Browser, url: string, suffix: string): Promise<void> {
  const tab = await browser.open(url);
  for (const [verdict, name] of SHOWN) {
    const message = DEMO_MESSAGES.find((candidate) => candidate.name === name);
    if (message === undefined) throw new Error(`no demo message ${name}`);
    await openInMailDev(tab, message.subject);
    const popup = await tab.clickToolbarButton();
    const shown = await readShown(popup);
    if (shown.verdict !== verdict) throw new Error(`${name}: ${shown.verdict ?? shown.state} instead of ${verdict}`);
    await popup.screenshot(path.join(PICTURES, `popup-${verdict}-${suffix}.png`));
    if (verdict === 'proven') {
      await popup.evaluate(`document.querySelector('[data-action="inspector"]').click()`);
      const inspector = await browser.tabAt(/inspector\.html/);
      await inspector.waitFor(`document.querySelector('main')?.dataset.state === 'report'`);
      await inspector.screenshot(path.join(PICTURES, `inspector-${suffix}.png`));
      await inspector.close();
    } else await popup.close();
    process.stdout.write(`${verdict} ${suffix}\n`);
  }
}
