import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeHtml } from '../../../../src/report/writers/html.ts';
import { writeJson } from '../../../../src/report/writers/json.ts';
import { writeMarkdown } from '../../../../src/report/writers/markdown.ts';
import { writeText } from '../../../../src/report/writers/text.ts';
import { maskedReport, openReport } from './shared-reports.ts';
import { wordsFromDisk } from './words-from-disk.ts';

/**
 * Whole reports as they are written, read by people before they became golden files. After an intended change: `npx
 * vitest run --project unit test/unit/report/writers/golden.test.ts -u`, and read the difference.
 */
const corpus = join(import.meta.dirname, '../../../corpus/messages');
const own = join(import.meta.dirname, 'samples');

const MASKED = [
  join(own, 'altcraft-to-gmail.eml'),
  join(corpus, 'a13-relayed-narciss.eml'),
  join(corpus, 'g-fwd-postfix-pion.eml'),
  join(corpus, 'h-direct-klever.eml'),
];
const OPEN = [join(corpus, 'i5-inj-quote-romashka.eml')];

const REPORTS = [
  ...MASKED.map((file) => ({ file, share: maskedReport })),
  ...OPEN.map((file) => ({ file, share: openReport })),
].map(({ file, share }) => ({
  name: basename(file, '.eml'),
  shared: share(new Uint8Array(readFileSync(file))),
}));

/** As Markdown, as a page and as data: one that was relayed, one that was forwarded, and one whose sender injects. */
const WHOLE = REPORTS.filter(({ name }) => name !== 'a13-relayed-narciss' && name !== 'h-direct-klever');

function golden(name: string): string {
  return join(import.meta.dirname, 'golden', name);
}

describe.each(REPORTS)('the report on $name', ({ name, shared }) => {
  test.each(['en', 'ru'] as const)('as text in %s', async (language) => {
    const words = wordsFromDisk(language);
    const report = { ...(await shared), fullHeader: false };
    await expect(writeText(report, words)).toMatchFileSnapshot(golden(`${name}.${language}.txt`));
  });
});

describe.each(WHOLE)('the report on $name', ({ name, shared }) => {
  // Its sentences are those of the text report, so one language is enough to show the marks between them.
  test('as Markdown', async () => {
    const markdown = writeMarkdown({ ...(await shared), fullHeader: false }, wordsFromDisk('en'));
    await expect(markdown).toMatchFileSnapshot(golden(`${name}.en.md`));
  });

  // In one language: its sentences are those of the text. Without its style sheet, whose hash is in the policy.
  test('as HTML', async () => {
    const html = writeHtml({ ...(await shared), fullHeader: false }, wordsFromDisk('en'));
    const unstyled = html.replace(/<style>[^<]*<\/style>/u, '<style></style>');
    await expect(unstyled).toMatchFileSnapshot(golden(`${name}.en.html`));
  });

  // Stored without its indentation, which is half of it.
  test('as JSON, header and all', async () => {
    const compact = JSON.stringify(JSON.parse(writeJson(await shared)));
    await expect(`${compact}\n`).toMatchFileSnapshot(golden(`${name}.json`));
  });
});
