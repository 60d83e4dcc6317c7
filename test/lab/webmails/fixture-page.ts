import type { Browser, Tab } from '../browsers/browser.ts';
import { type FixtureServer, NEXT_SCREEN } from '../fixture-webmails/fixture-server.ts';
import type { FixtureWebmail, Screen } from '../fixture-webmails/fixture-webmail.ts';

/** Turns a text into HTML even if the page demands Trusted Types, as the webmail's own scripts do. */
const TRUSTED = `((text) => window.trustedTypes === undefined
  ? text
  : (window.labPolicy ??= trustedTypes.createPolicy('lab', { createHTML: (html) => html })).createHTML(text))`;

/** A fixture webmail in a tab. */
export class FixturePage {
  readonly tab: Tab;
  readonly #server: FixtureServer;
  readonly #webmail: FixtureWebmail;

  private constructor(tab: Tab, server: FixtureServer, webmail: FixtureWebmail) {
    this.tab = tab;
    this.#server = server;
    this.#webmail = webmail;
  }

  /** Loads a screen in a new tab, as a signed-in user sees it. */
  static async open(browser: Browser, server: FixtureServer, webmail: FixtureWebmail): Promise<FixturePage> {
    server.show(webmail.shown);
    const tab = await browser.open(addressOf(webmail, webmail.shown));
    for (const [key, value] of Object.entries(webmail.storage ?? {})) {
      await tab.evaluate(`localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`);
    }
    const page = new FixturePage(tab, server, webmail);
    await page.#startScripts();
    return page;
  }

  /** The address of a tab that the webmail would open. */
  addressOf(path: string): string {
    return new URL(path, `https://${this.#webmail.host}/`).href;
  }

  /** Reloads a screen. */
  async load(screen: Screen): Promise<void> {
    this.#server.show(screen);
    await this.tab.goto('about:blank'); // an address that differs only after "#" would load nothing
    await this.tab.goto(addressOf(this.#webmail, screen));
    await this.#startScripts();
  }

  async #startScripts(): Promise<void> {
    for (const address of this.#webmail.requests ?? []) {
      await this.tab.evaluate(`fetch(${JSON.stringify(address)}).then((answer) => answer.text())`);
    }
  }

  /**
   * Goes to a screen as a single-page application does: no document is loaded, only the address and the elements
   * change.
   */
  async goInside(screen: Screen): Promise<void> {
    this.#server.show(screen);
    await this.tab.evaluate(`(async () => {
      const text = await (await fetch(${JSON.stringify(NEXT_SCREEN)})).text();
      document.documentElement.innerHTML = ${TRUSTED}(text);
      history.pushState(null, '', ${JSON.stringify(screen.address)});
    })()`);
  }

  /** Adds to the page what one of its menus would open. */
  async openDialog(html: string): Promise<void> {
    await this.tab.evaluate(`document.body.insertAdjacentHTML('beforeend', ${TRUSTED}(${JSON.stringify(html)}))`);
  }

  /** Opens an empty window and writes into it, as one of its menus would. */
  async openWindow(browser: Browser, html: string): Promise<Tab> {
    const open = `(() => {
      const { document } = window.open('');
      document.write(${TRUSTED}(${JSON.stringify(html)}));
      document.close();
    })()`;
    return browser.tabOpenedBy(() => this.tab.evaluate(open), /^about:blank$/u);
  }

  /**
   * Does what a page can do against whoever reads it: uses the names of the document's own functions for elements,
   * replaces functions of the browser, and writes into the message's body a copy of the whole page that names another
   * message, and thousands of further elements.
   *
   * @param senderWrites selector of the elements with the sender's words; null: there are none in the page
   * @param shown id of the message on the screen
   * @param wanted id of the one that the sender would like to be read instead
   */
  async turnHostile(senderWrites: string | null, shown: string, wanted: string): Promise<void> {
    await this.tab.evaluate(`(() => {
      const body = document.body;
      const selector = ${JSON.stringify(senderWrites)};
      const holder = selector === null ? null : document.querySelector(selector);
      if (selector !== null && holder === null) throw new Error('Nothing here is ' + selector);
      if (holder !== null) {
        const copy = body.cloneNode(true);
        const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) node.nodeValue = 'Forged';
        for (const { attributes } of copy.querySelectorAll('*')) {
          for (const attribute of attributes) {
            attribute.value = attribute.value.replaceAll(${JSON.stringify(shown)}, ${JSON.stringify(wanted)});
          }
        }
        holder.append(...copy.childNodes);
      }
      for (let count = 0; count < 5000; count += 1) body.append(document.createElement('i'));
      for (const name of ['querySelector', 'querySelectorAll', 'cookie', 'activeElement', 'getElementById', 'body']) {
        const image = document.createElement('img');
        image.setAttribute('name', name);
        body.append(image);
      }
      for (const owner of [Document.prototype, Element.prototype]) {
        owner.querySelectorAll = () => { throw new Error('hostile'); };
      }
      window.fetch = () => { throw new Error('hostile'); };
      Element.prototype.getAttribute = () => 'forged';
    })()`);
  }
}

function addressOf({ host }: FixtureWebmail, { address }: Screen): string {
  return `https://${host}${address}`;
}
