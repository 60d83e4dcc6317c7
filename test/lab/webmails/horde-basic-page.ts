import type { Browser, Tab } from '../browsers/browser.ts';
import type { Mailbox } from '../servers/dovecot.ts';
import { clickOn, elementWith, fill } from './driven-webmail.ts';

/** The basic view of Horde IMP 6, in which each click loads a page. It is chosen when signing in. */
export class HordeBasicPage {
  readonly tab: Tab;
  readonly #url: string;

  private constructor(tab: Tab, url: string) {
    this.tab = tab;
    this.#url = url;
  }

  static async signIn(browser: Browser, url: string, mailbox: Mailbox): Promise<HordeBasicPage> {
    const tab = await browser.open(`${url}login.php`);
    // Its script first removes the no-script views from the list.
    await tab.waitFor(`document.querySelector('#horde_select_view option[value="mobile_nojs"]') === null`);
    await fill(tab, '#horde_user', mailbox.user);
    await fill(tab, '#horde_pass', mailbox.password);
    await fill(tab, '#horde_select_view', 'basic');
    await tab.click('#login-button');
    await tab.waitFor(`document.querySelector('#horde-head') !== null`);
    return new HordeBasicPage(tab, url);
  }

  async openInbox(): Promise<void> {
    await this.tab.goto(`${this.#url}imp/basic.php?page=mailbox&mailbox=SU5CT1g`);
    await this.tab.waitFor(`document.querySelector('.messageList') !== null`);
  }

  async open(subject: string): Promise<void> {
    await clickOn(this.tab, `${elementWith('.messageList tr', subject)}?.querySelector('a[href*="page=message"]')`);
    await this.waitForMessage(subject);
  }

  /** Marks the open message with the first mark in the page's list; the page sends its form for that. */
  async mark(subject: string): Promise<void> {
    await this.tab.evaluate(`(() => {
      const list = document.querySelector('#flag1');
      list.value = [...list.options].find(({ value }) => value !== '').value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await this.tab.waitFor(`!location.href.includes('buid')`);
    await this.waitForMessage(subject);
  }

  /** Deletes the open message; the next one is shown. */
  async deleteOpen(next: string): Promise<void> {
    await this.tab.click('.msgactions a[href*="actionID=delete_message"]');
    await this.waitForMessage(next);
  }

  /**
   * Opens its own view of the source. It opens in a window without a toolbar, from which a person moves it into a tab.
   */
  async openSource(browser: Browser): Promise<void> {
    const window = await browser.tabOpenedBy(
      () => clickOn(this.tab, elementWith('.msgactions a', 'Message Source')),
      /actionID=view_source/u,
    );
    const address = await window.url();
    await window.close();
    await this.tab.goto(address);
  }

  async waitForMessage(subject: string): Promise<void> {
    await this.tab.waitFor(
      `document.readyState === 'complete' && ${elementWith('#msgheaders > p', subject)} !== undefined`,
    );
  }
}
