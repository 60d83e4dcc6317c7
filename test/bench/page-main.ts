/**
 * `npm run bench:page`: what automatic checking costs a page in which no message is open; written to
 * docs/benchmarks.md.
 */
import { machine, writePagePart } from './benchmarks-file.ts';
import { CHANGES_PER_SECOND, IDLE_ROWS, measureIdlePages } from './idle-page.ts';

const costs = await measureIdlePages();
writePagePart([
  `Written by \`npm run bench:page\`. ${machine()}.`,
  '',
  `The first five seconds of a page of ${IDLE_ROWS.toLocaleString('en')} rows with ${CHANGES_PER_SECOND} changes a second, in a real Chromium: processor time of the page’s main thread, in milliseconds per second; median of five alternating rounds. The page is not drawn: the cost of drawing would hide the difference.`,
  '',
  '| | not checked | checked | of the time |',
  '|---|--:|--:|--:|',
  ...costs.map(
    ({ page, without, with: checked }) =>
      `| ${page} | ${without.toFixed(1)} | ${checked.toFixed(1)} | ${((checked - without) / 10).toFixed(1)} % |`,
  ),
  '',
]);
