import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Summary } from '../../../../src/message/summary.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { FOLDER_KINDS } from '../../../../src/report/mail-folder.ts';
import { writeHtml } from '../../../../src/report/writers/html.ts';
import { writeJson } from '../../../../src/report/writers/json.ts';
import { writeMarkdown } from '../../../../src/report/writers/markdown.ts';
import type { SharedReport } from '../../../../src/report/writers/shared-report.ts';
import { visibleLines } from '../../../../src/hosts/invisible.ts';
import { writeText } from '../../../../src/report/writers/text.ts';
import { readMarkdown } from './markdown-reading.ts';
import { settings } from './shared-reports.ts';
import { wordsFromDisk } from './words-from-disk.ts';

const english = wordsFromDisk('en');

/** Pieces that mean something to a writer or a parser, mixed with random text. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...[
        '`',
        '``',
        '```',
        '````',
        '~~~',
        '|',
        '\\|',
        '\\',
        '<',
        '>',
        '&',
        '"',
        "'",
        '<script>',
        '</pre>',
        '-->',
        ']]>',
      ],
      ...[
        '@octocat',
        '#1',
        'https://evil.example',
        '[x](y)',
        '![x](y)',
        '**',
        '_',
        '# ',
        '- ',
        '\n ',
        '\n ```\n ',
        '\n `````\n ',
        '\r',
        '\r\n\t',
        '\u202e',
      ],
      ...[
        'from ',
        'by ',
        ' with ESMTPS ',
        ' id ',
        '(',
        ')',
        '[203.0.113.9]',
        'gato101.sndsy.ru',
        '; Mon, 23 Nov 2026 12:04:04 +0300',
      ],
      ...['mx.example; ', 'spf=pass ', 'smtp.mailfrom=', 'd=', '=', ';', '\ue000', '0\ue001', '{host}', '$&'],
    ),
  },
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const received = fc
  .tuple(text, text)
  .map(
    ([helo, id]) =>
      `from ${helo} ([203.0.113.9]) by mx.example.org with ESMTP id ${id}; Mon, 23 Nov 2026 12:04:04 +0300`,
  );
const name = fc.constantFrom(
  'Received',
  'Authentication-Results',
  'Received-SPF',
  'DKIM-Signature',
  'ARC-Seal',
  'X-Campaign-Id',
  'Feedback-ID',
  'Return-Path',
  'List-Unsubscribe',
  'List-Id',
  'From',
);
const source = fc
  .array(
    fc.oneof(
      received.map((body) => `Received: ${body}`),
      fc.tuple(name, text).map(([field, body]) => `${field}: ${body}`),
    ),
    { maxLength: 6 },
  )
  .map((lines) => `${lines.join('\n')}\n\n`);
const maybe = fc.option(text, { nil: null });
const summary: fc.Arbitrary<Summary> = fc.record({
  subject: maybe,
  from: maybe,
  to: maybe,
  date: maybe,
  messageId: maybe,
});
const shared: fc.Arbitrary<SharedReport> = fc
  .record({
    source,
    summary,
    webmail: maybe,
    version: fc.constantFrom(null, '0.2.0'),
    folder: fc.option(
      fc.record({ kind: fc.constantFrom(...FOLDER_KINDS), name: text, webmail: text, certain: fc.boolean() }),
      { nil: null },
    ),
    title: text,
    redaction: fc.constantFrom('none', 'masked', 'differs'),
    fullHeader: fc.boolean(),
  })
  .map(({ source: written, title, ...rest }) => ({
    ...rest,
    report: inspect(written, settings),
    profiles: settings.profiles.map((profile) => ({ ...profile, title })),
  }));

/** Every tag that the HTML writer has; nothing else may follow a "<". */
const TAG =
  /<(?:!doctype html|\/?(?:html|head|body|main|title|style|h1|h2|section|p|dl|div|dt|dd|ul|li|table|thead|tbody|tr|th|td|figure|figcaption|pre|bdi|wbr|span)(?: (?:lang|class|scope|colspan)="[\w-]+")?(?: (?:data-verdict|aria-hidden)="[\w-]+")?|td data-column="[^"<>]*"|meta (?:charset|http-equiv|name)="[\w-]+"(?: content="[^"<>]*")?)>/y;

describe('a report on anything', () => {
  test('as HTML has no "<" that the writer did not write', () => {
    fc.assert(
      fc.property(shared, (report) => {
        const html = writeHtml(report, english);
        for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
          TAG.lastIndex = at;
          expect(TAG.test(html), html.slice(at, at + 60)).toBe(true);
        }
        expect(html.match(/<style>/g)).toHaveLength(1);
        expect(html).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
      { numRuns: 300 },
    );
  });

  test('as Markdown has only the fences that the writer made, each with the whole raw text', () => {
    fc.assert(
      fc.property(shared, (report) => {
        const { fenced, unclosed } = readMarkdown(writeMarkdown(report, english));
        const { fields, verdicts } = report.report;
        const cited = [...new Set(verdicts.flatMap(({ evidence }) => evidence.map(({ field }) => field)))].toSorted(
          (a, b) => a - b,
        );
        const lines = cited.map((index) => fields[index]?.raw ?? '');
        if (report.fullHeader && fields.length > 0) lines.push(fields.map(({ raw }) => raw).join('\n'));
        expect(unclosed).toBe(false);
        expect(fenced).toEqual(lines.map(visibleLines));
      }),
      { numRuns: 300 },
    );
  });

  test('as Markdown has nothing from the message outside fences and code spans', () => {
    fc.assert(
      fc.property(shared, (report) => {
        const { rest } = readMarkdown(writeMarkdown(report, english));
        for (const line of rest) {
          // Every character that could begin a link, a mention, a tag or a reference is escaped.
          expect(line.replaceAll(/\\[\\`*_[\]<>#|~@&]/g, '')).not.toMatch(/[@<>[\]`~&\\]|https?:|#\d/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('as Markdown has tables whose rows all have the same number of cells', () => {
    fc.assert(
      fc.property(shared, (report) => {
        const { lines } = readMarkdown(writeMarkdown(report, english));
        const widths = lines.filter((line) => line.startsWith('| ')).map((line) => line.split('|').length - 2);
        for (const width of widths) expect([10, 5]).toContain(width);
      }),
      { numRuns: 300 },
    );
  });

  test('as text is a series of paragraphs: no control characters except line ends and tabs', () => {
    fc.assert(
      fc.property(shared, (report) => {
        expect(writeText(report, english)).not.toMatch(/[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 300 },
    );
  });

  test('as JSON can be parsed back unchanged', () => {
    fc.assert(
      fc.property(shared, (report) => {
        const read: unknown = JSON.parse(writeJson(report));
        const { subject, from, to, date, messageId } = report.summary;
        expect(read).toMatchObject({ message: { subject, from, to, date, messageId } });
        expect(read).toHaveProperty(
          'header',
          report.fullHeader
            ? report.report.fields.map(({ name: field, body, raw }) => ({ name: field, body, raw }))
            : null,
        );
      }),
      { numRuns: 300 },
    );
  });
});
