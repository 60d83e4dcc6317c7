import type { Browser, Tab } from '../browsers/browser.ts';
import type { Mailbox } from '../servers/dovecot.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { clickOn, type DrivenWebmail, elementWith, fill } from './driven-webmail.ts';

const LINE = '.sg-message-list-item';
const FOLDER_NAME = '.sg-mailbox-list-item p.sg-item-name';
const LISTED = `document.querySelector('${LINE}') !== null`;
/**
 * The first number of looks, which take a quarter of a minute or more. Each load doubles it, since a busy machine may
 * need longer.
 */
const LOOKS_AT_FIRST_PAGE = 150;
const MOST_LOADS = 6;
const USER = 'input[ng-model="app.creds.username"]';
/** In the menu of the account, above its folders. */
const SEARCH = '[ng-click="app.showAdvancedSearch()"]';
const SEARCH_IN_SUBJECTS = `[ng-click="app.addSearchParam('subject')"]`;
const SEARCHED = 'md-chips input[sg-focus-on="advancedSearch"]';
const START_SEARCH = '[ng-click="app.toggleAdvancedSearch()"]:enabled';

/** Opens SOGo 5 in a new tab. */
export async function openSogo(browser: Browser, url: string, mailbox: Mailbox): Promise<SogoPage> {
  return new SogoPage(await browser.open(url), url, mailbox);
}

export class SogoPage implements DrivenWebmail {
  readonly tab: Tab;
  readonly #url: string;
  readonly #mailbox: Mailbox;

  constructor(tab: Tab, url: string, mailbox: Mailbox) {
    this.tab = tab;
    this.#url = url;
    this.#mailbox = mailbox;
  }

  async openInbox(): Promise<void> {
    if (await this.#isInMailbox()) {
      // As the browser's "back" would: the application is large, and reloading it takes seconds.
      const isThere = (await this.tab.url()).includes('/INBOX');
      const go = (): Promise<unknown> => this.tab.evaluate(`void (location.hash = '#!/Mail/0/INBOX')`);
      await (isThere ? go() : this.#listOfAnotherFolder(go));
      await this.tab.waitFor(
        `document.querySelector('${LINE}') !== null && document.querySelector('.sg-face .sg-md-headline') === null`,
      );
      return;
    }
    await this.#load(`document.querySelector(${JSON.stringify(`${USER}, ${LINE}`)}) !== null`);
    if ((await this.tab.evaluate(`document.querySelector(${JSON.stringify(USER)}) !== null`)) === true) {
      await this.#signIn();
    }
  }

  async openFolder(name: string): Promise<void> {
    await this.#listOfAnotherFolder(() => clickOn(this.tab, elementWith(FOLDER_NAME, name)));
  }

  /**
   * SOGo can lose a click, and even its list, if it draws the list again at that moment: in that case, the page is
   * loaded again.
   */
  async open(subject: string): Promise<void> {
    const shown = `${elementWith('.sg-face .sg-md-headline', subject)} !== undefined`;
    const click = (): Promise<void> =>
      clickOn(this.tab, `${elementWith(LINE, subject)}?.querySelector('button.md-no-style')`);
    await click();
    await this.#loadUntil(shown, async () => {
      const url = await this.tab.url();
      // What a search found has no address.
      if (url.endsWith('/virtual')) return;
      await this.tab.goto('about:blank'); // an address that differs only after "#" would load nothing
      await this.tab.goto(url);
      await click();
    });
  }

  async select(subjects: readonly string[]): Promise<void> {
    for (const subject of subjects) {
      await clickOn(this.tab, `${elementWith(LINE, subject)}?.querySelector('.sg-avatar-selectable')`);
    }
    await this.tab.waitFor(`document.querySelectorAll('.sg-avatar-selected').length === ${subjects.length}`);
  }

  async addressOfWindow(): Promise<string> {
    const { hash } = new URL(await this.tab.url());
    return `${this.#url}so/${this.#mailbox.user}/Mail/UIxMailPopupView${hash}`;
  }

  /**
   * Searches the subjects of all folders, and waits until as many messages as expected are listed. SOGo searches the
   * folders that it knows at that moment: `folder` is one of the last to arrive.
   */
  async search(word: string, folder: string, expected: number): Promise<void> {
    await this.tab.waitFor(`${elementWith(FOLDER_NAME, folder)} !== undefined`);
    await this.tab.waitFor(`document.querySelector('${SEARCH}') !== null`);
    await this.tab.evaluate(`document.querySelector('${SEARCH}').click()`);
    // A click while SOGo redraws the form is lost: it is repeated until the field accepts text.
    await this.tab.waitFor(`(() => {
      if (document.querySelector('${SEARCHED}')?.disabled === false) return true;
      document.querySelector(${JSON.stringify(SEARCH_IN_SUBJECTS)})?.click();
      return false;
    })()`);
    await this.tab.evaluate(`document.querySelector('${SEARCHED}').focus()`);
    await fill(this.tab, SEARCHED, word);
    await this.tab.press('Enter');
    await clickOn(this.tab, `document.querySelector('${START_SEARCH}')`);
    await this.tab.waitFor(
      `location.hash.endsWith('/virtual') && document.querySelectorAll('${LINE}').length === ${expected}`,
    );
  }

  /** Deletes the open message, and waits for the one that SOGo shows next. */
  async deleteOpen(next: string): Promise<void> {
    await clickOn(this.tab, `document.querySelector('[ng-click="viewer.deleteMessage()"]')`);
    await this.tab.waitFor(`${elementWith('.sg-face .sg-md-headline', next)} !== undefined`);
  }

  /** "View Message Source" of the menu, which flips the message's card over. */
  async openSource(): Promise<void> {
    await this.tab.evaluate(`document.querySelector('[ng-click="viewer.toggleRawSource($event)"]').click()`);
    await this.tab.waitFor(
      `document.querySelector('.sg-flip .sg-back pre')?.textContent.includes('Received:') === true`,
    );
  }

  /** The lines of the previous folder stay until those of the new one have arrived. */
  async #listOfAnotherFolder(go: () => Promise<unknown>): Promise<void> {
    const lines = `[...document.querySelectorAll('${LINE}')].map((line) => line.textContent)`;
    await this.tab.evaluate(`void (window.labLinesBefore = ${lines})`);
    await go();
    await this.tab.waitFor(`(() => {
      const lines = ${lines};
      return lines.length > 0 && !lines.some((line) => window.labLinesBefore.includes(line));
    })()`);
  }

  async #isInMailbox(): Promise<boolean> {
    const url = await this.tab.url();
    const isMailbox = url.startsWith(`${this.#url}so/${this.#mailbox.user}/Mail/view`) && url.includes('#!/Mail/');
    return isMailbox && (await this.tab.evaluate(`document.querySelector('${LINE}') !== null`)) === true;
  }

  /**
   * Signs in by the request that the form sends, not by the form: on a busy machine SOGo sometimes stops before the
   * page to which it should go.
   */
  async #signIn(): Promise<void> {
    const { user, password } = this.#mailbox;
    const request = { method: 'POST', body: JSON.stringify({ userName: user, password, rememberLogin: 0 }) };
    const sent = `fetch('/SOGo/connect', { ...${JSON.stringify(request)}, headers: { 'Content-Type': 'application/json' } })`;
    const status = await this.tab.evaluate(`${sent}.then((answer) => answer.status)`);
    if (status !== 200) throw new Error(`SOGo lets nobody in: ${String(status)}`);
    await this.#load(LISTED);
  }

  /** Loads the inbox until it shows what is expected: on a busy machine SOGo's scripts sometimes stop half way. */
  async #load(expected: string): Promise<void> {
    const load = async (): Promise<void> => {
      await this.tab.goto('about:blank'); // an address that differs only after "#" would load nothing
      await this.tab.goto(`${this.#url}so/${this.#mailbox.user}/Mail/view#!/Mail/0/INBOX`);
    };
    await load();
    await this.#loadUntil(expected, load);
  }

  /** Waits for what the page must show, and loads again whenever that does not come. */
  async #loadUntil(expected: string, loadAgain: () => Promise<void>): Promise<void> {
    // A document that is being replaced cannot answer yet.
    const comes = (): Promise<boolean> => this.tab.evaluate(expected).then(Boolean, () => false);
    for (let attempt = 1; ; attempt++) {
      try {
        await waitUntil(expected, comes, LOOKS_AT_FIRST_PAGE * 2 ** (attempt - 1));
        return;
      } catch (error) {
        if (attempt === MOST_LOADS) throw error;
      }
      await loadAgain();
    }
  }
}
