import type { Tab } from './browser.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { property, textProperty } from './property.ts';

/** The chip that the extension shows in a page, as a person sees it. */
export interface ShownChip {
  readonly text: string;
  readonly verdict: string;
  readonly language: string;
  readonly theme: string;
  /** Names of its buttons, as screen readers announce them. */
  readonly buttons: readonly string[];
  /** Something inside it has the focus. */
  readonly hasFocus: boolean;
  /** In CSS px of the window. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Middle of each button. */
  readonly middles: readonly { readonly x: number; readonly y: number }[];
}

/**
 * Runs in the page next to the extension's own script, where closed roots are accessible; the page's own scripts cannot
 * do that.
 */
const LOOK = `() => {
  const openRoot = (element) =>
    globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? element.openOrClosedShadowRoot ?? null;
  const chips = [...document.documentElement.children].flatMap((element) => {
    const chip = element instanceof HTMLElement && element.tagName === 'DIV' ? openRoot(element)?.querySelector('.chip') : null;
    return chip && !chip.hidden ? [chip] : [];
  });
  return chips.map((chip) => {
    const { left, top, right, bottom } = chip.getBoundingClientRect();
    const buttons = [...chip.querySelectorAll('button')];
    return {
      text: buttons[0].textContent,
      verdict: chip.dataset.verdict,
      language: chip.lang,
      theme: getComputedStyle(chip).colorScheme,
      buttons: buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent),
      hasFocus: chip.contains(chip.getRootNode().activeElement),
      left, top, right, bottom,
      middles: buttons.map((button) => {
        const box = button.getBoundingClientRect();
        return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
      }),
    };
  });
}`;

/**
 * All chips that are visible in a tab, as soon as its page can answer: one that is being replaced cannot.
 *
 * @param extensionPage a page of the extension, which may run scripts in that tab
 * @param tabId the tab's id in the extension's APIs
 */
export async function chipsIn(extensionPage: Tab, tabId: number): Promise<ShownChip[]> {
  const found = await waitUntil(`a page in tab ${tabId}`, async () => {
    const chips = await inPage(extensionPage, tabId, LOOK).catch(() => null);
    return Array.isArray(chips) ? chips : null;
  });
  return found.map(toChip);
}

/** Counts, independently of the page's own scripts, the clicks that arrive at each button of the chip. */
const COUNT_CLICKS = `() => {
  const openRoot = (element) =>
    globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? element.openOrClosedShadowRoot ?? null;
  const host = document.querySelector('[data-relay-inspector-chip]');
  const root = host && openRoot(host);
  if (!root) return null;
  globalThis.labClicks = [];
  globalThis.labCounted ??= new WeakSet();
  if (globalThis.labCounted.has(root)) return true;
  globalThis.labCounted.add(root);
  root.addEventListener('click', ({ target }) => {
    globalThis.labClicks.push([...root.querySelectorAll('button')].indexOf(target.closest('button')));
  }, { capture: true });
  return true;
}`;

/**
 * A real mouse click into the middle of one of the chip's buttons. The chip may move between the look and the click,
 * because the page is still being laid out: a click that missed it is made again, one that arrived is not. (A second
 * click would close the popup that the first one opens.)
 *
 * @param button 0 opens the popup, 1 adds the message to the table, 2 hides the chip
 */
export async function clickChip(extensionPage: Tab, tab: Tab, tabId: number, button: 0 | 1 | 2): Promise<void> {
  await waitUntil('a click to arrive at the chip', async () => {
    const [chip] = await chipsIn(extensionPage, tabId);
    const middle = chip?.middles[button];
    if (middle === undefined || (await inPage(extensionPage, tabId, COUNT_CLICKS)) !== true) return false;
    await tab.clickAt(middle.x, middle.y);
    const clicks = await inPage(extensionPage, tabId, '() => globalThis.labClicks');
    return Array.isArray(clicks) && clicks.includes(button);
  });
}

/** Texts and controls of the page, and of its frames, whose boxes overlap the chip's box: what it covers. */
const COVERED = `() => {
  const openRoot = (element) =>
    globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? element.openOrClosedShadowRoot ?? null;
  const host = document.querySelector('[data-relay-inspector-chip]');
  const chip = host && openRoot(host)?.querySelector('.chip');
  if (!chip || chip.hidden) return null;
  const box = chip.getBoundingClientRect();
  host.style.setProperty('visibility', 'hidden', 'important');
  const covered = [];
  const lookInto = (inner, x, y) => {
    const meets = (rect) =>
      rect.width > 1 && rect.height > 1 &&
      rect.left + x < box.right - 0.5 && rect.right + x > box.left + 0.5 &&
      rect.top + y < box.bottom - 0.5 && rect.bottom + y > box.top + 0.5;
    const walker = inner.createTreeWalker(inner.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue.trim();
      if (text === '' || !node.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = inner.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const drawn = inner.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
        if (meets(rect) && drawn !== null && (drawn.contains(node) || node.parentElement.contains(drawn))) covered.push(text);
      }
    }
    for (const control of inner.querySelectorAll('a, button, input, select, textarea, [role="button"]')) {
      const rect = control.getBoundingClientRect();
      const drawn = inner.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
      if (meets(rect) && drawn !== null && (control.contains(drawn) || drawn.contains(control))) {
        covered.push(control.outerHTML.slice(0, 80));
      }
    }
    for (const frame of inner.querySelectorAll('iframe')) {
      const rect = frame.getBoundingClientRect();
      if (frame.contentDocument?.body && rect.width > 0) {
        lookInto(frame.contentDocument, x + rect.left + frame.clientLeft, y + rect.top + frame.clientTop);
      }
    }
  };
  lookInto(document, 0, 0);
  host.style.removeProperty('visibility');
  return covered;
}`;

/**
 * What the chip covers of the page: texts and controls, measured by their boxes.
 *
 * @returns null if no chip is shown
 */
export async function coveredByChip(extensionPage: Tab, tabId: number): Promise<string[] | null> {
  const found = await inPage(extensionPage, tabId, COVERED);
  return Array.isArray(found) ? found.map(String) : null;
}

/** The value that a function returns in the isolated world of the page in a tab. */
export function inPage(extensionPage: Tab, tabId: number, code: string): Promise<unknown> {
  return extensionPage.evaluate(`(globalThis.browser ?? chrome).scripting
    .executeScript({ target: { tabId: ${tabId} }, func: ${code} })
    .then(([answer]) => answer.result)`);
}

/** The tab that was opened last, by its id in the extension's APIs. */
export async function newestTabId(extensionPage: Tab): Promise<number> {
  const id = await extensionPage.evaluate(
    `(globalThis.browser ?? chrome).tabs.query({}).then((tabs) => Math.max(...tabs.map((tab) => tab.id)))`,
  );
  return Number(id);
}

function toChip(found: unknown): ShownChip {
  const number = (name: string): number => Number(property(found, name));
  const list = (name: string): unknown[] => {
    const value = property(found, name);
    return Array.isArray(value) ? value : [];
  };
  return {
    text: textProperty(found, 'text'),
    verdict: textProperty(found, 'verdict'),
    language: textProperty(found, 'language'),
    theme: textProperty(found, 'theme'),
    buttons: list('buttons').map(String),
    hasFocus: property(found, 'hasFocus') === true,
    left: number('left'),
    top: number('top'),
    right: number('right'),
    bottom: number('bottom'),
    middles: list('middles').map((middle) => ({ x: Number(property(middle, 'x')), y: Number(property(middle, 'y')) })),
  };
}

/**
 * Puts a copy of the chip into the page, in an open root under `[data-copied-chip]`, for checks that cannot access
 * closed ones.
 */
export async function copyChipOpenly(extensionPage: Tab, tabId: number): Promise<void> {
  await inPage(
    extensionPage,
    tabId,
    `() => {
      const openRoot = (element) =>
        globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? element.openOrClosedShadowRoot ?? null;
      const root = openRoot(document.querySelector('[data-relay-inspector-chip]'));
      const host = document.createElement('div');
      host.dataset.copiedChip = '';
      const copy = host.attachShadow({ mode: 'open' });
      const style = document.createElement('style');
      style.textContent = [...root.adoptedStyleSheets[0].cssRules].map(({ cssText }) => cssText).join('\\n');
      copy.append(style, ...[...root.children].map((child) => child.cloneNode(true)));
      copy.querySelector('.chip').style.top = '300px';
      document.body.append(host);
    }`,
  );
}
