import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { toolbarSentence } from './toolbar-words.ts';
import { openInspector } from '../handover/inspector-handover.ts';
import { interfaceLanguage } from '../settings/language.ts';
import { loadSettings } from '../settings/settings-store.ts';
import { WIRE_LIMITS } from '../wire/wire-shapes.ts';

const ITEM_ID = 'inspect-selection';
const LOCK = 'relay-inspector/selection-menu';

/**
 * Adds "Inspect selected headers" to the context menu of every selection, or renames it there, in the user's language.
 * It is never removed and added again: a menu that opened in between would lack it. Calls are queued: the browser
 * rejects a second item with the same id.
 */
export function putSelectionMenu(): Promise<void> {
  return navigator.locks.request(LOCK, async () => {
    const { settings } = await loadSettings();
    const language = settings.language === 'auto' ? interfaceLanguage() : settings.language;
    const title = toolbarSentence(language, 'toolbar_inspect_selection');
    if (!(await isRenamed(title))) browser.contextMenus.create({ id: ITEM_ID, contexts: ['selection'], title });
  });
}

/** Renames the item; false if there is none yet, which browsers refuse to rename. */
function isRenamed(title: string): Promise<boolean> {
  return browser.contextMenus.update(ITEM_ID, { title }).then(
    () => true,
    () => false,
  );
}

/** Opens the inspector with the selection that the menu was opened on. */
export async function inspectSelection(
  { menuItemId, selectionText, frameId }: Menus.OnClickData,
  tab: Tabs.Tab | undefined,
): Promise<void> {
  if (menuItemId !== ITEM_ID) return;
  const text = (await selectedText(tab?.id, frameId ?? 0)) ?? selectionText ?? '';
  // Passes on as much as the inspector accepts.
  await openInspector(new TextEncoder().encode(text.slice(0, WIRE_LIMITS.source)).subarray(0, WIRE_LIMITS.source));
}

/**
 * Milliseconds before a refused reading is tried again. The scripts of the popup need no second try: it opens after the
 * grant, and on busy machines none of hundreds of its readings was refused.
 */
const PAUSES = [50, 200, 500] as const;

/**
 * The selection with its line ends, which the browser's own selection text lacks; the click on the menu grants access.
 * null if extensions have no access, as in a PDF file.
 */
async function selectedText(tabId: number | undefined, frameId: number): Promise<string | null> {
  if (tabId === undefined) return null;
  const read = async (): Promise<string | null> => {
    const [result] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: readSelection,
    });
    return typeof result?.result === 'string' && result.result !== '' ? result.result : null;
  };
  for (const pause of PAUSES) {
    try {
      return await read();
    } catch {
      // On a busy machine Chromium refuses with "Cannot access contents of the page" until its grant has reached the page.
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return read().catch(() => null);
}

/**
 * Runs in the page, so it may not refer to anything outside. The selection in a text area is not part of the
 * document's. A text area with the focus may have nothing selected although the document has.
 */
function readSelection(): string {
  const { activeElement } = document;
  const inArea =
    activeElement instanceof HTMLTextAreaElement
      ? activeElement.value.slice(activeElement.selectionStart, activeElement.selectionEnd)
      : '';
  return inArea === '' ? String(getSelection()) : inArea;
}
