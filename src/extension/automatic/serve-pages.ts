import browser, { type Runtime } from 'webextension-polyfill';
import { inspect } from '../../report/inspect.ts';
import { leadingVerdict } from '../../report/leading-verdict.ts';
import { openInspector } from '../inspector-handover.ts';
import { interfaceLanguage } from '../language.ts';
import { parseSite } from '../settings/parse-site.ts';
import { inspectSettingsOf, type Settings } from '../settings/settings.ts';
import { loadSettings } from '../settings/settings-store.ts';
import { type BackgroundAnswers, type ParsedPageSays, parsePageSays } from './automatic-protocol.ts';
import { isAllowed } from './site-access.ts';
import { clearVerdict, showVerdict } from './toolbar.ts';
import { type ToolbarKey, toolbarSentence } from './toolbar-words.ts';

const FURTHER_WEBMAILS = '/further-webmails.js';

/** A page that speaks: told by the browser, never by the page. */
interface Speaker {
  readonly tabId: number;
  readonly windowId: number | null;
  /** Its origin. */
  readonly site: string;
}

/** The newest word of each tab: an answer to an older one comes too late to be shown. */
const newest = new Map<number, symbol>();

/**
 * Answers pages whose messages are checked automatically. Anything else that comes in is left to others (undefined).
 * Nothing is remembered but the order of words that are being answered: the toolbar button is the browser's.
 */
export function servePage(message: unknown, sender: Runtime.MessageSender): Promise<BackgroundAnswers> | undefined {
  const says = parsePageSays(message);
  const speaker = speakerOf(sender);
  return says === null || speaker === null ? undefined : answer(says, speaker);
}

async function answer(says: ParsedPageSays, speaker: Speaker): Promise<BackgroundAnswers> {
  const { tabId, site } = speaker;
  const own = Symbol('word');
  newest.set(tabId, own);
  const isNewest = (): boolean => newest.get(tabId) === own;
  try {
    const { settings } = await loadSettings();
    if (settings.automaticSites.includes(site) && (await isAllowed(site))) {
      return await respond(says, speaker, settings, isNewest);
    }
    if (isNewest()) await clearVerdict(tabId);
    return { type: 'automatic/stop' };
  } finally {
    if (isNewest()) newest.delete(tabId);
  }
}

async function respond(
  says: ParsedPageSays,
  speaker: Speaker,
  settings: Settings,
  isNewest: () => boolean,
): Promise<BackgroundAnswers> {
  const { tabId } = speaker;
  switch (says.type) {
    case 'automatic/judge':
      return judge(says.source, speaker, settings, isNewest);
    case 'automatic/nothing':
      if (isNewest()) await clearVerdict(tabId);
      break;
    case 'automatic/unknown-page':
      await browser.scripting.executeScript({ target: { tabId }, files: [FURTHER_WEBMAILS] }).catch(() => []);
      break;
    case 'automatic/open':
      await open(speaker, says);
      break;
  }
  return { type: 'automatic/done' };
}

const TITLES = {
  proven: 'toolbar_proven',
  reported: 'toolbar_reported',
  contradicted: 'toolbar_contradicted',
  claimed: 'toolbar_claimed',
  absent: 'toolbar_absent',
  undetermined: 'toolbar_undetermined',
} as const satisfies Record<string, ToolbarKey>;

async function judge(
  source: Uint8Array,
  { tabId, site }: Speaker,
  settings: Settings,
  isNewest: () => boolean,
): Promise<BackgroundAnswers> {
  const leading = leadingVerdict(inspect(source, inspectSettingsOf(settings)).verdicts);
  if (leading === null || !isNewest()) return { type: 'automatic/done' };
  const { verdict } = leading;
  const language = settings.language === 'auto' ? interfaceLanguage() : settings.language;
  const relay = settings.profiles.find(({ id }) => id === leading.profile)?.title ?? leading.profile;
  const text = toolbarSentence(language, TITLES[verdict], relay);
  await showVerdict(tabId, site, verdict, text);
  const chip = {
    verdict,
    text,
    openLabel: toolbarSentence(language, 'toolbar_open'),
    hideLabel: toolbarSentence(language, 'toolbar_hide'),
    language,
    theme: settings.theme,
  };
  return { type: 'automatic/verdict', chip: settings.chip ? chip : null };
}

/** The popup, as a click on the toolbar button opens it; where the browser does not let it be opened, the inspector. */
async function open(
  { windowId }: Speaker,
  { source, webmail, message }: Extract<ParsedPageSays, { readonly type: 'automatic/open' }>,
): Promise<void> {
  try {
    await browser.action.openPopup(windowId === null ? undefined : { windowId });
  } catch {
    await openInspector(source, { webmail, message });
  }
}

/** null for everything that is no page of a site in a tab of its own: frames, pages of the extension, other extensions. */
function speakerOf({ id, tab, frameId, url }: Runtime.MessageSender): Speaker | null {
  const site = parseSite(url);
  if (id !== browser.runtime.id || tab?.id === undefined || frameId !== 0 || site === null) return null;
  return { tabId: tab.id, windowId: tab.windowId ?? null, site };
}
