import { property, textProperty } from './property.ts';
import type { View } from './browser.ts';

/** What the popup or the inspector shows, read from the markers in its HTML for tests. */
export interface Shown {
  /** "report", "failure", … of `main[data-state]`. */
  readonly state: string;
  readonly verdict: string | null;
  /** Why no message could be read, for the state "failure". */
  readonly reason: string | null;
  /** The one sentence that answers the question. */
  readonly sentence: string;
  /** Host and address that the verdict rests on; empty if there are none. */
  readonly host: string;
  readonly evidence: string;
  /** The raw fields shown with the evidence. */
  readonly raw: string;
  /** In which folder the webmail shows the message; empty if it does not say. */
  readonly folder: string;
  readonly route: readonly ShownHop[];
}

/** In the order in which they are shown. */
interface ShownHop {
  /** Index among the Received fields of the message; 0 is the newest. */
  readonly hop: number;
  readonly isBorder: boolean;
  readonly text: string;
}

const READ = `(() => {
  const main = document.querySelector('main');
  const part = (name) => main.querySelector('[data-part="' + name + '"]');
  const text = (element) => (element === null ? '' : element.innerText.replace(/\\s+/g, ' ').trim());
  return {
    state: main.dataset.state,
    verdict: main.dataset.verdict ?? null,
    reason: main.dataset.reason ?? null,
    sentence: text(main.querySelector('[data-part="answer"] h1')),
    host: text(part('host')),
    evidence: text(part('evidence')),
    raw: [...main.querySelectorAll('[data-part="raw"]')].map((raw) => raw.textContent).join('\\n'),
    folder: text(part('folder')),
    route: [...main.querySelectorAll('[data-part="route"] li[data-hop]')].map((hop) => ({
      hop: Number(hop.dataset.hop),
      isBorder: 'border' in hop.dataset && hop.dataset.border !== 'false',
      text: text(hop),
    })),
  };
})()`;

/**
 * Three dots mark reading. The words of a failure, and what follows an answer in the popup, are loaded separately and
 * appear a moment later.
 */
const WHOLE = `(() => {
  const state = document.querySelector('main').dataset.state;
  if (state === 'failure') return document.querySelector('.verdict-sign path[d^="M15 24h"]') === null;
  const isPopup = location.pathname.endsWith('/popup.html');
  return !(isPopup && state === 'report') || document.querySelector('[data-action="inspector"]') !== null;
})()`;

/** Waits until the extension has any answer, and reads it. */
export async function readShown(view: View): Promise<Shown> {
  await view.waitFor(`(document.querySelector('main')?.dataset.state ?? 'reading') !== 'reading'`);
  await view.waitFor(WHOLE);
  const shown = await view.evaluate(READ);
  const text = (name: string): string => textProperty(shown, name);
  const optional = (name: string): string | null => (text(name) === '' ? null : text(name));
  const route = property(shown, 'route');
  return {
    state: text('state'),
    verdict: optional('verdict'),
    reason: optional('reason'),
    sentence: text('sentence'),
    host: text('host'),
    evidence: text('evidence'),
    raw: text('raw'),
    folder: text('folder'),
    route: (Array.isArray(route) ? route : []).map((hop: unknown) => ({
      hop: Number(property(hop, 'hop')),
      isBorder: property(hop, 'isBorder') === true,
      text: textProperty(hop, 'text'),
    })),
  };
}

/** Clicks or focuses an element by script, as soon as it exists: some parts of a page are loaded after the others. */
export async function actOn(view: View, selector: string, action: 'click' | 'focus' = 'click'): Promise<void> {
  const element = `document.querySelector(${JSON.stringify(selector)})`;
  await view.waitFor(`${element} !== null`);
  await view.evaluate(`void ${element}.${action}()`);
}
