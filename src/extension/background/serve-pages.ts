import browser, { type Runtime } from 'webextension-polyfill';
import { inspect } from '../../report/inspect.ts';
import { leadingVerdict } from '../../report/leading-verdict.ts';
import { VERDICT_FACTS, shownVerdict } from '../../report/wording/verdict-words.ts';
import { openInspector } from '../handover/inspector-handover.ts';
import { interfaceLanguage } from '../settings/language.ts';
import { parseSite } from '../settings/parse-site.ts';
import { inspectSettingsOf, type Settings } from '../settings/settings.ts';
import { loadSettings } from '../settings/settings-store.ts';
import {
  type BackgroundAnswers,
  type MessageInPage,
  type ParsedPageSays,
  parsePageSays,
  type StillOpen,
} from '../wire/automatic-protocol.ts';
import { isAllowed } from '../settings/site-access.ts';
import { handToTable } from '../handover/hand-to-table.ts';
import { bytesToText } from '../wire/byte-text.ts';
import { clearVerdict, showVerdict } from './toolbar.ts';
import { toolbarSentence } from './toolbar-words.ts';

/** The page that sent a message, as identified by the browser, never by the page. */
interface Speaker {
  readonly tabId: number;
  readonly windowId: number | null;
  /** Whether the user sees the page. */
  readonly isActive: boolean;
  /** The address of the page, and its origin. */
  readonly url: string;
  readonly site: string;
}

/** The newest request of each tab about what is open in it. An answer to an older one is too late to be shown. */
const newest = new Map<number, symbol>();

/**
 * Answers pages whose messages are checked automatically. Any other message is left to other listeners (undefined). The
 * only state is the order of the messages being answered. The state of the toolbar button is kept by the browser.
 */
export function servePage(message: unknown, sender: Runtime.MessageSender): Promise<BackgroundAnswers> | undefined {
  const says = parsePageSays(message);
  const speaker = speakerOf(sender);
  return says === null || speaker === null ? undefined : answer(says, speaker);
}

async function answer(says: ParsedPageSays, speaker: Speaker): Promise<BackgroundAnswers> {
  const { tabId, site } = speaker;
  const own = Symbol('word');
  if (says.type === 'automatic/judge' || says.type === 'automatic/nothing') newest.set(tabId, own);
  const isNewest = (): boolean => newest.get(tabId) === own;
  try {
    const { settings } = await loadSettings();
    if (settings.automaticSites.includes(site) && (await isAllowed(site))) {
      return await respond(says, speaker, settings, isNewest);
    }
    await clearVerdict(tabId, isNewest);
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
      return judge(says, speaker, settings, isNewest);
    case 'automatic/nothing':
      await clearVerdict(tabId, isNewest);
      break;
    case 'automatic/open':
      await open(speaker, says);
      break;
    case 'automatic/add':
      await add(speaker, says);
      break;
  }
  return { type: 'automatic/done' };
}

async function judge(
  { source, reading }: MessageInPage,
  { tabId }: Speaker,
  settings: Settings,
  isNewest: () => boolean,
): Promise<BackgroundAnswers> {
  const report = inspect(source, inspectSettingsOf(settings));
  const leading = leadingVerdict(report.verdicts);
  if (!isNewest()) return { type: 'automatic/done' };
  if (leading === null) {
    await clearVerdict(tabId, isNewest);
    return { type: 'automatic/verdict', chip: null };
  }
  const verdict = shownVerdict(report, leading);
  const language = settings.language === 'auto' ? interfaceLanguage() : settings.language;
  const relay = settings.profiles.find(({ id }) => id === leading.profile)?.title ?? leading.profile;
  const text = toolbarSentence(language, VERDICT_FACTS[verdict].toolbar, relay);
  await showVerdict(tabId, verdict, text, async () => isNewest() && (await isStillOpen(tabId, reading)) && isNewest());
  const chip = {
    verdict,
    text,
    openLabel: toolbarSentence(language, 'toolbar_open'),
    addLabel: toolbarSentence(language, 'toolbar_add'),
    added: toolbarSentence(language, 'toolbar_added'),
    hideLabel: toolbarSentence(language, 'toolbar_hide'),
    language,
    theme: settings.theme,
  };
  return { type: 'automatic/verdict', chip: settings.chip ? chip : null };
}

/**
 * Whether the page in the tab is the one that reported, and still shows that message. Any other page answers
 * differently.
 */
async function isStillOpen(tabId: number, reading: string): Promise<boolean> {
  const question: StillOpen = { type: 'automatic/still-open', reading };
  const said: unknown = await browser.tabs.sendMessage(tabId, question, { frameId: 0 }).catch(() => null);
  return said === true;
}

/** Opens the popup, as a click on the toolbar button does; if the browser does not allow that, the inspector. */
async function open({ windowId, isActive }: Speaker, { source, webmail, message }: MessageInPage): Promise<void> {
  // Ignores a press in a tab that is not visible: nobody can have made it.
  if (!isActive) return;
  try {
    await browser.action.openPopup(windowId === null ? undefined : { windowId });
  } catch {
    await openInspector(source, { webmail, message, origin: 'answer', folder: null });
  }
}

/** Adds the message to the open table, or opens one in a background tab. Rejects if the browser refuses that. */
async function add({ isActive, url }: Speaker, { source, webmail, message }: MessageInPage): Promise<void> {
  if (isActive) await handToTable({ opened: { url, source: bytesToText(source), webmail, message } }, false);
}

/**
 * The page that sent a message, if it is a site's page in its own tab; null for frames, pages of the extension and
 * other extensions.
 */
function speakerOf({ id, tab, frameId, url }: Runtime.MessageSender): Speaker | null {
  const site = parseSite(url);
  if (id !== browser.runtime.id || tab?.id === undefined || frameId !== 0 || url === undefined || site === null)
    return null;
  return { tabId: tab.id, windowId: tab.windowId ?? null, isActive: tab.active, url, site };
}
