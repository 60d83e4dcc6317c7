import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import { violationsOf } from '../lab/browsers/accessibility-check.ts';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import type { Browser, Popup, Tab, View } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type MailDev, startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { BROWSER, BUILT, launch, launchOwn } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';

/** A forwarded message below a spam filter's notes, so that every section of the inspector has something to show. */
const SOURCE = [
  'X-Spam-Flag: YES',
  'X-Spam-Level: ***',
  fromCorpus('g-fwd-postfix-astra', 'Forwarded').toString('utf8'),
].join('\n');
/** The user's own choice of a theme, which overrides the system's. */
const THEMES = ['light', 'dark'] as const;

/**
 * axe examines the same document by the same rules in both browsers, and colours are the same in both languages: every
 * state is examined in English in Chromium, and a sample in Russian and in Firefox. Keys and the room for words are
 * tried where they differ.
 */
const IS_CHROMIUM = BROWSER === 'chromium';
const LANGUAGES = IS_CHROMIUM ? (['en', 'ru'] as const) : (['en'] as const);

/** By the subject of the open message in MailDev; null: none is open. */
const POPUPS = ['proven', 'contradicted', null].map(
  (verdict) => DEMO_MESSAGES.find((message) => message.verdict === verdict) ?? null,
);

describe.each(LANGUAGES)('accessibility in the language %s', (language) => {
  const isFull = IS_CHROMIUM && language === 'en';
  /** The given cases if this run examines everything; otherwise none. */
  const inFull = <T>(...cases: readonly T[]): readonly T[] => (isFull ? cases : []);
  const teardown = new Teardown();
  let browser: Browser;
  let mailDev: MailDev;
  beforeAll(async () => {
    mailDev = teardown.add(await startMailDev());
    await mailDev.send(POPUPS.flatMap((message) => (message === null ? [] : [readDemoMessage(message)])));
    browser = teardown.add(await launch({ language }));
  });
  afterAll(() => teardown.run());

  const openPage = async (file: string): Promise<Tab> => {
    const tab = await browser.open(browser.extensionUrl(file));
    await tab.waitFor(`document.querySelector('main h1') !== null && document.documentElement.lang === '${language}'`);
    return tab;
  };

  test.each(isFull ? ['inspector.html', 'guide.html', 'options.html'] : ['options.html'])(
    '%s conforms to WCAG 2.2 AA in both themes',
    async (file) => {
      const tab = await openPage(file);
      await expectNoViolations(tab);
      await tab.close();
    },
  );

  test('the inspector with a fully opened report conforms to WCAG 2.2 AA in both themes', async () => {
    const tab = await openPage('inspector.html');
    await inspectSource(tab);
    await tab.evaluate(`void document.querySelectorAll('details').forEach((details) => { details.open = true; })`);
    await expectNoViolations(tab);
    await tab.close();
  });

  test.each(
    POPUPS.map((message) => ({ verdict: message?.verdict ?? 'failure', message })).slice(0, isFull ? undefined : 1),
  )('the popup with the answer “$verdict” conforms to WCAG 2.2 AA in both themes', async ({ message }) => {
    const tab = await browser.open(mailDev.url);
    await tab.waitFor(`document.querySelector('[data-testid="email-list-item"]') !== null`);
    if (message !== null) await openInMailDev(tab, message.subject);
    const popup = await tab.clickToolbarButton();
    const shown = await readShown(popup);
    expect([shown.state, shown.verdict]).toEqual([message === null ? 'failure' : 'report', message?.verdict ?? null]);
    await expectNoViolations(popup);
    await popup.close();
    await tab.close();
  });

  test.each(inFull('a wrong address'))(
    'the settings with a site that the browser does not allow, and %s, conform to WCAG 2.2 AA in both themes',
    async () => {
      const tab = await openPage('options.html');
      await wantSites(tab, ['https://mail.example.com:8443']);
      await tab.waitFor(`document.querySelector('[data-site-state="blocked"]') !== null`);
      await tab.evaluate(`(() => {
      const field = document.querySelector('[name="site"]');
      field.value = 'not an address';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
      await tab.click('[data-action="add-site"]');
      await tab.waitFor(`document.querySelector('[name="site"][aria-invalid="true"]') !== null`);
      await expectNoViolations(tab);
      await wantSites(tab, []);
      await tab.close();
    },
  );

  test.each(inFull('opened'))(
    'the popup’s offer to check a site, %s, and its state without access conform to WCAG 2.2 AA in both themes',
    async () => {
      const options = await openPage('options.html');
      const tab = await browser.open(mailDev.url);
      await openInMailDev(tab, POPUPS[0]?.subject ?? '');
      const offer = await openSiteCheck(tab, 'off');
      await offer.evaluate(`void document.querySelectorAll('details').forEach((details) => { details.open = true; })`);
      await expectNoViolations(offer);
      await offer.close();
      await wantSites(options, [new URL(mailDev.url).origin]);
      const blocked = await openSiteCheck(tab, 'blocked');
      await expectNoViolations(blocked);
      await blocked.close();
      await wantSites(options, []);
      await tab.close();
      await options.close();
    },
  );

  test.each(inFull('checked'))(
    'settings and popup of a site that is %s conform to WCAG 2.2 AA in both themes',
    async () => {
      const allowed = new Teardown();
      try {
        const extension = allowed.add(allowLoopback(BUILT));
        const other = allowed.add(await launchOwn({ extension: extension.folder, language }));
        const options = await other.open(other.extensionUrl('options.html'));
        await wantSites(options, [new URL(mailDev.url).origin]);
        await options.waitFor(`document.querySelector('[data-site-state="on"]') !== null`);
        await expectNoViolations(options);
        const tab = await other.open(mailDev.url);
        await openInMailDev(tab, POPUPS[0]?.subject ?? '');
        await expectNoViolations(await openSiteCheck(tab, 'on'));
      } finally {
        await allowed.run();
      }
    },
  );

  // 320 px: a window of 1280 px at 400 % (WCAG 2.2, 1.4.10); 640 px: the same at 200 % (1.4.4).
  test.each([320, 640])('pages of %d px scroll in one direction only, except for tables', async (width) => {
    for (const file of ['inspector.html', 'guide.html', 'options.html']) {
      const tab = await openPage(file);
      await tab.resize(width, 800);
      await tab.waitFor(`innerWidth === ${width}`);
      expect(await sticksOut(tab), file).toEqual([]);
      if (file === 'inspector.html') {
        await inspectSource(tab);
        expect(await sticksOut(tab), `${file} with a report`).toEqual([]);
      }
      await tab.close();
    }
  });

  test.each(language === 'en' ? ['mouse'] : [])('the inspector needs no %s', async () => {
    const tab = await openPage('inspector.html');
    // The page puts the focus where a person begins. A key pressed earlier would move it away.
    await tab.waitFor(`document.activeElement.matches('[data-part="paste"]')`);
    // What pasting does to the focused field.
    await tab.evaluate(`void document.execCommand('insertText', false, ${JSON.stringify(SOURCE)})`);
    await tabTo(tab, '[data-action="inspect"]');
    await tab.press('Enter');
    await tab.waitFor(`document.querySelector('main').dataset.state === 'report'`);

    await tabTo(tab, '[data-part="evidence"] *');
    await tabTo(tab, 'main dl .term');
    const open = `document.querySelector('.term-explanation:popover-open') !== null`;
    await tab.press('Enter');
    await tab.waitFor(open);
    await tab.press('Escape');
    await tab.waitFor(`!(${open})`);

    await tabTo(tab, '.hops-section > summary');
    await tab.press('Enter');
    await tabTo(tab, '.column-choice summary');
    await tab.press('Enter');
    await tab.waitFor(`document.querySelector('.column-choice').open`);
    await tab.press('Enter');
    await tab.waitFor(`!document.querySelector('.column-choice').open`);

    await tabTo(tab, '.hops .sort');
    const order = `[...document.querySelectorAll('.hops tbody tr')].map((row) => row.dataset.hop).join()`;
    const before = String(await tab.evaluate(order));
    await tab.press('Enter');
    await tab.waitFor(`${order} === ${JSON.stringify(before.split(',').toReversed().join(','))}`);
    await tabTo(tab, '[data-action="share-copy"]');
    await tabTo(tab, '[data-part="field-search"]');
    await tab.close();
  });

  test.each(language === 'en' ? ['mouse'] : [])(
    'the popup needs no %s to explain a word and to show the details',
    async () => {
      const tab = await browser.open(mailDev.url);
      const [proven] = POPUPS;
      await openInMailDev(tab, proven?.subject ?? '');
      const popup = await tab.clickToolbarButton();
      expect((await readShown(popup)).verdict).toBe('proven');
      await tabTo(popup, '.term');
      await popup.press('Enter');
      await popup.waitFor(`document.querySelector('.term-explanation:popover-open')?.textContent.length > 20`);
      // Its lines are long enough to read, although the word is near the window's edge.
      await popup.waitFor(`document.querySelector('.term-explanation:popover-open').offsetWidth > 300`);
      await popup.press('Enter');
      await tabTo(popup, '[data-action="inspector"]');
      const details = await browser.tabOpenedBy(() => popup.press('Enter'), /inspector\.html[?#]/);
      expect((await readShown(details)).verdict).toBe('proven');
      await details.close();
      await tab.close();
    },
  );
});

/** A theme changes nothing but colours, so only they are examined in each theme. */
async function expectNoViolations(view: View): Promise<void> {
  for (const [turn, theme] of THEMES.entries()) {
    await view.evaluate(`void (document.documentElement.dataset.theme = '${theme}')`);
    expect(await violationsOf(view, turn === 0 ? 'all' : 'colours'), theme).toEqual([]);
  }
}

/** What the user wants to have checked; whether the browser allows it is another matter. */
async function wantSites(extensionPage: Tab, sites: readonly string[]): Promise<void> {
  await extensionPage.evaluate(
    `(globalThis.browser ?? chrome).storage.local.set({ automaticSites: ${JSON.stringify(sites)} }).then(() => null)`,
  );
}

/** Opens the popup on an open message, and waits for what it says about the site. */
async function openSiteCheck(tab: Tab, state: 'off' | 'on' | 'blocked'): Promise<Popup> {
  const popup = await tab.clickToolbarButton();
  await popup.waitFor(`document.querySelector('[data-part="site-check"]')?.dataset.siteState === '${state}'`);
  return popup;
}

async function inspectSource(tab: Tab): Promise<void> {
  await tab.evaluate(`void (document.querySelector('[data-part="paste"]').value = ${JSON.stringify(SOURCE)})`);
  await tab.click('[data-action="inspect"]');
  await tab.waitFor(`document.querySelector('main').dataset.state === 'report'`);
  // The sections are loaded after the answer.
  await tab.waitFor(`document.querySelector('[data-part="share"]') !== null`);
}

/** What makes a page scroll sideways: elements beyond its width, except those in a box that scrolls on its own. */
async function sticksOut(tab: Tab): Promise<unknown> {
  return tab.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element) => element !== null && element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
    return ['the page: ' + document.documentElement.scrollWidth, ...[...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement))
      .map((element) => element.tagName + '.' + element.getAttribute('class'))];
  })()`);
}

/**
 * Presses Tab until the focus is there. On the way it only moves forward, and is visible everywhere: with a ring, and
 * not hidden by what stays in place while the rest scrolls.
 */
async function tabTo(view: View, selector: string): Promise<void> {
  // A part that is still loading would be skipped.
  await view.waitFor(`document.querySelector(${JSON.stringify(selector)}) !== null`);
  // A page may put the focus where a person begins.
  if ((await view.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) === true) return;
  const stops: string[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    await view.evaluate('void (window.focusedBefore = document.activeElement)');
    await view.press('Tab');
    await view.waitFor('document.activeElement !== window.focusedBefore');
    const stop = await view.evaluate(`(() => {
      const [before, now] = [window.focusedBefore, document.activeElement];
      const forward = before === document.body || !before.isConnected ||
        (before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      const ring = now.matches('input[type="file"]') ? now.nextElementSibling : now;
      const { left, top, width, height } = ring.getClientRects()[0];
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return {
        free: hit !== null && (ring.contains(hit) || hit.contains(ring)),
        name: now.tagName + '.' + now.className,
        there: now.matches(${JSON.stringify(selector)}),
        forward,
        visible: getComputedStyle(ring).outlineStyle !== 'none',
      };
    })()`);
    stops.push(JSON.stringify(stop));
    expect(stop, stops.join('\n')).toMatchObject({ forward: true, visible: true, free: true });
    if (typeof stop === 'object' && stop !== null && Reflect.get(stop, 'there') === true) return;
  }
  throw new Error(`The focus never came to ${selector}:\n${stops.join('\n')}`);
}
