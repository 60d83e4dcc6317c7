import browser from 'webextension-polyfill';
import { changeSettings, loadSettings } from '../settings/settings-store.ts';
import { ASK_AGAIN } from '../wire/automatic-protocol.ts';
import { isAllowed } from '../settings/site-access.ts';
import { patternOf } from '../settings/site-pattern.ts';

const SCRIPT_ID = 'automatic-checks';
/** The others bring the adapters that the first does not have: a page that none of them knows costs no word to anybody. */
const SCRIPT_FILES = ['/automatic-checks.js', '/further-webmails.js', '/rare-pages.js'];
const LOCK = 'relay-inspector/automatic-checks';

/**
 * Brings the registered script to what the user and the browser allow: every page of these sites gets it from now on,
 * those that are open at once. To be called whenever either may have changed; calls come one after the other.
 *
 * @param openTabs those of all sites after an update of the extension, whose earlier scripts have ended with it; else
 *   those of sites that are new
 */
export async function bringScriptUpToDate(openTabs: 'of-all-sites' | 'of-new-sites' = 'of-new-sites'): Promise<void> {
  const sites = await registerScript();
  // After the turn: a tab whose page never comes to its end would hold up the switching off of another site.
  await Promise.all((openTabs === 'of-all-sites' ? sites.all : sites.added).map(bringIntoOpenTabs));
}

interface RegisteredSites {
  readonly all: readonly string[];
  /** Those that were not registered before. */
  readonly added: readonly string[];
}

function registerScript(): Promise<RegisteredSites> {
  return navigator.locks.request(LOCK, async () => {
    const wanted = await allowedPatterns();
    const registered = await registeredPatterns();
    if (wanted.length === 0) {
      if (registered !== null) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    } else {
      const script = { id: SCRIPT_ID, matches: wanted, js: SCRIPT_FILES, persistAcrossSessions: true };
      if (registered === null) {
        await browser.scripting.registerContentScripts([{ ...script, runAt: 'document_idle' }]);
      } else {
        await browser.scripting.updateContentScripts([script]);
      }
    }
    return { all: wanted, added: wanted.filter((pattern) => registered?.includes(pattern) !== true) };
  });
}

/** Has every page speak again: each is answered by the settings as they are now, and stops where it is to stop. */
export async function haveAllPagesAskAgain(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id }) => {
      // Most tabs have nobody who listens.
      if (id !== undefined) await browser.tabs.sendMessage(id, ASK_AGAIN).catch(() => null);
    }),
  );
}

/** The user took access back in the browser: then these sites are not to be checked, here and now. */
export async function forgetSitesWithoutAccess(): Promise<void> {
  const { settings } = await loadSettings();
  const allowed = await Promise.all(settings.automaticSites.map(isAllowed));
  const gone = settings.automaticSites.filter((_, place) => allowed[place] === false);
  if (gone.length === 0) return;
  await changeSettings((current) => ({
    ...current,
    automaticSites: current.automaticSites.filter((site) => !gone.includes(site)),
  }));
}

async function allowedPatterns(): Promise<string[]> {
  const { settings } = await loadSettings();
  const allowed = await Promise.all(settings.automaticSites.map(isAllowed));
  return [...new Set(settings.automaticSites.filter((_, place) => allowed[place]).map(patternOf))];
}

/** null when no script is registered. */
async function registeredPatterns(): Promise<readonly string[] | null> {
  const [script] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  return script === undefined ? null : (script.matches ?? []);
}

async function bringIntoOpenTabs(pattern: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: pattern });
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      // A tab that shows an error page has the address, and lets nobody in.
      await browser.scripting.executeScript({ target: { tabId: id }, files: SCRIPT_FILES }).catch(() => []);
    }),
  );
}
