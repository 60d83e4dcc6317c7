import type { Browser, Tab } from '../browsers/browser.ts';
import type { Mailbox } from '../servers/dovecot.ts';
import { clickOn, type DrivenWebmail, elementWith, fill } from './driven-webmail.ts';

const LINE = '.sg-message-list-item';
const USER = 'input[ng-model="app.creds.username"]';

/** Opens SOGo 5 in a new tab. */
export async function openSogo(browser: Browser, url: string, mailbox: Mailbox): Promise<DrivenWebmail> {
  return new SogoPage(await browser.open(url), url, mailbox);
}

class SogoPage implements DrivenWebmail {
  readonly tab: Tab;
  readonly #url: string;
  readonly #mailbox: Mailbox;

  constructor(tab: Tab, url: string, mailbox: Mailbox) {
    this.tab = tab;
    this.#url = url;
    this.#mailbox = mailbox;
  }

  async openInbox(): Promise<void> {
    await this.tab.goto('about:blank'); // an address that differs only behind "#" would load nothing
    await this.tab.goto(`${this.#url}so/${this.#mailbox.user}/Mail/view#!/Mail/0/INBOX`);
    await this.tab.waitFor(`document.querySelector(${JSON.stringify(`${USER}, ${LINE}`)}) !== null`);
    if ((await this.tab.evaluate(`document.querySelector(${JSON.stringify(USER)}) !== null`)) === true) {
      await this.#signIn();
    }
  }

  async openFolder(name: string): Promise<void> {
    await clickOn(this.tab, elementWith('.sg-mailbox-list-item p.sg-item-name', name));
    await this.tab.waitFor(
      `!decodeURIComponent(location.hash).endsWith('/INBOX') && document.querySelector('${LINE}') !== null`,
    );
  }

  async open(subject: string): Promise<void> {
    await clickOn(this.tab, `${elementWith(LINE, subject)}?.querySelector('button.md-no-style')`);
    await this.tab.waitFor(`${elementWith('.sg-face .sg-md-headline', subject)} !== undefined`);
  }

  async addressOfWindow(): Promise<string> {
    const { hash } = new URL(await this.tab.url());
    return `${this.#url}so/${this.#mailbox.user}/Mail/UIxMailPopupView${hash}`;
  }

  async #signIn(): Promise<void> {
    await fill(this.tab, USER, this.#mailbox.user);
    await fill(this.tab, 'input[ng-model="app.creds.password"]', this.#mailbox.password);
    await this.tab.click('button[type="submit"]');
    await this.tab.waitFor(`document.querySelector('${LINE}') !== null`);
  }
}
