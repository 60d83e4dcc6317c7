import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import type { Browser, Tab, View } from '../lab/browsers/browser.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type MailDev, startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { BROWSER, launch } from './browser-under-test.ts';

/** Everything is opened first, because what is inside has targets, too. */
const OPEN_ALL = `void document.querySelectorAll('details').forEach((details) => { details.open = true; })`;

/**
 * WCAG 2.2, 2.5.8: whatever can be clicked is at least 24 CSS px wide and high. What is part of a sentence may be
 * smaller; the exception for free space around a small target is not used.
 */
const TOO_SMALL = `(() => {
  const isSeen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    getComputedStyle(element).clipPath === 'none' && element.getBoundingClientRect().width > 0;
  // A label is a part of its box or file button.
  const boxOf = (element) => (element.matches('input') && element.closest('label') || element).getBoundingClientRect();
  const isInSentence = (element) => getComputedStyle(element).display === 'inline' &&
    [...element.parentElement.childNodes].some((node) => node !== element && node.textContent.trim() !== '');
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(isSeen)
    .filter((element) => !isInSentence(element))
    .flatMap((element) => {
      const { width, height } = boxOf(element);
      const name = element.tagName + '.' + element.className + ' "' + element.textContent.trim().slice(0, 30) + '"';
      return width > 23.9 && height > 23.9 ? [] : [name + ' ' + Math.round(width) + ' × ' + Math.round(height)];
    });
})()`;

/** Links and buttons that lead to different places, or do different things, under one name. */
const SAME_NAMES = `(() => {
  const places = new Map();
  for (const link of document.querySelectorAll('main a[href]')) {
    const name = (link.getAttribute('aria-label') ?? (link.textContent.trim() || link.title)).trim();
    places.set(name, (places.get(name) ?? new Set()).add(link.href));
  }
  return [...places].filter(([, hrefs]) => hrefs.size > 1).map(([name]) => name);
})()`;

/** Words are longer in Russian; letters are a little wider or narrower in Firefox, which is tried in one language. */
const LANGUAGES = BROWSER === 'chromium' ? (['en', 'ru'] as const) : (['ru'] as const);

describe.each(LANGUAGES)('every control is large enough to hit, and distinguishable (%s)', (language) => {
  const teardown = new Teardown();
  let browser: Browser;
  let mailDev: MailDev;
  beforeAll(async () => {
    mailDev = teardown.add(await startMailDev());
    await mailDev.send(DEMO_MESSAGES.map(readDemoMessage));
    browser = teardown.add(await launch({ language }));
  });
  afterAll(() => teardown.run());

  test.each(['inspector.html', 'guide.html', 'options.html', 'messages.html'])('in %s', async (file) => {
    const tab = await browser.open(browser.extensionUrl(file));
    await tab.waitFor(`document.querySelector('main h1') !== null`);
    await expectTargets(tab);
    await tab.close();
  });

  test.each(BROWSER === 'chromium' && language === 'en' ? ['proven', 'reported', 'claimed', 'absent'] : ['reported'])(
    'in the popup and the inspector with “%s”',
    async (verdict) => {
      const message = DEMO_MESSAGES.find((each) => each.verdict === verdict);
      const tab = await browser.open(mailDev.url);
      await openInMailDev(tab, message?.subject ?? '');
      const popup = await tab.clickToolbarButton();
      expect((await readShown(popup)).verdict).toBe(verdict);
      await popup.waitFor(`document.querySelector('[data-part="site-check"]') !== null`);
      await expectTargets(popup);
      const report = await browser.tabOpenedBy(() => actOn(popup, '[data-action="inspector"]'), /inspector\.html[?#]/u);
      await report.waitFor(`document.querySelector('[data-part="share"]') !== null`);
      await expectTargets(report);
      await report.close();
      await tab.close();
    },
  );

  test('in the settings with the form of a relay', async () => {
    const tab: Tab = await browser.open(browser.extensionUrl('options.html'));
    await tab.click('[data-action="add-relay"]');
    await tab.waitFor(`document.querySelector('[data-part="relay-form"]') !== null`);
    await expectTargets(tab);
    await tab.close();
  });
});

async function expectTargets(view: View): Promise<void> {
  await view.evaluate(OPEN_ALL);
  expect(await view.evaluate(TOO_SMALL)).toEqual([]);
  expect(await view.evaluate(SAME_NAMES)).toEqual([]);
}
