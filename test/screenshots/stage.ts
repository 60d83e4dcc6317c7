import path from 'node:path';
import { DEMO_MESSAGES, type DemoMessage } from '../demo/demo-messages.ts';
import type { Browser, Popup, Tab } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';

export const LANGUAGES = ['en', 'ru'] as const;
export const COLOUR_SCHEMES = ['light', 'dark'] as const;

/** In CSS px. The first is also a window of 640 px at 200 % (WCAG 1.4.10). */
const WIDTHS = [320, 1024, 1920] as const;

export interface Look {
  readonly language: (typeof LANGUAGES)[number];
  readonly colourScheme: (typeof COLOUR_SCHEMES)[number];
}

/** MailDev listens on another port each time; a picture shows its usual one, so that pictures are reproducible. */
const SHOW_USUAL_PORT = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    text.nodeValue = text.nodeValue.replace(/127\\.0\\.0\\.1:\\d+/, '127.0.0.1:1080');
  }
})()`;

/** A browser with the extension, in front of a MailDev that has the demo's messages, for pictures in one theme and language. */
export class Stage {
  readonly browser: Browser;
  /** MailDev. */
  readonly tab: Tab;
  readonly look: Look;
  readonly #pictures: string;

  constructor(browser: Browser, tab: Tab, look: Look, pictures: string) {
    this.browser = browser;
    this.tab = tab;
    this.look = look;
    this.#pictures = pictures;
  }

  /** The file of a picture in this theme and language: "popup-proven-en-light.png". */
  fileOf(name: string): string {
    return path.join(this.#pictures, `${name}-${this.look.language}-${this.look.colourScheme}.png`);
  }

  /**
   * Opens a message of the demo in MailDev and clicks the toolbar button; waits for the complete answer in the popup.
   */
  async askAbout(name: string): Promise<Popup> {
    const { subject, verdict } = demoMessage(name);
    await openInMailDev(this.tab, subject);
    const popup = await this.tab.clickToolbarButton();
    const shown = await readShown(popup);
    if (shown.verdict !== verdict) throw new Error(`${name}: ${shown.verdict ?? shown.state} instead of ${verdict}`);
    await popup.waitFor(`document.querySelector('[data-part="site-check"]') !== null`);
    await popup.evaluate(SHOW_USUAL_PORT);
    return popup;
  }

  /** A page of the extension, completely drawn. */
  async openPage(file: string): Promise<Tab> {
    const tab = await this.browser.open(this.browser.extensionUrl(file));
    await tab.waitFor(`document.querySelector('main h1') !== null`);
    return tab;
  }

  /** The page from top to bottom: on a narrow screen, in a small window and on a large screen. */
  async pictureOfPage(tab: Tab, name: string): Promise<void> {
    for (const width of WIDTHS) {
      await tab.resize(width, 800);
      await tab.resize(width, Number(await tab.evaluate('document.documentElement.scrollHeight')));
      await tab.screenshot(this.fileOf(`${name}-${width}`));
    }
  }
}

export function demoMessage(name: string): DemoMessage {
  const message = DEMO_MESSAGES.find((candidate) => candidate.name === name);
  if (message === undefined) throw new Error(`The demo has no message "${name}"`);
  return message;
}
