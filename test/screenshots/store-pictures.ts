import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Tab } from '../lab/browsers/browser.ts';
import { openReport } from './page-pictures.ts';
import type { Look, Stage } from './stage.ts';

/** What the Chrome Web Store asks for, in CSS px; addons.mozilla.org accepts the same. */
const SCREENSHOT = { width: 1280, height: 800 } as const;
const PROMOTION = { width: 440, height: 280 } as const;

const CAPTIONS: Readonly<Record<Look['language'], Readonly<Record<'proven' | 'absent' | 'contradicted', string>>>> = {
  en: {
    proven: 'One click: did it come through our relay?',
    absent: 'If not: from where, and what to check',
    contradicted: 'Who says so? A forged line proves nothing',
  },
  ru: {
    proven: 'Одно нажатие: прошло ли письмо через наш релей?',
    absent: 'Если нет: откуда оно и что проверить',
    contradicted: 'Чьи это слова? Поддельная строка ничего не доказывает',
  },
};
const PROMISE: Readonly<Record<Look['language'], string>> = {
  en: 'Did it go through our relay, and who says so?',
  ru: 'Прошло ли письмо через наш релей и кто это говорит?',
};

/** MailDev's loading bar at the upper edge of its page moves as long as the page is open, even while nothing is being loaded. */
const HIDE_MOVING_BAR = `(() => {
  const style = document.createElement('style');
  style.textContent = '[data-testid="loading-bar"] { visibility: hidden !important; }';
  document.head.append(style);
})()`;

const MESSAGES = { proven: 'postfix', absent: 'direct', contradicted: 'look-alike' } as const;

/** The pictures of the stores' listings: the popup over the webmail for three answers, the inspector, the settings. */
export async function takeStorePictures(stage: Stage): Promise<void> {
  for (const verdict of ['proven', 'absent', 'contradicted'] as const) await takeAnswer(stage, verdict);
  await takePage(stage, await openReport(stage, 'forwarded-by-yandex'), 'store-4-route', '[data-part="time-spent"]');
  await takePage(stage, await stage.openPage('options.html'), 'store-5-settings', '[data-part="relays"]');
  await takePromotion(stage);
}

async function takeAnswer(stage: Stage, verdict: keyof typeof MESSAGES): Promise<void> {
  const order = Object.keys(MESSAGES).indexOf(verdict) + 1;
  const [behind, above] = [stage.fileOf('store-behind'), stage.fileOf('store-above')];
  await stage.tab.resize(SCREENSHOT.width, SCREENSHOT.height - 88);
  const popup = await stage.askAbout(MESSAGES[verdict]);
  await popup.screenshot(above);
  await popup.close();
  await stage.tab.evaluate(HIDE_MOVING_BAR);
  await stage.tab.screenshot(behind);
  const caption = CAPTIONS[stage.look.language][verdict];
  await draw(stage, `store-${order}-${verdict}`, SCREENSHOT, {
    body: `<h1>${caption}</h1><img class="behind" src="${dataUrl(behind)}"><img class="above" src="${dataUrl(above)}">`,
    css: `
      h1 { height: 88px; margin: 0; padding: 0 40px; font: 600 34px/88px system-ui, sans-serif; }
      .behind { display: block; width: 1280px; opacity: 0.5; filter: grayscale(1); }
      .above { position: absolute; top: 104px; right: 40px; border: 1px solid #8888; border-radius: 8px; box-shadow: 0 3px 12px #0005; }`,
  });
  for (const file of [behind, above]) rmSync(file);
}

async function takePage(stage: Stage, tab: Tab, name: string, from: string): Promise<void> {
  await tab.resize(SCREENSHOT.width, SCREENSHOT.height);
  await tab.waitFor(`document.querySelector(${JSON.stringify(from)}) !== null`);
  await tab.evaluate(
    `document.querySelector(${JSON.stringify(from)}).closest('section').scrollIntoView({ block: 'start' })`,
  );
  await tab.screenshot(stage.fileOf(name));
  await tab.close();
}

async function takePromotion(stage: Stage): Promise<void> {
  const mark = path.resolve(import.meta.dirname, '../../src/ui/kit/icon.svg');
  const svg = `data:image/svg+xml;base64,${readFileSync(mark).toString('base64')}`;
  await draw(stage, 'store-promotion', PROMOTION, {
    body: `<img src="${svg}" width="88" height="88"><h1>Relay Inspector</h1><p>${PROMISE[stage.look.language]}</p>`,
    css: `
      body { display: grid; place-content: center; justify-items: center; gap: 12px; text-align: center; }
      h1 { margin: 0; font: 700 30px/1.2 system-ui, sans-serif; }
      p { margin: 0; padding: 0 32px; font: 400 18px/1.4 system-ui, sans-serif; text-wrap: balance; }`,
  });
}

interface Sheet {
  readonly body: string;
  readonly css: string;
}

/** Draws a page of our own and takes a screenshot of it. */
async function draw(
  stage: Stage,
  name: string,
  { width, height }: { readonly width: number; readonly height: number },
  { body, css }: Sheet,
): Promise<void> {
  const [paper, ink] = stage.look.colourScheme === 'dark' ? ['#14171d', '#e9ebef'] : ['#f6f4ef', '#1c2430'];
  const tab = await stage.browser.open('about:blank');
  await tab.resize(width, height);
  const page = `<style>html, body { height: 100%; margin: 0; overflow: hidden; background: ${paper}; color: ${ink}; } ${css}</style>${body}`;
  await tab.evaluate(`void document.write(${JSON.stringify(page)})`);
  await tab.waitFor(`[...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0)`);
  await tab.screenshot(stage.fileOf(name));
  await tab.close();
}

function dataUrl(file: string): string {
  return `data:image/png;base64,${readFileSync(file).toString('base64')}`;
}
