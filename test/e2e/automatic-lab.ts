import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { chipsIn, newestTabId, type ShownChip } from '../lab/browsers/page-chip.ts';
import { textProperty } from '../lab/browsers/property.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { eventually, waitUntil } from '../lab/processes/wait-until.ts';
import { startDovecot } from '../lab/servers/dovecot.ts';
import { type Roundcube, startRoundcube } from '../lab/servers/roundcube.ts';
import { RoundcubePage } from '../lab/webmails/roundcube-page.ts';
import { BUILT, launch } from './browser-under-test.ts';
import { fromCorpus, withoutReceived } from './mail.ts';

const IVAN = { user: 'ivan', password: 'ivanpass' };
const API = '(globalThis.browser ?? chrome)';

/** A message with what the toolbar button and the chip say about it. */
export interface Shown {
  readonly subject: string;
  readonly badge: string;
  readonly text: string;
}

export const RELAYED: Shown = { subject: 'Relayed to Postfix', badge: '✓', text: 'Came through Sendsay' };
const FORWARDED: Shown = {
  subject: 'Forwarded to Postfix',
  badge: '→',
  text: 'Sendsay: reported by another server',
};
export const FORGED: Shown = { subject: 'Forged in HELO', badge: '!', text: 'Posing as Sendsay' };
const CLAIMED: Shown = { subject: 'Forged lines below', badge: '~', text: 'Through Sendsay: not proven' };
export const DIRECT: Shown = { subject: 'Sent directly', badge: '✕', text: 'Not through Sendsay' };
const LOCAL: Shown = { subject: 'Never travelled', badge: '?', text: 'Sendsay: can’t tell' };

/** One message for each verdict. */
export const MESSAGES = [RELAYED, FORWARDED, FORGED, CLAIMED, DIRECT, LOCAL];

const MAIL = [
  fromCorpus('a01-relayed-romashka', RELAYED.subject),
  fromCorpus('g-fwd-postfix-astra', FORWARDED.subject),
  fromCorpus('i2-helo-forged-noptr-pion', FORGED.subject),
  fromCorpus('i1-fakelines-tulpan', CLAIMED.subject),
  fromCorpus('h-direct-astra', DIRECT.subject),
  withoutReceived(LOCAL.subject),
];

/** What the toolbar button shows for a tab. */
export interface ToolbarButton {
  readonly badge: string;
  readonly title: string;
}

export const PLAIN_BUTTON: ToolbarButton = { badge: '', title: 'Check the open message' };

/** A signed-in Roundcube whose messages may be checked automatically, and a page of the extension. */
export interface AutomaticLab {
  readonly browser: Browser;
  readonly roundcube: Roundcube;
  /** Origin of Roundcube. */
  readonly site: string;
  readonly page: RoundcubePage;
  /** The id of its tab in the extension's APIs. */
  readonly tabId: number;
  readonly options: Tab;
}

/** Registers its start and end for the tests of one file. `start` starts the browser. */
export function useAutomaticRoundcube(start: typeof launch = launch): () => AutomaticLab {
  const teardown = new Teardown();
  let lab: AutomaticLab | undefined;
  beforeAll(async () => {
    const dovecot = teardown.add(await startDovecot([IVAN], []));
    dovecot.deliver(IVAN.user, 'INBOX', MAIL);
    const roundcube = teardown.add(await startRoundcube(dovecot.imapPort, 'elastic'));
    const extension = teardown.add(allowLoopback(BUILT));
    const browser = teardown.add(await start({ extension: extension.folder }));
    const options = await browser.open(browser.extensionUrl('options.html'));
    await options.waitFor(`document.querySelector('main')?.dataset.state === 'settings'`);
    const page = await RoundcubePage.signIn(browser, roundcube.url, IVAN);
    const tabId = await newestTabId(options);
    lab = { browser, roundcube, site: new URL(roundcube.url).origin, page, tabId, options };
  });
  afterAll(() => teardown.run());
  return () => {
    if (lab === undefined) throw new Error('The lab is there only while a test runs');
    return lab;
  };
}

/** The same mailbox in the tab that was opened last, with its number. */
export async function inNewestTab(
  { roundcube, options }: AutomaticLab,
  tab: Tab,
): Promise<{ page: RoundcubePage; tabId: number }> {
  const page = RoundcubePage.in(tab, { url: roundcube.url, mailbox: IVAN });
  const tabId = await newestTabId(options);
  await page.openInbox();
  return { page, tabId };
}

/** Default settings, except that the messages of this site are to be checked. */
export async function startChecking({ options, site }: AutomaticLab): Promise<void> {
  await options.evaluate(`Promise.all(['sync', 'local'].map((area) => ${API}.storage[area].clear())).then(() => null)`);
  await waitUntil('the script to be gone', async () => (await registeredSites(options)).length === 0);
  // The page saves what it shows: it must have forgotten the last test's choices.
  await options.waitFor(`[...document.querySelectorAll('[data-part="appearance"] select')].every(
    ({ name, value }) => value === (name === 'timeZone' ? 'local' : 'auto'),
  ) && document.querySelector('[name="chip"]').checked`);
  await checkSite(options, site);
}

/** Switches on automatic checking for a site; the extension must have access to it. */
export async function checkSite(options: Tab, site: string): Promise<void> {
  await options.evaluate(`${API}.storage.local.set({ automaticSites: [${JSON.stringify(site)}] }).then(() => null)`);
  await waitUntil('the script to be registered', async () => (await registeredSites(options)).length === 1);
}

/** Match patterns whose pages get the script. */
export async function registeredSites(options: Tab): Promise<string[]> {
  const found = await options.evaluate(
    `${API}.scripting.getRegisteredContentScripts().then((scripts) => scripts.flatMap(({ matches }) => matches))`,
  );
  return Array.isArray(found) ? found.map(String) : [];
}

/** What the toolbar button shows for a tab. */
export async function toolbarButton(options: Tab, tabId: number): Promise<ToolbarButton> {
  const shown = await options.evaluate(`(async () => {
    const { action } = ${API};
    const tab = { tabId: ${tabId} };
    return { badge: await action.getBadgeText(tab), title: await action.getTitle(tab) };
  })()`);
  return { badge: textProperty(shown, 'badge'), title: textProperty(shown, 'title') };
}

/** Waits for badge, tooltip and chip of a message, all at once, and returns the chip. There must be only one. */
export function waitForAnswer(options: Tab, tabId: number, { badge, text }: Shown): Promise<ShownChip> {
  return eventually(async () => {
    expect(await toolbarButton(options, tabId)).toEqual({ badge, title: text });
    const [chip, ...others] = await chipsIn(options, tabId);
    expect([chip?.text, others]).toEqual([text, []]);
    if (chip === undefined) throw new Error('no chip');
    return chip;
  });
}

/** Waits until nothing is shown, neither on the button nor in the page; access to the page may be gone. */
export async function waitForNothing({ options, tabId, page }: AutomaticLab): Promise<void> {
  await page.tab.waitFor(`document.querySelector('[data-relay-inspector-chip]') === null`);
  await eventually(async () => expect(await toolbarButton(options, tabId)).toEqual(PLAIN_BUTTON));
}

/** Shorter than anybody sees, and long enough for the browser to work meanwhile. */
const BETWEEN_LOOKS_MS = 10;

/** Records each badge that a tab shows during the test, up to the one that it shows when the record is stopped. */
export function recordBadges(options: Tab, tabId: number): { stop(): Promise<readonly string[]> } {
  const seen: string[] = [];
  const end = new AbortController();
  const look = async (): Promise<void> => {
    const { badge } = await toolbarButton(options, tabId);
    if (seen.at(-1) !== badge) seen.push(badge);
  };
  const done = (async () => {
    while (!end.signal.aborted) {
      await look();
      await pause(BETWEEN_LOOKS_MS);
    }
    // On a busy machine the last look may have been long ago.
    await look();
    return seen;
  })();
  return {
    stop: () => {
      end.abort();
      return done;
    },
  };
}
