/**
 * `npm run icons`: the toolbar button's icons for each verdict, drawn by Chromium: the product's mark on the verdict's
 * colour. The sign is the same as on the badge.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { VERDICT_FACTS } from '../../src/report/wording/verdict-words.ts';
import { browserProgram } from '../lab/browsers/programs.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DRAWINGS = path.join(ROOT, 'src/ui/kit');
const ICONS = path.join(ROOT, 'public/icons');
/** The drawing for each size: at 16 pixels every line is on the grid. */
const SIZES = [
  [16, 'icon-16.svg'],
  [32, 'icon.svg'],
] as const;
/** The background and the relay in the product's own icon. */
const OWN_GROUND = '#2b5fb3';
const OWN_RELAY = '#ff7a6b';

const browser = await chromium.launch({
  executablePath: browserProgram('chromium'),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const [size, drawing] of SIZES) {
    const svg = readFileSync(path.join(DRAWINGS, drawing), 'utf8');
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    for (const [verdict, { colour }] of Object.entries(VERDICT_FACTS)) {
      const coloured = svg
        .replace(OWN_GROUND, colour)
        .replace(OWN_RELAY, '#fff')
        .replace('<svg ', `<svg width="${size}" `);
      await page.setContent(`<style>body { margin: 0; background: none } svg { display: block }</style>${coloured}`);
      await page.screenshot({ path: path.join(ICONS, `verdict-${verdict}-${size}.png`), omitBackground: true });
    }
    await page.close();
  }
} finally {
  await browser.close();
}
