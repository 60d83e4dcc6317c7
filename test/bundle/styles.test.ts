import { describe, expect, it } from 'vitest';
import { TARGETS, filesOf, textOf } from './packages.ts';

/** The styles of a page: its stylesheets, one after the other. */
function stylesOf(target: (typeof TARGETS)[number], page: string): string {
  const links = [...textOf(target, page).matchAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)"/gu)];
  return links.map(([, file = '']) => textOf(target, file)).join('\n');
}

/** They are the same in both packages. */
const PAGES = filesOf('chrome').filter((file) => file.endsWith('.html'));

describe.each(TARGETS)('the pages of the package for %s', (target) => {
  it.each(PAGES)(
    '%s says how to reload it as long as nothing is drawn in it, in both languages and without a script',
    (page) => {
      const [, sentence = ''] =
        /<div id="page"><\/div>\s*<div class="not-drawn">(.*?)<\/div>/su.exec(textOf(target, page)) ?? [];
      expect(sentence).toMatch(/<a href="">reload it<\/a>/u);
      expect(sentence).toMatch(/<p lang="ru">.*<a href="">обновите её<\/a>/u);
      const styles = stylesOf(target, page).replaceAll(/\s/gu, '');
      expect(styles).toContain('#page:not(:empty)+.not-drawn{display:none}');
      expect(styles).toMatch(/\.not-drawn\{[^}]*visibility:hidden/u);
    },
  );

  it.each(PAGES)('%s has the colours, letters and focus marks that all pages share', (page) => {
    const styles = stylesOf(target, page);
    for (const rule of ['--paper:', '--font-text:', ':focus-visible', 'color-scheme']) expect(styles).toContain(rule);
  });
});
