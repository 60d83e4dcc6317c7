/** Which sites are checked automatically, as the user and the browser allow it. For pages of the extension. */
import browser from 'webextension-polyfill';
import { parseSite } from './parse-site.ts';
import { changeSettings, loadSettings } from './settings-store.ts';
import { patternOf } from './site-pattern.ts';

/** `blocked`: the user wants it, and the browser does not allow it (any more, or on this computer). */
export type SiteState = 'off' | 'on' | 'blocked';

export interface Site {
  readonly origin: string;
  readonly state: SiteState;
}

/** Key of the session memory: the origin that the browser is being asked for. */
const WISH = 'automatic/wish';

/** The site of the active tab, where the click on the toolbar button lets it be seen; null for any other page. */
export async function activeSite(): Promise<Site | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const origin = parseSite(tab?.url);
  return origin === null ? null : { origin, state: await stateOf(origin) };
}

/** Every site that the user wants to be checked, in the order in which they were added. */
export async function checkedSites(): Promise<Site[]> {
  const { settings } = await loadSettings();
  return Promise.all(settings.automaticSites.map(async (origin) => ({ origin, state: await stateOf(origin) })));
}

/** Match patterns that the browser allows and no site needs: access that was given elsewhere, or is left over. */
export async function spareAccess(): Promise<string[]> {
  const [{ origins = [] }, { settings }] = await Promise.all([browser.permissions.getAll(), loadSettings()]);
  const needed = new Set(settings.automaticSites.map(patternOf));
  return origins.filter((origin) => !needed.has(origin));
}

/**
 * Asks the browser for access to one site, and begins to check its messages. To be called in the click itself.
 * The browser's question can close the popup, and this code with it: what the user wants is noted, and the background
 * goes on from there ({@link fulfilWish}).
 *
 * @returns whether the browser allows it; never rejects for the user's "no"
 */
export async function startChecking(origin: string): Promise<boolean> {
  // Before anything is waited for: browsers ask only while they handle the click.
  const asked = browser.permissions.request({ origins: [patternOf(origin)] }).catch(() => false);
  await browser.storage.session.set({ [WISH]: origin });
  const allowed = await asked;
  await browser.storage.session.remove(WISH);
  if (allowed) await check(origin);
  return allowed;
}

/** The browser has allowed something: begins to check the messages of the site that it was asked for. */
export async function fulfilWish(): Promise<void> {
  const stored: Record<string, unknown> = await browser.storage.session.get(WISH);
  const origin = parseSite(stored[WISH]);
  if (origin === null || !(await isAllowed(origin))) return;
  await browser.storage.session.remove(WISH);
  await check(origin);
}

/**
 * Ends the checking of a site and gives its access back, unless another site needs the same: Firefox's patterns know no
 * ports.
 */
export async function stopChecking(origin: string): Promise<void> {
  const pattern = patternOf(origin);
  const left = await forget(origin);
  if (!left.some((site) => patternOf(site) === pattern)) await giveBack(pattern);
}

/** Gives access back that the browser had allowed. What it holds fast (a policy) stays. */
export async function giveBack(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/** Calls back whenever the browser has allowed or withdrawn something, until it is told to stop. */
export function observeAccess(changed: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  const listener = (): void => changed();
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}

/** Whether the browser lets the extension into a site. */
export function isAllowed(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] }).catch(() => false);
}

async function stateOf(origin: string): Promise<SiteState> {
  const { settings } = await loadSettings();
  if (!settings.automaticSites.includes(origin)) return 'off';
  return (await isAllowed(origin)) ? 'on' : 'blocked';
}

async function check(origin: string): Promise<void> {
  await changeSettings((settings) => ({
    ...settings,
    automaticSites: [...new Set([...settings.automaticSites, origin])],
  }));
}

/** @returns the sites that are left */
async function forget(origin: string): Promise<readonly string[]> {
  const { settings } = await changeSettings((before) => ({
    ...before,
    automaticSites: before.automaticSites.filter((site) => site !== origin),
  }));
  return settings.automaticSites;
}
