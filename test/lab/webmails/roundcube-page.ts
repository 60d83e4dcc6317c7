import type { Browser, Tab } from '../browsers/browser.ts';
import type { Mailbox } from '../servers/dovecot.ts';

/** Drives Roundcube's pages as a person does, in the skins Elastic and Larry. */
export class RoundcubePage {
  readonly tab: Tab;

  readonly #url: string;

  readonly #mailbox: Mailbox;

  private constructor(tab: Tab, url: string, mailbox: Mailbox) {
    this.tab = tab;
    this.#url = url;
    this.#mailbox = mailbox;
  }

  /** Opens Roundcube in a new tab and signs in. Ends at the message list of INBOX. */
  static async signIn(browser: Browser, url: string, mailbox: Mailbox): Promise<RoundcubePage> {
    const page = new RoundcubePage(await browser.open(url), url, mailbox);
    await page.#signIn();
    return page;
  }

  /** The same mailbox in another tab, which shares the session. */
  static in(tab: Tab, { url, mailbox }: { url: string; mailbox: Mailbox }): RoundcubePage {
    return new RoundcubePage(tab, url, mailbox);
  }

  /** Signs in again in the tab as it is, after the session has ended. */
  async signInAgain(): Promise<void> {
    await this.tab.goto(this.#url);
    await this.#signIn();
  }

  async #signIn(): Promise<void> {
    await this.tab.waitFor(`document.querySelector('#rcmloginuser') !== null`);
    await this.tab.evaluate(`(() => {
      document.querySelector('#rcmloginuser').value = ${JSON.stringify(this.#mailbox.user)};
      document.querySelector('#rcmloginpwd').value = ${JSON.stringify(this.#mailbox.password)};
    })()`);
    await this.tab.click('#rcmloginsubmit');
    await this.#listReady();
  }

  /** Starts at the message list of INBOX, wherever the tab is. */
  async openInbox(): Promise<void> {
    await this.tab.goto(`${this.#url}?_task=mail&_mbox=INBOX`);
    await this.#listReady();
  }

  /** Clicks a folder. */
  async openFolder(name: string): Promise<void> {
    await this.#mark(
      'folder',
      `[...document.querySelectorAll('#mailboxlist a')].find((folder) => folder.textContent.includes(${JSON.stringify(name)}))`,
    );
    await this.tab.click('[data-lab="folder"]');
    await this.tab.waitFor(`document.title.includes(${JSON.stringify(name)})`);
    await this.#listReady();
  }

  /** Clicks a message in the list and waits until the preview pane shows it. */
  async preview(subject: string): Promise<void> {
    await this.click(subject);
    await this.#previewShows(subject);
  }

  /** Clicks a message in the list, without waiting for anything. */
  async click(subject: string): Promise<void> {
    await this.#mark('line', line(subject));
    await this.tab.click('[data-lab="line"] td.subject');
  }

  /** Where the preview pane shows the subject, in CSS px of the window. */
  async subjectBox(): Promise<{ left: number; top: number; right: number; bottom: number }> {
    const box = await this.tab.evaluate(`(() => {
      const frame = document.querySelector('#messagecontframe');
      const around = frame.getBoundingClientRect();
      const { left, top, right, bottom } = frame.contentDocument.querySelector('h2.subject').getBoundingClientRect();
      return [left + around.left, top + around.top, right + around.left, bottom + around.top];
    })()`);
    const [left = 0, top = 0, right = 0, bottom = 0] = Array.isArray(box) ? box.map(Number) : [];
    return { left, top, right, bottom };
  }

  /** Gives the subject in the preview pane another colour, as a theme does, with a resize after which all is looked at. */
  async colourSubject(colour: string): Promise<void> {
    await this.tab.evaluate(`(() => {
      const { contentDocument } = document.querySelector('#messagecontframe');
      contentDocument.querySelector('h2.subject')?.style.setProperty('color', ${JSON.stringify(colour)}, 'important');
      window.dispatchEvent(new Event('resize'));
    })()`);
  }

  /** Shows another message in the preview pane as Roundcube itself does after a deletion: without any click. */
  async switchWithoutFocus(subject: string): Promise<void> {
    await this.tab.evaluate(`window.rcmail.message_list.select(${line(subject)}.uid)`);
    await this.#previewShows(subject);
  }

  /** Goes back to the list on a screen that is too narrow for both. */
  async backToList(): Promise<void> {
    await this.tab.click('#layout-content .back-list-button');
    await this.tab.waitFor(`!document.querySelector('#messagecontframe').checkVisibility()`);
  }

  /** Selects every message of the page of the list, as "Select – Current page" of its menu does. */
  async selectPage(): Promise<void> {
    await this.tab.evaluate(`window.rcmail.command('select-all', 'page')`);
  }

  /** Selects these messages and no others, as clicks with Ctrl do. */
  async select(...subjects: readonly string[]): Promise<void> {
    await this.tab.evaluate(`(() => {
      const list = window.rcmail.message_list;
      list.clear_selection();
      for (const subject of ${JSON.stringify(subjects)}) {
        const row = [...document.querySelectorAll('#messagelist tbody tr')].find((each) => each.textContent.includes(subject));
        list.highlight_row(row.uid, true);
      }
    })()`);
  }

  /** Opens a message on a page of its own. */
  async openPage(subject: string): Promise<void> {
    await this.tab.goto(await this.messageUrl(subject));
  }

  /** Address of a message's own page. */
  async messageUrl(subject: string): Promise<string> {
    await this.tab.waitFor(`${line(subject)} !== undefined`);
    return String(await this.tab.evaluate(`${line(subject)}.querySelector('td.subject a').href`));
  }

  /** Gives an element, once it exists, an attribute to select it by; only one element has it. */
  async #mark(label: string, element: string): Promise<void> {
    await this.tab.waitFor(`${element} !== undefined`);
    await this.tab.evaluate(`(() => {
      document.querySelector('[data-lab="${label}"]')?.removeAttribute('data-lab');
      ${element}.dataset.lab = '${label}';
    })()`);
  }

  async #previewShows(subject: string): Promise<void> {
    await this.tab.waitFor(`(() => {
      const shown = document.querySelector('#messagecontframe')?.contentDocument;
      return shown?.readyState === 'complete' && shown.title.includes(${JSON.stringify(subject)});
    })()`);
  }

  async #listReady(): Promise<void> {
    await this.tab.waitFor(`document.querySelector('#messagelist tbody tr') !== null && window.rcmail?.busy === false`);
  }
}

function line(subject: string): string {
  return `[...document.querySelectorAll('#messagelist tbody tr')].find((row) => row.textContent.includes(${JSON.stringify(subject)}))`;
}
