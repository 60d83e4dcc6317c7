import { readFileSync } from 'node:fs';
import { type BrowserContext, type CDPSession, chromium, type Download, type Page } from 'playwright-core';
import { waitUntil } from '../processes/wait-until.ts';
import type { Browser, BrowserWindow, Key, LaunchOptions, Popup, Tab } from './browser.ts';
import { ChromiumPopup } from './chromium-popup.ts';
import { emptyChromium } from './empty-chromium.ts';
import { ChromiumWindow } from './chromium-window.ts';
import { TELL_TROUBLES, troubleIn } from './chromium-troubles.ts';
import { waitForExpression, withTabs } from './expression.ts';
import { readExtensionFiles } from './extension-files.ts';
import { LoopbackProxy } from './loopback-proxy.ts';
import { browserProgram } from './programs.ts';

/**
 * Hosts that Chromium contacts on its own, whatever is switched off: updates, sign-in state, form prediction, leaked
 * passwords.
 */
const ASKED_BY_CHROMIUM = [
  'update.googleapis.com',
  'accounts.google.com',
  'content-autofill.googleapis.com',
  'passwordsleakcheck-pa.googleapis.com',
];

/** The last limit, for a Chromium that hangs: Playwright's own 30 seconds are too few on a busy machine. */
const LONGEST_WAIT_MS = 240_000;

/** Opening a tab is expensive, so an empty one is reused for the next page. */
const EMPTY = 'about:blank';

/** What a tab needs from its browser to click the toolbar button. */
interface Toolbar {
  /** Session with the browser itself, not with one of its pages. */
  readonly session: CDPSession;
  readonly extensionId: string;
  readonly folder: string;
  /** Path of the popup's page inside the extension. */
  readonly popup: string;
}

/** Starts the system's Chromium, or the one named by CHROMIUM, with a fresh profile. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const language = options.language ?? 'en';
  const program = browserProgram('chromium');
  const network = await LoopbackProxy.start(ASKED_BY_CHROMIUM);
  const context = await chromium.launchPersistentContext('', {
    executablePath: program,
    timeout: LONGEST_WAIT_MS,
    headless: options.headed !== true,
    viewport: null,
    locale: language,
    colorScheme: null, // same as the browser's: the popup is out of Playwright's reach
    args: [
      '--enable-unsafe-extension-debugging', // Extensions.loadUnpacked and Extensions.triggerAction
      `--proxy-server=127.0.0.1:${network.port}`,
      '--proxy-bypass-list=<-loopback>', // by default Chromium requests loopback without a proxy
      '--window-size=1280,900',
      // No process in reserve for a page that may come, and no animations: both only cost time here.
      '--renderer-process-limit=1',
      '--animation-duration-scale=0', // of the browser's own window: tabs that slide
      '--force-prefers-reduced-motion',
      `--lang=${language}`,
      ...(options.colourScheme === 'dark' ? ['--force-dark-mode'] : []),
      ...(options.trusts === undefined ? [] : [`--ignore-certificate-errors-spki-list=${options.trusts.fingerprint}`]),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // its sandbox does not run as root
    ],
    env: { ...process.env, LANGUAGE: language, ...(options.display !== undefined && { DISPLAY: options.display }) },
    ignoreDefaultArgs: ['--disable-extensions'],
  });
  context.setDefaultTimeout(LONGEST_WAIT_MS);
  const end = async (): Promise<void> => {
    await context.close();
    await network.close();
  };
  try {
    const session = await context.browser()?.newBrowserCDPSession();
    if (session === undefined) throw new Error('Chromium gives no access to itself');
    const display = options.headed === true ? (options.display ?? process.env['DISPLAY'] ?? null) : null;
    return await withExtension(options.extension, { context, session, network, display, end });
  } catch (error) {
    await end();
    throw error;
  }
}

/** A Chromium that has been started. */
interface Running {
  readonly context: BrowserContext;
  readonly session: CDPSession;
  readonly network: LoopbackProxy;
  /** null if it shows no window. */
  readonly display: string | null;
  readonly end: () => Promise<void>;
}

/** Installs a build of the extension in a Chromium that has none. */
async function withExtension(folder: string, running: Running): Promise<Browser> {
  const { context, session, display } = running;
  const { popup } = readExtensionFiles(folder);
  const { id } = await session.send('Extensions.loadUnpacked', { path: folder });
  const window = new ChromiumWindow(context, id, display);
  return browserOver(running, { session, extensionId: id, folder, popup }, window);
}

function browserOver(running: Running, toolbar: Toolbar, window: BrowserWindow): Browser {
  const { context, session, network, end } = running;
  const downloads: Download[] = [];
  const collect = (page: Page): void => void page.on('download', (download) => downloads.push(download));
  for (const page of context.pages()) collect(page);
  context.on('page', collect);
  return {
    name: 'chromium',
    window,
    network,
    closed: new Promise((resolve) => context.once('close', () => resolve())),
    extensionUrl: (file) => extensionUrl(toolbar.extensionId, file),
    stopBackground: () => stopServiceWorker(toolbar),
    updateExtension: async () => {
      await toolbar.session.send('Extensions.loadUnpacked', { path: toolbar.folder });
    },
    open: async (url) => {
      const page = context.pages().find((open) => open.url() === EMPTY) ?? (await context.newPage());
      const tab = new ChromiumTab(page, toolbar, { canBeEmptied: true });
      await tab.goto(url);
      await tab.bringToFront();
      return tab;
    },
    tabOpenedBy: async (action, address) => {
      const before = new Set(context.pages());
      await action();
      const opened = () => context.pages().find((page) => !before.has(page) && address.test(page.url()));
      const page = await waitUntil(`a new tab at ${address}`, opened).catch((error: unknown) => {
        throw withTabs(
          error,
          context.pages().map((each) => each.url()),
        );
      });
      return new ChromiumTab(page, toolbar);
    },
    savedFile: async (name) => {
      const wanted = (): Download | undefined => downloads.findLast((each) => each.suggestedFilename() === name);
      return readFileSync(await (await waitUntil(`the file ${name}`, wanted)).path());
    },
    empty: async () => {
      context.off('page', collect);
      await emptyChromium(context, session, network, toolbar.extensionId);
      return (folder) => withExtension(folder, running);
    },
    close: end,
  };
}

function extensionUrl(id: string, file: string): string {
  return `chrome-extension://${id}/${file}`;
}

async function stopServiceWorker({ session, extensionId }: Toolbar): Promise<void> {
  const running = async (): Promise<string | undefined> => {
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
    return targetInfos.find(({ url }) => url === extensionUrl(extensionId, 'background.js'))?.targetId;
  };
  const targetId = await running();
  if (targetId === undefined) return;
  await session.send('Target.closeTarget', { targetId });
  await waitUntil('the service worker to be stopped', async () => (await running()) !== targetId);
}

export class ChromiumTab implements Tab {
  readonly #page: Page;
  readonly #toolbar: Toolbar;
  #session: CDPSession | null = null;
  #canBeEmptied: boolean;

  /** @param options whether {@link close} may leave an empty tab for the next page */
  constructor(page: Page, toolbar: Toolbar, { canBeEmptied } = { canBeEmptied: false }) {
    this.#page = page;
    this.#toolbar = toolbar;
    this.#canBeEmptied = canBeEmptied;
  }

  /**
   * The processor time of the page's main thread, in milliseconds since some moment in the past: what other programs do
   * meanwhile does not count.
   */
  async mainThreadTime(): Promise<number> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page);
    await this.#session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('Chromium does not tell the time of its tasks');
    return seconds * 1000;
  }

  async url(): Promise<string> {
    return this.#page.url();
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url, { waitUntil: 'load' });
  }

  async bringToFront(): Promise<void> {
    await this.#page.bringToFront();
  }

  async evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  async waitFor(expression: string): Promise<void> {
    const evaluate = (asked: string): Promise<unknown> => this.evaluate(asked);
    await waitForExpression({ evaluate, troubles: () => this.#tellTroubles() }, expression);
  }

  async click(selector: string): Promise<void> {
    await this.#page.locator(selector).first().click();
  }

  async clickAt(x: number, y: number, button: 'left' | 'right' = 'left'): Promise<void> {
    await this.#page.mouse.click(x, y, { button });
  }

  async press(key: Key): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async paste(): Promise<void> {
    await this.#page.keyboard.press('Control+v');
  }

  async resize(width: number, height: number): Promise<void> {
    this.#canBeEmptied = false; // the size would stay
    await this.#page.setViewportSize({ width, height });
  }

  async chooseFile(selector: string, file: string): Promise<void> {
    await this.#page.locator(selector).first().setInputFiles(file);
  }

  async screenshot(file: string): Promise<void> {
    await this.#page.screenshot({ path: file });
  }

  async close(): Promise<void> {
    const hasEmptyTab = this.#page
      .context()
      .pages()
      .some((page) => page.url() === EMPTY);
    await (this.#canBeEmptied && !hasEmptyTab ? this.goto(EMPTY) : this.#page.close());
  }

  async clickToolbarButton(): Promise<Popup> {
    const { session, extensionId, popup } = this.#toolbar;
    // One that is already closing cannot be closed; all that counts is that it is gone.
    for (const open of await this.#popupTargets())
      await session.send('Target.closeTarget', { targetId: open }).catch(() => undefined);
    await waitUntil('the last popup to be gone', async () => (await this.#popupTargets()).length === 0);
    await this.#page.bringToFront();
    const targetId = await waitUntil('the tab to be in front', () => this.#activeTabTarget());
    await session.send('Extensions.triggerAction', { id: extensionId, targetId });
    const opened = await waitUntil(`the popup ${popup}`, async () => (await this.#popupTargets())[0]);
    return ChromiumPopup.attach(session, opened);
  }

  async #tellTroubles(): Promise<readonly string[]> {
    const session = await this.#page.context().newCDPSession(this.#page);
    const troubles: string[] = [];
    for (const event of ['Runtime.exceptionThrown', 'Runtime.consoleAPICalled', 'Log.entryAdded'] as const) {
      session.on(event, (params) => {
        const trouble = troubleIn(event, params);
        if (trouble !== null) troubles.push(trouble);
      });
    }
    for (const command of TELL_TROUBLES) await session.send(command);
    await session.detach();
    return troubles;
  }

  async #popupTargets(): Promise<readonly string[]> {
    const { session, extensionId, popup } = this.#toolbar;
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'page' }] });
    return targetInfos.filter(({ url }) => url === extensionUrl(extensionId, popup)).map(({ targetId }) => targetId);
  }

  /** The tab is a separate target from its page, and only the tab has a toolbar. */
  async #activeTabTarget(): Promise<string | undefined> {
    const { targetInfos } = await this.#toolbar.session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const url = this.#page.url();
    const isThis = (target: (typeof targetInfos)[number]): boolean =>
      target.url === url && String(target.embedderData?.['tabActive']) === 'true';
    return targetInfos.find(isThis)?.targetId;
  }
}
