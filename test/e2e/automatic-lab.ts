import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { BUILD_OF, launchBrowser } from '../lab/browsers/launch.ts';
import { property, textProperty } from '../lab/browsers/property.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { startDovecot } from '../lab/servers/dovecot.ts';
import { startRoundcube } from '../lab/servers/roundcube.ts';
import { RoundcubePage } from '../lab/webmails/roundcube-page.ts';
import { BROWSER } from './browser-under-test.ts';

const IVAN = { user: 'ivan', password: 'ivanpass' };
const API = '(globalThis.browser ?? chrome)';

/** What the toolbar button shows for a tab. */
export interface ToolbarButton {
  readonly badge: string;
  readonly title: string;
}

/** A signed-in Roundcube whose messages may be checked automatically, and a page of the extension beside it. */
export interface AutomaticLab {
  readonly browser: Browser;
  /** Origin of Roundcube. */
  readonly site: string;
  readonly roundcubeUrl: string;
  readonly mailbox: typeof IVAN;
  readonly page: RoundcubePage;
  readonly options: Tab;
}

/** Registers the start and the end of it for the tests of one file. */
export function useAutomaticRoundcube(mail: readonly Uint8Array[]): () => AutomaticLab {
  const teardown = new Teardown();
  let lab: AutomaticLab | undefined;
  beforeAll(async () => {
    const dovecot = teardown.add(await startDovecot([IVAN], []));
    dovecot.deliver(IVAN.user, 'INBOX', mail);
    const roundcube = teardown.add(await startRoundcube(dovecot.imapPort, 'elastic'));
    const built = path.resolve(import.meta.dirname, '../../dist', BUILD_OF[BROWSER]);
    const extension = teardown.add(allowLoopback(built));
    const browser = teardown.add(await launchBrowser(BROWSER, { extension: extension.folder }));
    const page = await RoundcubePage.signIn(browser, roundcube.url, IVAN);
    const options = await browser.open(browser.extensionUrl('options.html'));
    await options.waitFor(`document.querySelector('main')?.dataset.state === 'settings'`);
    const site = new URL(roundcube.url).origin;
    lab = { browser, site, roundcubeUrl: roundcube.url, mailbox: IVAN, page, options };
  });
  afterAll(() => teardown.run());
  return () => {
    if (lab === undefined) throw new Error('The lab is there only while a test runs');
    return lab;
  };
}

/** Stores settings as the extension's own pages do. */
export async function setAutomaticSites(options: Tab, sites: readonly string[]): Promise<void> {
  await options.evaluate(`${API}.storage.local.set({ automaticSites: ${JSON.stringify(sites)} })`);
}

/** What the toolbar button shows for the tab at this address. */
export async function toolbarButton(options: Tab, address: string): Promise<ToolbarButton> {
  const shown = await options.evaluate(`(async () => {
    const api = ${API};
    const tab = (await api.tabs.query({})).find(({ url }) => url === ${JSON.stringify(address)});
    if (tab === undefined) return null;
    const tabId = tab.id;
    return { badge: await api.action.getBadgeText({ tabId }), title: await api.action.getTitle({ tabId }) };
  })()`);
  if (property(shown, 'badge') === undefined) throw new Error(`No tab at ${address}`);
  return { badge: textProperty(shown, 'badge'), title: textProperty(shown, 'title') };
}
