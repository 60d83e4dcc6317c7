import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../../src/relay/verdict.ts';
import { PAGE_STYLE } from '../../../src/report/writers/html-style.ts';
import { VERDICT_FACTS } from '../../../src/report/wording/verdict-words.ts';

function styleSheet(path: string): string {
  return readFileSync(join(import.meta.dirname, '../../../src', path), 'utf8').replaceAll(/\s+/gu, ' ');
}

const PAGES = styleSheet('ui/kit/tokens.css');
const CHIP = styleSheet('extension/page/chip/chip.css');

/** "light-dark(#0b6847, #6cd6a6)" of a custom property. */
function pairOf(sheet: string, property: string): readonly [light: string, dark: string] {
  const found = new RegExp(`${property}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, 'u').exec(sheet);
  return [found?.[1] ?? '', found?.[2] ?? ''];
}

describe.each(VERDICTS)('the colours of “%s” are those of the pages', (verdict) => {
  it('on the toolbar button', () => {
    const [light] = pairOf(PAGES, `--${verdict}`);
    expect(light).toMatch(/^#/u);
    expect(VERDICT_FACTS[verdict].colour).toBe(light);
  });

  it('in a report that was saved as a page', () => {
    const rule = new RegExp(`\\[data-verdict='${verdict}'\\] \\{([^}]*)\\}`, 'u').exec(PAGE_STYLE)?.[1] ?? '';
    expect(pairOf(rule, '--verdict')).toEqual(pairOf(PAGES, `--${verdict}`));
    expect(pairOf(rule, '--verdict-tint')).toEqual(pairOf(PAGES, `--${verdict}-tint`));
  });

  it('in the chip', () => {
    const rule = new RegExp(`\\[data-verdict='${verdict}'\\] \\{([^}]*)\\}`, 'u').exec(CHIP)?.[1] ?? '';
    expect(pairOf(rule, '--verdict')).toEqual(pairOf(PAGES, `--${verdict}`));
    expect(pairOf(rule, '--tint')).toEqual(pairOf(PAGES, `--${verdict}-tint`));
    expect(pairOf(rule, '--tint')[1]).toMatch(/^#/u);
  });
});
