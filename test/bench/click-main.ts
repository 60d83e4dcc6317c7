/**
 * `npm run bench:click`: from the click to the answer, compared with a bare extension; written to docs/benchmarks.md.
 */
import { machine, writeClickPart } from './benchmarks-file.ts';
import { CLICKS, measureClicks } from './click.ts';

const { stages, bare, bareWithBackground } = await measureClicks();
writeClickPart([
  `Written by \`npm run bench:click\`. ${machine()}.`,
  '',
  `Milliseconds from the opening of the popup, in a real Chromium on a real MailDev; median of ${CLICKS} clicks, alternating with a bare extension that fetches the same source and prints its length. With a background script, even an empty one, the browser keeps a process for the extension, and the popup need not wait for a new one; ours has one.`,
  '',
  '| stage | ms |',
  '|---|--:|',
  `| the popup’s script runs | ${stages.script.toFixed(0)} |`,
  `| the source has arrived | ${stages.source.toFixed(0)} |`,
  `| it is judged | ${stages.judged.toFixed(0)} |`,
  `| **the answer is painted** | **${stages.painted.toFixed(0)}** |`,
  `| the bare extension has painted | ${bare.toFixed(0)} |`,
  `| ratio | ${(stages.painted / bare).toFixed(2)} × |`,
  `| the bare one with a background script has painted | ${bareWithBackground.toFixed(0)} |`,
  `| ratio | ${(stages.painted / bareWithBackground).toFixed(2)} × |`,
  '',
]);
