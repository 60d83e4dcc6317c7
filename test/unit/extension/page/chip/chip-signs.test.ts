// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { drawSign } from '../../../../../src/extension/page/chip/chip-signs.ts';
import { VERDICTS } from '../../../../../src/relay/verdict.ts';
import { VERDICT_FACTS } from '../../../../../src/report/wording/verdict-words.ts';

/** Relative luminance of "#rrggbb" (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the signs of the verdicts', () => {
  it('differ without their colours, in the page and on the toolbar button', () => {
    const figures = VERDICTS.map((verdict) => drawSign(document, verdict).querySelector('path')?.getAttribute('d'));
    expect(new Set(figures).size).toBe(VERDICTS.length);
    expect(new Set(VERDICTS.map((verdict) => VERDICT_FACTS[verdict].sign)).size).toBe(VERDICTS.length);
  });

  it('are hidden from screen readers: the words next to them say the same', () => {
    expect(drawSign(document, 'proven').getAttribute('aria-hidden')).toBe('true');
  });

  it.each(VERDICTS)('white on the badge of “%s” has the contrast of text (WCAG 2.2, 1.4.3)', (verdict) => {
    expect(1.05 / (luminance(VERDICT_FACTS[verdict].colour) + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});
