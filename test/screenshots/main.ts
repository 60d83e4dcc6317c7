/**
 * `npm run screenshots`: pictures of every state of the extension, on real messages in MailDev, in both languages and
 * both themes, in test/output/screenshots; those of the stores' sizes in test/output/store-pictures. The few that are
 * tracked, for README.md and the stores, are rewritten if their pixels changed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import { launchBrowser } from '../lab/browsers/launch.ts';
import { startMailDev } from '../lab/servers/maildev.ts';
import { takeAutomaticPictures } from './automatic-pictures.ts';
import { takeFailurePictures } from './failure-pictures.ts';
import { keepPictures, picturesOfReadme, reduceColours } from './kept-pictures.ts';
import { takeCollecting, takeMessagesPictures, takeReadingOfList } from './messages-pictures.ts';
import { takePagePictures } from './page-pictures.ts';
import { takePopupPictures } from './popup-pictures.ts';
import { COLOUR_SCHEMES, LANGUAGES, type Look, Stage } from './stage.ts';
import { takeStorePictures } from './store-pictures.ts';
import { takeWebmailPictures } from './webmail-pictures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PICTURES = path.join(ROOT, 'test/output/screenshots');
const EXTENSION = path.join(ROOT, 'dist/chrome');
const STORE_PICTURES = path.join(ROOT, 'test/output/store-pictures');

const build = spawnSync('npm', ['run', '--silent', 'build:chrome'], { cwd: ROOT, encoding: 'utf8' });
if (build.status !== 0) throw new Error(`the build failed:\n${build.stdout}${build.stderr}`);
for (const folder of [PICTURES, STORE_PICTURES]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

const mailDev = await startMailDev();
try {
  await mailDev.send(DEMO_MESSAGES.map(readDemoMessage));
  const looks = LANGUAGES.flatMap((language) => COLOUR_SCHEMES.map((colourScheme) => ({ language, colourScheme })));
  for (const look of looks) {
    await withStage(look, PICTURES, takePopupPictures);
    await withStage(look, PICTURES, takePagePictures);
    await withStage(look, PICTURES, takeMessagesPictures);
    await takeCollecting(EXTENSION, look, PICTURES);
    await takeReadingOfList(EXTENSION, look, PICTURES);
    await takeAutomaticPictures(EXTENSION, mailDev.url, look, PICTURES);
    await takeWebmailPictures(EXTENSION, look, PICTURES);
    await takeFailurePictures(EXTENSION, look, PICTURES);
    if (look.colourScheme === 'light') await withStage(look, STORE_PICTURES, takeStorePictures);
    process.stdout.write(`${look.language} ${look.colourScheme}\n`);
  }
} finally {
  await mailDev.stop();
}
reduceColours(PICTURES, picturesOfReadme(), 32);
reduceColours(STORE_PICTURES, readdirSync(STORE_PICTURES), 24);
const written = [
  ...keepPictures(PICTURES, path.join(ROOT, 'docs/screenshots'), picturesOfReadme()),
  ...keepPictures(STORE_PICTURES, path.join(ROOT, 'docs/store/pictures'), readdirSync(STORE_PICTURES)),
];
process.stdout.write(`${readdirSync(PICTURES).length} pictures in test/output/screenshots\n`);
process.stdout.write(`tracked and changed: ${written.length === 0 ? 'none' : written.join(', ')}\n`);

async function withStage(look: Look, pictures: string, take: (stage: Stage) => Promise<void>): Promise<void> {
  const browser = await launchBrowser('chromium', { extension: EXTENSION, ...look });
  try {
    await take(new Stage(browser, await browser.open(mailDev.url), look, pictures));
  } finally {
    await browser.close();
  }
}
