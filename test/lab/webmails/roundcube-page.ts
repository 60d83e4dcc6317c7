import type { Browser, Tab } from '../browsers/browser.ts';
import type { Mailbox } from '../servers/dovecot.ts';

/** Drives Roundcube's pages as a person does, in the skins Elastic and Larry. */
export class RoundcubePage {
  readonly tab: Tab;

  readonly #url: string;

  private constructor(tab: Tab, url: string) {
    this.tab = tab;
    this.#url = url;
  }

  /** Opens Roundcube in a new tab and signs in. Ends at the message list of INBOX. */
  static async signIn(browser: Browser, url: string, { user, password }: Mailbox): Promise<RoundcubePage> {
    const tab = await browser.open(url);
    await tab.waitFor(`document.querySelector('#rcmloginuser') !== null`);
    await tab.evaluate(`(() => {
      document.querySelector('#rcmloginuser').value = ${JSON.stringify(user)};
      document.querySelector('#rcmloginpwd').value = ${JSON.stringify(password)};
    })()`);
    await tab.click('#rcmloginsubmit');
    const page = new RoundcubePage(tab, url);
    await page.#listReady();
    return page;
  }

  /** Starts anew at the message list of INBOX, wherever the tab is. */
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
    await this.#mark('line', line(subject));
    await this.tab.click('[data-lab="line"] td.subject');
    await this.tab.waitFor(
      `document.querySelector('#messagecontframe')?.contentDocument?.title.includes(${JSON.stringify(subject)})`,
    );
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

  /** Gives an element, once it is there, an attribute to select it by; only one element has it. */
  async #mark(label: string, element: string): Promise<void> {
    await this.tab.waitFor(`${element} !== undefined`);
    await this.tab.evaluate(`(() => {
      document.querySelector('[data-lab="${label}"]')?.removeAttribute('data-lab');
      ${element}.dataset.lab = '${label}';
    })()`);
  }

  async #listReady(): Promise<void> {
    await this.tab.waitFor(`document.querySelector('#messagelist tbody tr') !== null && window.rcmail?.busy === false`);
  }
}

function line(subject: string): string {
  return `[...document.querySelectorAll('#messagelist tbody tr')].find((row) => row.textContent.includes(${JSON.stringify(subject)}))`;
}
