import type { Browser, Tab } from '../browsers/browser.ts';
import type { Mailbox } from '../servers/dovecot.ts';

/** A webmail in a tab, used as a person uses it. */
export interface DrivenWebmail {
  readonly tab: Tab;
  /** Signs in if the webmail asks for it, and ends at the list of INBOX. */
  openInbox(): Promise<void>;
  /** Clicks a folder and waits for its list. */
  openFolder(name: string): Promise<void>;
  /** Clicks a message in the list and waits until it is on the screen. */
  open(subject: string): Promise<void>;
  /** Ticks these messages in the list, and waits until they are selected. */
  select(subjects: readonly string[]): Promise<void>;
  /** Address of a page that shows nothing but the open message, as in a separate window. */
  addressOfWindow(): Promise<string>;
}

/** Opens a webmail in a new tab. */
export type OpenWebmail = (browser: Browser, url: string, mailbox: Mailbox) => Promise<DrivenWebmail>;

/** A real click on what an expression finds, once it exists. */
export async function clickOn(tab: Tab, element: string): Promise<void> {
  await tab.waitFor(`(${element} ?? null) !== null`);
  await tab.evaluate(`(() => {
    document.querySelector('[data-lab-click]')?.removeAttribute('data-lab-click');
    ${element}.setAttribute('data-lab-click', '');
  })()`);
  await tab.click('[data-lab-click]');
}

/** Types into a field so that the page's scripts notice. */
export async function fill(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.waitFor(`document.querySelector(${JSON.stringify(selector)}) !== null`);
  await tab.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
}

/** An expression for the first element that matches a selector and contains a text. */
export function elementWith(selector: string, text: string): string {
  return `[...document.querySelectorAll(${JSON.stringify(selector)})].find((element) => element.textContent.includes(${JSON.stringify(text)}))`;
}
