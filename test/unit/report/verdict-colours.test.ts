import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../../src/relay/verdict.ts';
import { VERDICT_FACTS } from '../../../src/report/wording/verdict.ts';

function styleSheet(path: string): string {
  return readFileSync(join(import.meta.dirname, '../../../src', path), 'utf8').replaceAll(/\s+/gu, ' ');
}

const PAGES = styleSheet('ui/kit/tokens.css');
const CHIP = styleSheet('extension/page/chip/chip.css');

describe.each(VERDICTS)('the colours of “%s” are the same', (verdict) => {
  const { ink, tint } = VERDICT_FACTS[verdict];
  const inks = `light-dark(${ink.light}, ${ink.dark})`;
  const tints = `light-dark(${tint.light}, ${tint.dark})`;

  it('in the pages', () => {
    expect(PAGES).toContain(`--${verdict}: ${inks};`);
    expect(PAGES).toContain(`--${verdict}-tint: ${tints};`);
  });

  it('in the chip', () => {
    expect(CHIP).toContain(`[data-verdict='${verdict}'] { --verdict: ${inks}; --tint: ${tints}; }`);
  });
});
