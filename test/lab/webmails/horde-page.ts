import type { Browser, Tab } from '../browsers/browser.ts';
import type { Mailbox } from '../servers/dovecot.ts';
import { clickOn, type DrivenWebmail, elementWith, fill } from './driven-webmail.ts';

const LINE = '.vpRow[id^="VProw"]';

/** Opens Horde IMP 6 in a new tab. */
export async function openHorde(browser: Browser, url: string, mailbox: Mailbox): Promise<HordePage> {
  return new HordePage(await browser.open(url), url, mailbox);
}

export class HordePage implements DrivenWebmail {
  readonly tab: Tab;
  readonly #url: string;
  readonly #mailbox: Mailbox;

  constructor(tab: Tab, url: string, mailbox: Mailbox) {
    this.tab = tab;
    this.#url = url;
    this.#mailbox = mailbox;
  }

  async openInbox(): Promise<void> {
    const mailbox = `${this.#url}imp/dynamic.php?page=mailbox`;
    await this.tab.goto(mailbox);
    // Without a session, Horde leads to its sign-in page.
    await this.tab.waitFor(`document.querySelector(${JSON.stringify(`#horde_user, ${LINE}`)}) !== null`);
    if ((await this.tab.evaluate(`document.querySelector('#horde_user') === null`)) === true) return;
    await this.tab.waitFor(`document.readyState === 'complete'`);
    await fill(this.tab, '#horde_user', this.#mailbox.user);
    await fill(this.tab, '#horde_pass', this.#mailbox.password);
    await this.tab.click('#login-button');
    await this.tab.waitFor(`document.querySelector('#horde_user') === null`);
    await this.tab.goto(mailbox);
    await this.tab.waitFor(`document.querySelector(${JSON.stringify(LINE)}) !== null`);
  }

  async openFolder(name: string): Promise<void> {
    // The lines of the previous folder stay until those of the new one have arrived.
    await this.tab.evaluate(
      `document.querySelectorAll('${LINE}').forEach((line) => line.setAttribute('data-lab-before', ''))`,
    );
    await clickOn(this.tab, elementWith('#foldersSidebar a, .horde-subnavi a', name));
    await this.tab.waitFor(`document.querySelector('${LINE}:not([data-lab-before])') !== null`);
  }

  async open(subject: string): Promise<void> {
    await clickOn(this.tab, `${elementWith(LINE, subject)}?.querySelector('.msgSubject')`);
    await this.tab.waitFor(
      `location.hash.startsWith('#msg') && ${elementWith('#previewMsg .subject', subject)} !== undefined`,
    );
  }

  async select(subjects: readonly string[]): Promise<void> {
    for (const subject of subjects) {
      await clickOn(this.tab, `${elementWith(LINE, subject)}?.querySelector('.msCheck')`);
    }
    await this.tab.waitFor(`document.querySelectorAll('.vpRowSelected').length === ${subjects.length}`);
  }

  /** Searches the messages of the folder, and opens one of the matches. */
  async openFound(word: string, expected: number, subject: string): Promise<void> {
    await this.tab.click('#horde-search-input');
    await this.tab.evaluate(`void (document.querySelector('#horde-search-input').value = ${JSON.stringify(word)})`);
    await this.tab.press('Enter');
    await this.tab.waitFor(`document.querySelectorAll('${LINE}').length === ${expected}`);
    await clickOn(this.tab, `${elementWith(LINE, subject)}?.querySelector('.msgSubject')`);
    await this.tab.waitFor(`${elementWith('#previewMsg .subject', subject)} !== undefined`);
  }

  async addressOfWindow(): Promise<string> {
    const { hash } = new URL(await this.tab.url());
    const [mailbox = '', buid = ''] = decodeURIComponent(hash).replace('#msg:', '').split(';');
    return `${this.#url}imp/dynamic.php?page=message&buid=${buid}&mailbox=${mailbox}`;
  }
}
