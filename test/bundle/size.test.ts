import { describe, expect, it } from 'vitest';
import { chunk, gzipped, scriptsOf, textOf, withStaticImports } from './packages.ts';

const KILOBYTE = 1000;
const target = 'chrome';

const summary = chunk(target, 'summarise');
const publicSuffixes = chunk(target, 'public-suffixes');
const popup = withStaticImports(target, 'popup.js');
const popupFirst = withStaticImports(target, 'popup-first.js');

describe('the budgets', () => {
  it.each(['content.js', 'further-webmails.js', 'rare-pages.js'])(
    '%s, each script for a page: at most 30 kB, minified',
    (file) => {
      expect(Buffer.byteLength(textOf(target, file))).toBeLessThanOrEqual(30 * KILOBYTE);
    },
  );

  // The lists of all webmails whose lists can be read, each with its adapter. The script is injected only into such a
  // webmail, after the answer.
  it('selected-messages.js, the script for the messages of a list: at most 40 kB, minified', () => {
    expect(Buffer.byteLength(textOf(target, 'selected-messages.js'))).toBeLessThanOrEqual(40 * KILOBYTE);
  });

  // Everything in content.js, plus the code that follows the messages, and the chip, which searches for a free place.
  // It is injected only into pages of sites that the user has chosen, once per page and not with each click.
  it('automatic-checks.js, the script for a page of a chosen site: at most 42 kB, minified', () => {
    expect(Buffer.byteLength(textOf(target, 'automatic-checks.js'))).toBeLessThanOrEqual(42 * KILOBYTE);
  });

  // A service worker is restarted for nearly every message that is opened.
  it('background.js: at most 12 kB, apart from the code that judges and the list of public suffixes', () => {
    const code = withStaticImports(target, 'background.js');
    expect(code).not.toContain(summary);
    expect(Buffer.byteLength(textOf(target, 'background.js'))).toBeLessThanOrEqual(12 * KILOBYTE);
    expect(
      gzipped(
        target,
        code.filter((file) => file !== publicSuffixes),
      ),
    ).toBeLessThanOrEqual(50 * KILOBYTE);
  });

  it.each(['en', 'ru'])(
    'popup: at most 60 kB after gzip for all code and words (%s) that show a verdict',
    (language) => {
      const code = [...new Set([...popupFirst, ...popup])].filter((file) => file !== publicSuffixes);
      expect(gzipped(target, [...code, chunk(target, language)])).toBeLessThanOrEqual(60 * KILOBYTE);
    },
  );

  it('list of public suffixes, which is data: at most 50 kB after gzip', () => {
    expect(popup).toContain(publicSuffixes);
    expect(gzipped(target, [publicSuffixes])).toBeLessThanOrEqual(50 * KILOBYTE);
  });

  it('mailparser: at most 70 kB after gzip', () => {
    const own = withStaticImports(target, summary).filter((file) => !popup.includes(file));
    expect(gzipped(target, own)).toBeLessThanOrEqual(70 * KILOBYTE);
  });
});

describe('what a page loads before it shows a verdict', () => {
  it('popup-first.js, which begins the read: at most 6 kB after gzip, so that it runs before the rest has loaded', () => {
    expect(gzipped(target, popupFirst)).toBeLessThanOrEqual(6 * KILOBYTE);
  });

  it.each(['popup.js', 'inspector.js'])('%s: neither mailparser nor a language', (script) => {
    const loaded = withStaticImports(target, script);
    expect(loaded).not.toContain(summary);
    expect(loaded).not.toContain(chunk(target, 'en'));
    expect(loaded).not.toContain(chunk(target, 'ru'));
  });

  it('mailparser is in one chunk, which the pages name but do not load', () => {
    const holders = scriptsOf(target).filter((file) => textOf(target, file).includes('EMAXLEN'));
    expect(holders).toEqual([summary]);
  });
});
