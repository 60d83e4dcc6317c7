import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type GuardedProcess, scratchFolder, startGuarded } from '../processes/guarded-process.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { BidiConnection } from './bidi-connection.ts';
import type { Browser, LaunchOptions } from './browser.ts';
import { readExtensionFiles } from './extension-files.ts';
import { firefoxUserScript } from './firefox-preferences.ts';
import { FirefoxWindow } from './firefox-window.ts';
import { bidiContexts } from './firefox-contexts.ts';
import { withTabs } from './expression.ts';
import { EMPTY, FirefoxTab } from './firefox-tab.ts';
import { LoopbackProxy } from './loopback-proxy.ts';
import { browserProgram } from './programs.ts';
import { textProperty } from './property.ts';

/** Starts the system's Firefox ESR, or the Firefox named by FIREFOX, with a fresh profile. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const program = browserProgram('firefox');
  const { geckoId } = readExtensionFiles(options.extension);
  if (geckoId === null) throw new Error(`${options.extension} is not a build for Firefox: it has no gecko id`);
  const uuid = randomUUID();
  const network = await LoopbackProxy.start();
  const profile = scratchFolder('firefox');
  const downloads = path.join(profile, 'downloads');
  mkdirSync(downloads);
  const places = { proxyPort: network.port, downloads };
  writeFileSync(path.join(profile, 'user.js'), firefoxUserScript(options, places, { id: geckoId, uuid }));
  const firefox = startFirefox(program, profile, options.headed === true);
  const end = async (): Promise<void> => {
    await firefox.stop();
    await network.close();
  };
  try {
    const bidi = await connect(firefox, options);
    return browserOver(bidi, firefox, { network, downloads }, { id: geckoId, uuid, folder: options.extension }, end);
  } catch (error) {
    await end();
    throw error;
  }
}

function startFirefox(program: string, profile: string, headed: boolean): GuardedProcess {
  const command = [program, '--no-remote', '--profile', profile, '--width', '1280', '--height', '900'];
  command.push('--remote-debugging-port=0', '--remote-allow-system-access');
  if (!headed) command.push('--headless');
  return startGuarded(profile, [...command, 'about:blank'], {
    HOME: profile, // it would write fonts' and graphics' caches there
    MOZ_CRASHREPORTER_DISABLE: '1',
    MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', // otherwise a release build ignores services.settings.server
  });
}

async function connect(firefox: GuardedProcess, { extension, trusts }: LaunchOptions): Promise<BidiConnection> {
  const [, address = ''] = await firefox.outputMatch(/WebDriver BiDi listening on (ws:\/\/\S+)/);
  const bidi = await BidiConnection.open(address);
  // Firefox can trust either any certificate or only genuine ones. Any is safe here: the proxy reaches only the lab.
  await bidi.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: trusts !== undefined } } });
  await install(bidi, extension);
  return bidi;
}

function browserOver(
  bidi: BidiConnection,
  firefox: GuardedProcess,
  { network, downloads }: { readonly network: LoopbackProxy; readonly downloads: string },
  extension: { id: string; uuid: string; folder: string },
  end: () => Promise<void>,
): Browser {
  const newTab = async (): Promise<string> =>
    textProperty(await bidi.send('browsingContext.create', { type: 'tab' }), 'context');
  return {
    name: 'firefox',
    window: new FirefoxWindow(bidi, extension.id),
    network,
    closed: firefox.ended,
    stopBackground: () => stopEventPage(bidi, extension.id),
    updateExtension: () => install(bidi, extension.folder),
    extensionUrl: (file) => `moz-extension://${extension.uuid}/${file}`,
    open: async (url) => {
      const empty = (await bidiContexts(bidi)).find((context) => context.url === EMPTY);
      const tab = new FirefoxTab(bidi, empty?.id ?? (await newTab()), extension.id, { canBeEmptied: true });
      await tab.bringToFront();
      await tab.goto(url);
      return tab;
    },
    tabOpenedBy: async (action, address) => {
      const before = new Set((await bidiContexts(bidi)).map(({ id }) => id));
      await action();
      const opened = async () => (await bidiContexts(bidi)).find(({ id, url }) => !before.has(id) && address.test(url));
      const found = await waitUntil(`a new tab at ${address}`, opened).catch(async (error: unknown) => {
        throw withTabs(
          error,
          (await bidiContexts(bidi)).map(({ url }) => url),
        );
      });
      return new FirefoxTab(bidi, found.id, extension.id);
    },
    savedFile: async (name) => {
      const file = path.join(downloads, name);
      // While it is being written there is a second file next to it, and the first is empty.
      await waitUntil(`the file ${name}`, () => existsSync(file) && !existsSync(`${file}.part`));
      return waitUntil(`content in ${name}`, () => (readFileSync(file).length > 0 ? readFileSync(file) : undefined));
    },
    // Emptying it was tried: in one of 42 files the first test then waited in vain for four minutes, for an unknown reason.
    empty: null,
    close: async () => {
      await bidi.send('browser.close', {}).catch(() => undefined);
      bidi.close();
      await end();
    },
  };
}

/** From the browser's own scope, as about:debugging does it. */
async function install(bidi: BidiConnection, folder: string): Promise<void> {
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: folder } });
}

async function stopEventPage(bidi: BidiConnection, extensionId: string): Promise<void> {
  const windows = await bidiContexts(bidi, 'chrome');
  const window = windows.find(({ url }) => url.endsWith('/browser.xhtml'));
  if (window === undefined) throw new Error('Firefox shows no window');
  const policy = `WebExtensionPolicy.getByID(${JSON.stringify(extensionId)})`;
  await bidi.evaluate(
    window.id,
    `${policy}.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
  );
  await waitUntil('the event page to be stopped', async () =>
    bidi.evaluate(window.id, `${policy}.extension.backgroundState === 'stopped'`),
  );
}
