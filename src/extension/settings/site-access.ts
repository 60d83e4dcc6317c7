/** Which sites are checked automatically, as the user and the browser allow it. For pages of the extension. */
import browser from 'webextension-polyfill';
import { parseSite } from './parse-site.ts';
import { changeSettings, loadSettings } from './settings-store.ts';
import { patternOf } from './site-pattern.ts';

/** `blocked`: the user wants it, but the browser does not allow it (any more, or on this computer). */
export type SiteState = 'off' | 'on' | 'blocked';

export interface Site {
  readonly origin: string;
  readonly state: SiteState;
}

/** Key in the session storage: the origin for which the browser is being asked. */
const WISH = 'automatic/wish';

/** The site of the active tab, if the click on the toolbar button made it readable; null for any other page. */
export async function activeSite(): Promise<Site | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const origin = parseSite(tab?.url);
  return origin === null ? null : { origin, state: await stateOf(origin) };
}

/** Every site that the user wants to have checked, in the order in which they were added. */
export async function checkedSites(): Promise<Site[]> {
  const { settings } = await loadSettings();
  return Promise.all(settings.automaticSites.map(async (origin) => ({ origin, state: await stateOf(origin) })));
}

/** Match patterns that the browser allows but no site needs: access that was granted elsewhere, or is left over. */
export async function spareAccess(): Promise<string[]> {
  const [{ origins = [] }, { settings }] = await Promise.all([browser.permissions.getAll(), loadSettings()]);
  const needed = new Set(settings.automaticSites.map(patternOf));
  return origins.filter((origin) => !needed.has(origin));
}

/**
 * Asks the browser for access to one site, and begins to check its messages. Must be called directly in the click
 * handler. The browser's question can close the popup, and this code with it: the user's wish is stored first, and the
 * background continues from there ({@link fulfilWish}).
 *
 * @returns whether the browser allows it; never rejects because of the user's "no"
 */
export async function startChecking(origin: string): Promise<boolean> {
  // This has to come before the first await, because browsers ask only while they handle the click.
  const asked = browser.permissions.request({ origins: [patternOf(origin)] }).catch(() => false);
  await browser.storage.session.set({ [WISH]: origin });
  const allowed = await asked;
  await browser.storage.session.remove(WISH);
  if (allowed) await check(origin);
  return allowed;
}

/** Called when the browser has granted access: begins to check the messages of the site that it was asked for. */
export async function fulfilWish(): Promise<void> {
  const stored: Record<string, unknown> = await browser.storage.session.get(WISH);
  const origin = parseSite(stored[WISH]);
  if (origin === null || !(await isAllowed(origin))) return;
  await browser.storage.session.remove(WISH);
  await check(origin);
}

/**
 * Stops checking a site and gives up its access, unless another site needs the same: Firefox's patterns ignore ports.
 */
export async function stopChecking(origin: string): Promise<void> {
  const pattern = patternOf(origin);
  const left = await forget(origin);
  if (!left.some((site) => patternOf(site) === pattern)) await giveBack(pattern);
}

/** Gives up access that the browser had granted. Access enforced by a policy stays. */
export async function giveBack(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/**
 * Calls back whenever the browser has granted or withdrawn access.
 * @returns a function that stops it
 */
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

/** Whether the browser gives the extension access to a site. */
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

/** @returns the remaining sites */
async function forget(origin: string): Promise<readonly string[]> {
  const { settings } = await changeSettings((before) => ({
    ...before,
    automaticSites: before.automaticSites.filter((site) => site !== origin),
  }));
  return settings.automaticSites;
}
