import { describe, expect, it } from 'vitest';
import { TARGETS, filesOf, textOf } from './packages.ts';

/** The styles of a page: its stylesheets, one after the other. */
function stylesOf(target: (typeof TARGETS)[number], page: string): string {
  const links = [...textOf(target, page).matchAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)"/gu)];
  return links.map(([, file = '']) => textOf(target, file)).join('\n');
}

describe.each(TARGETS)('the pages of the package for %s', (target) => {
  it.each(filesOf(target).filter((file) => file.endsWith('.html')))(
    '%s has the colours, letters and focus marks that all pages share',
    (page) => {
      const styles = stylesOf(target, page);
      for (const rule of ['--paper:', '--font-text:', ':focus-visible', 'color-scheme']) expect(styles).toContain(rule);
    },
  );
});
