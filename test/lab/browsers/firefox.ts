import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder, startGuarded } from '../processes/guarded-process.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { BidiConnection } from './bidi-connection.ts';
import type { Browser, LaunchOptions, Popup, Tab } from './browser.ts';
import { waitForExpression } from './expression.ts';
import { readExtensionFiles } from './extension-files.ts';
import { openFirefoxPopup } from './firefox-popup.ts';
import { firefoxUserScript } from './firefox-preferences.ts';
import { LoopbackProxy } from './loopback-proxy.ts';
import { browserProgram } from './programs.ts';
import { property } from './property.ts';

/** Starts the system's Firefox ESR, or the Firefox that FIREFOX names, with a fresh profile. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const program = browserProgram('firefox');
  const { geckoId } = readExtensionFiles(options.extension);
  if (geckoId === null) throw new Error(`${options.extension} is no build for Firefox: it has no gecko id`);
  const uuid = randomUUID();
  const network = await LoopbackProxy.start();
  const profile = scratchFolder('firefox');
  writeFileSync(path.join(profile, 'user.js'), firefoxUserScript(options, network.port, { id: geckoId, uuid }));

  const firefox = startGuarded(
    profile,
    [
      program,
      ...(options.headed === true ? [] : ['--headless']),
      ...['--no-remote', '--profile', profile],
      ...['--remote-debugging-port=0', '--remote-allow-system-access'],
      ...['--width', '1280', '--height', '900'],
      'about:blank',
    ],
    { MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', HOME: profile },
  );
  const [, address = ''] = await firefox.outputMatch(/WebDriver BiDi listening on (ws:\/\/\S+)/);
  const bidi = await BidiConnection.open(address);
  await bidi.send('session.new', { capabilities: { alwaysMatch: {} } });
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: options.extension } });

  const tab = (context: string): Tab => new FirefoxTab(bidi, context, geckoId);
  return {
    name: 'firefox',
    network,
    closed: firefox.ended,
    extensionUrl: (file) => `moz-extension://${uuid}/${file}`,
    open: async (url) => {
      const blank = (await contexts(bidi)).find((context) => context.url === 'about:blank');
      const opened = tab(
        blank?.id ?? String(property(await bidi.send('browsingContext.create', { type: 'tab' }), 'context')),
      );
      await opened.goto(url);
      return opened;
    },
    tabAt: async (matching) => {
      const isThere = async () => (await contexts(bidi)).find((context) => matching.test(context.url));
      return tab((await waitUntil(`a tab at ${matching}`, isThere)).id);
    },
    close: async () => {
      await bidi.send('browser.close', {}).catch(() => undefined);
      bidi.close();
      await firefox.stop();
      await network.close();
    },
  };
}

interface BidiContext {
  readonly id: string;
  readonly url: string;
}

/** Top-level documents: tabs, or, in the chrome scope, browser windows. */
async function contexts(bidi: BidiConnection, scope?: 'chrome'): Promise<readonly BidiContext[]> {
  const tree = await bidi.send('browsingContext.getTree', {
    maxDepth: 0,
    ...(scope === undefined ? {} : { 'moz:scope': scope }),
  });
  const found = property(tree, 'contexts');
  if (!Array.isArray(found)) return [];
  return found.map((context: unknown) => ({
    id: String(property(context, 'context')),
    url: String(property(context, 'url')),
  }));
}

class FirefoxTab implements Tab {
  readonly #bidi: BidiConnection;
  readonly #context: string;
  readonly #extensionId: string;

  constructor(bidi: BidiConnection, context: string, extensionId: string) {
    this.#bidi = bidi;
    this.#context = context;
    this.#extensionId = extensionId;
  }

  async url(): Promise<string> {
    return (await contexts(this.#bidi)).find(({ id }) => id === this.#context)?.url ?? '';
  }

  async goto(url: string): Promise<void> {
    await this.#bidi.send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  async evaluate(expression: string): Promise<unknown> {
    return this.#bidi.evaluate(this.#context, expression);
  }

  async waitFor(expression: string): Promise<void> {
    await waitForExpression((asked) => this.evaluate(asked), expression);
  }

  async screenshot(file: string): Promise<void> {
    const shot = await this.#bidi.send('browsingContext.captureScreenshot', { context: this.#context });
    writeFileSync(file, Buffer.from(String(property(shot, 'data')), 'base64'));
  }

  async close(): Promise<void> {
    await this.#bidi.send('browsingContext.close', { context: this.#context });
  }

  async clickToolbarButton(): Promise<Popup> {
    await this.#bidi.send('browsingContext.activate', { context: this.#context });
    return openFirefoxPopup(this.#bidi, await this.#window(), this.#extensionId);
  }

  /** The browser window in which this tab is the one in front. */
  async #window(): Promise<string> {
    const windows = (await contexts(this.#bidi, 'chrome')).filter(({ url }) => url.endsWith('/browser.xhtml'));
    const url = await this.url();
    for (const { id } of windows) {
      if ((await this.#bidi.evaluate(id, 'gBrowser.currentURI.spec')) === url) return id;
    }
    throw new Error(`No browser window shows ${url}`);
  }
}
