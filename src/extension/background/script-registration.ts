import browser from 'webextension-polyfill';
import { changeSettings, loadSettings } from '../settings/settings-store.ts';
import { isAllowed } from '../settings/site-access.ts';
import { patternOf } from '../settings/site-pattern.ts';

const SCRIPT_ID = 'automatic-checks';
/**
 * The second and third contain the adapters that the first lacks. A page that none of them recognises sends no
 * messages.
 */
const SCRIPT_FILES = ['/automatic-checks.js', '/further-webmails.js', '/rare-pages.js'];
const LOCK = 'relay-inspector/automatic-checks';

/**
 * Brings the registered script in line with what the user and the browser allow: every page of these sites gets it from
 * now on, and pages that are already open get it immediately. Call it whenever either may have changed; calls are
 * queued.
 *
 * @param openTabs whose pages get it immediately: those of all sites after an update of the extension, which ended the
 *   earlier scripts; otherwise only those of newly added sites
 */
export async function bringScriptUpToDate(openTabs: 'of-all-sites' | 'of-new-sites' = 'of-new-sites'): Promise<void> {
  const sites = await registerScript();
  // Outside the queue: a tab whose page never finishes loading would delay switching off another site.
  await Promise.all((openTabs === 'of-all-sites' ? sites.all : sites.added).map(bringIntoOpenTabs));
}

interface RegisteredSites {
  readonly all: readonly string[];
  /** The sites that were not registered before. */
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

/**
 * Forgets the sites for which the user revoked access in the browser: they must no longer be checked on this computer.
 */
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

/** null if no script is registered. */
async function registeredPatterns(): Promise<readonly string[] | null> {
  const [script] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  return script === undefined ? null : (script.matches ?? []);
}

async function bringIntoOpenTabs(pattern: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: pattern });
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      // A tab that shows an error page has the site's address, but allows no injection.
      await browser.scripting.executeScript({ target: { tabId: id }, files: SCRIPT_FILES }).catch(() => []);
    }),
  );
}
