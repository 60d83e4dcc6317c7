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

/** What a page's styles say about paper, without white space. */
function onPaper(page: string): string {
  const styles = stylesOf('chrome', page).replaceAll(/\s/gu, '');
  return styles.split('@mediaprint{').slice(1).join('');
}

describe('on paper', () => {
  // A browser prints no backgrounds unless it is told to, and a filled sign and a hollow one would look the same.
  it.each([
    ['inspector.html', '.stop-body:after'],
    ['guide.html', '.route-picture li:after'],
  ])('%s shows by filled signs what the mailbox’s servers saw', (page, sign) => {
    const exact =
      onPaper(page)
        .match(/[^{}]*(?=\{[^{}]*\bprint-color-adjust:exact)/gu)
        ?.join(',') ?? '';
    expect(exact.replaceAll('::', ':')).toContain(sign.replace(' ', ''));
  });

  it.each(['inspector.html', 'guide.html'])('%s has no grid that goes over the edge of a page', (page) => {
    expect(onPaper(page)).toMatch(/\.inspector,\.guide,[^{}]*\{display:block/u);
  });

  it('the full report has nothing that can only be pressed, and nothing twice', () => {
    const hidden =
      onPaper('inspector.html')
        .match(/[^{}]*(?=\{display:none\})/gu)
        ?.join(',') ?? '';
    for (const part of ['.report-bar', '.hops-section', '.fields-section', '.settings-offers', '#section-share']) {
      expect(hidden, part).toContain(part);
    }
  });
});
