import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { TARGETS, chunk, textOf } from './packages.ts';

/** A page in which a script of the package runs; the browser's interface is the given object. */
function pageWith(html: string, url: string, standIn: object): JSDOM {
  const page = new JSDOM(html, { url, runScripts: 'outside-only' });
  page.window.performance.mark = (name) => globalThis.performance.mark(name);
  Object.assign(page.window, { browser: standIn, chrome: standIn });
  return page;
}

const loadedBy = (document: Document): (string | null)[] =>
  [...document.head.querySelectorAll('script, link')].map((tag) => tag.getAttribute('src') ?? tag.getAttribute('href'));

describe.each(TARGETS)('the popup’s first script for %s', (target) => {
  it.each(['en', 'ru'])(
    'begins the read, and only then loads the popup’s code, with the words of the browser’s language (%s)',
    async (language) => {
      const begun: string[] = [];
      const never = new Promise(() => {});
      const note = (what: string) => () => {
        begun.push(`${what}, ${document.head.querySelectorAll('script[type="module"]').length} modules`);
        return never;
      };
      const storage = { get: note('storage') };
      const page = pageWith(textOf(target, 'popup.html'), 'chrome-extension://relay-inspector/popup.html', {
        i18n: { getUILanguage: () => language },
        storage: { sync: storage, local: storage, onChanged: { addListener: () => undefined } },
        tabs: { query: note('tabs') },
      });
      const { document } = page.window;
      expect(loadedBy(document).filter((file) => file?.endsWith('.js'))).toEqual(['/popup-first.js']);
      page.window.eval(textOf(target, 'popup-first.js'));
      expect(begun).toEqual(['tabs, 0 modules', 'storage, 0 modules', 'storage, 0 modules']);
      await vi.waitFor(() => expect(loadedBy(document)).toContain('/popup.js'));
      const loaded = loadedBy(document);
      expect(loaded).toContain(`/${chunk(target, 'judging')}`);
      const words = ['en', 'ru'].filter((each) => loaded.includes(`/${chunk(target, each)}`));
      expect(words).toEqual([language]);
    },
  );
});

describe.each(TARGETS)('content.js for %s', (target) => {
  const standIn = { runtime: { id: 'relay-inspector', onConnect: { addListener: () => undefined } } };
  const shell = '<div data-testid="email-viewer"></div>';

  it.each([
    { page: 'Gmail', url: 'https://mail.google.com/mail/u/0/', needsFurther: false },
    { page: 'a page that it does not know', url: 'http://mail.example/', needsFurther: true },
  ])('tells executeScript whether it needs the further scripts: $page', ({ url, needsFurther }) => {
    const result: unknown = pageWith(shell, url, standIn).window.eval(textOf(target, 'content.js'));
    expect(result).toBe(needsFurther);
  });
});
