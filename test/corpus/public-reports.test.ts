import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../unit/command/run-command.ts';

const folder = join(import.meta.dirname, 'public-reports');

interface Answer {
  readonly verdict: string | null;
  readonly notes: readonly string[];
  readonly inside: readonly string[];
  readonly conditional: boolean;
  /** How many of the hops have a time. */
  readonly dated: readonly [number, number];
  readonly summary: Readonly<Record<string, unknown>>;
  readonly error: { readonly reason: string; readonly message: string } | null;
  readonly json: Readonly<Record<string, unknown>>;
}

async function answerFor(file: string): Promise<Answer> {
  const { out } = await runCommand(['--json', file]);
  const json = record(JSON.parse(out));
  const hops = list(json['hops']).map(record);
  const error = json['error'] === undefined ? null : record(json['error']);
  return {
    verdict: text(record(list(json['verdicts'])[0])['verdict']),
    notes: list(json['notes']).map(String),
    inside: list(json['inside']).map(String),
    conditional: json['conditional'] === true,
    dated: [hops.filter(({ time }) => time !== null).length, hops.length],
    summary: record(json['summary']),
    error: error === null ? null : { reason: String(error['reason']), message: String(error['message']) },
    json,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

interface Row {
  readonly file: string;
  readonly kind: string;
  readonly expected: unknown;
}

const rows: readonly Row[] = readFileSync(join(folder, 'expected.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const { file, kind, expected } = record(JSON.parse(line));
    return { file: String(file), kind: String(kind), expected };
  });

/**
 * Forms with an unconditional answer, and the notes that a person needs. Every other form of this corpus that can be
 * read needs a guess, or comes from a place where anyone could have written it.
 */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  '00-plain.eml': [],
  '01-crlf.eml': [],
  '03-bom.eml': [],
  '05-utf16be.txt': ['utf-16'],
  '06-utf16le-nobom.txt': ['utf-16'],
  '10-gmail-page-en.txt': ['text-above'],
  '12-gmail-page-nogap.txt': ['text-above'],
  '20-owa-details.txt': [],
  '22-owa-dialog.txt': ['text-above'],
  '30-apple-all-headers-en.txt': [],
  '31-apple-all-headers-ru.txt': ['translated'],
  '33-labels-without-colon.txt': ['table'],
  '35-table-tabs.txt': ['table'],
  '36b-bold-received.txt': ['emphasis'],
  '41-mailru-sluzhebnye.txt': [],
  '51-quoted2.txt': ['quoted'],
  '52-quoted-initials.txt': ['quoted'],
  '54-fence.txt': ['text-above'],
  '55-linenumbers.txt': ['numbered'],
  '57-linenumbers-dot.txt': ['numbered'],
  '59-bullet-dots.txt': ['numbered'],
  '60-html-escaped.txt': ['entities'],
  '63b-nbsp-after-colon.txt': ['odd-characters'],
  '64-zwsp-start.txt': ['odd-characters'],
  '65-zwsp-each.txt': ['odd-characters'],
  '69-literal-n.txt': ['escaped'],
  '81-spaced-unfolded.txt': ['spaced'],
  '95-qp-text.txt': ['quoted-printable'],
  '96-base64.txt': ['base64'],
  'a1.emlx': [],
  'a3.zip': [],
  'a7-yandex-saved.html': ['web-page'],
  'a9-gmail-api.json': ['json'],
  'b0-gmail-api-raw.json': ['json'],
  'b3.mht': ['web-page'],
  'b6-cp1251.eml': [],
  'c0-thunderbird-viewsource.txt': ['text-above'],
  'c1-mixed-case-colon-space.txt': [],
  'c2-fullwidth-colon.txt': ['odd-characters'],
  'c7-two-headers.txt': [],
  'c9-csv.txt': ['table'],
  'd0-dkim-long.txt': [],
  'e0-cut-mbox-line.txt': ['text-above'],
  'e2-tab-before-each.txt': ['quoted'],
  'e3-pipe.txt': ['quoted'],
  'e5-raquo.txt': ['quoted'],
  'e6-log-prefix.txt': ['numbered'],
  'e8-trailing-backslash.txt': ['backslashes'],
};

/** What was guessed, by form. */
const GUESSED: Readonly<Record<string, readonly string[]>> = {
  '14-gmail-from-subject-on-top.txt': ['text-above'],
  '34b-labels-colon-own-line.txt': ['unfolded'],
  '42-ru-greeting.txt': ['text-above'],
  '44-yandex-unfolded-col0.txt': ['unfolded'],
  '46-mailru-unfolded-col0.txt': ['unfolded'],
  '47-exchange-unfolded-col0.txt': ['unfolded'],
  '48-mbox-unfolded-col0.txt': ['unfolded'],
  '62-nbsp-indent.txt': ['odd-characters'],
  '67-oneline-nospace.txt': ['one-line'],
  '70-wrapped72.txt': ['wrapped'],
  '72-quoted-then-wrapped.txt': ['quoted', 'wrapped'],
  '74-wrapped72-yandex.txt': ['wrapped'],
  '75-wrapped72-mailru.txt': ['wrapped'],
  '83-spaced-col0.txt': ['spaced', 'unfolded'],
  '84-blank-inside.txt': ['gap'],
  'a6-gmail-saved.html': ['web-page'],
  'b8-only-one-received-noname.txt': ['value-alone'],
  'c5-forwarded-inline.txt': ['translated', 'text-above'],
  'e9-outlook-wrap-eq.txt': ['wrapped'],
  'f1-mixed-fold-date.txt': ['wrapped'],
  'f3-yandex-wrap-in-bracket.txt': ['wrapped'],
};

/** Forms that the README of the corpus calls "advice", but that may also be read: they contain the whole header. */
const READ_INSTEAD = ['a3.zip', 'a9-gmail-api.json', 'b0-gmail-api-raw.json', 'b3.mht', 'c9-csv.txt'];

describe('a form in which people bring a header', () => {
  const forms = rows.filter(({ expected }) => typeof expected === 'string');

  test('is in one of the tables below, or is refused, or contains another message', () => {
    const told = [...Object.keys(PLAIN), ...Object.keys(GUESSED), 'b9-received-reversed.txt'];
    const others = forms.filter(({ file }) => !told.includes(file)).map(({ file }) => file);
    expect(others.toSorted()).toEqual([
      '90-attached-rfc822.eml',
      '92-body-has-headers.eml',
      '94-headers-txt-attachment.eml',
      'a5.pdf',
    ]);
  });

  test.each(Object.entries(PLAIN))('is read, and answered plainly: %s', async (file, notes) => {
    const answer = await answerFor(join(folder, file));
    expect(answer).toMatchObject({ verdict: 'proven', notes, conditional: false, error: null });
    expect(answer.dated[0]).toBe(answer.dated[1]);
    const { expected } = forms.find((row) => row.file === file) ?? {};
    expect(READ_INSTEAD.includes(file) || expected === 'proven').toBe(true);
  });

  test.each(Object.entries(GUESSED))(
    'is read by a guess, which is reported, and answered conditionally: %s',
    async (file, notes) => {
      const answer = await answerFor(join(folder, file));
      expect(answer).toMatchObject({ verdict: 'proven', notes, conditional: true, error: null });
      expect(answer.dated[0]).toBe(answer.dated[1]);
    },
  );

  test('lists the oldest line first, which is reported and reversed', async () => {
    const answer = await answerFor(join(folder, 'b9-received-reversed.txt'));
    expect(answer).toMatchObject({ verdict: 'proven', notes: ['reversed'], conditional: true, dated: [3, 3] });
  });

  test.each([
    ['90-attached-rfc822.eml', 'attached'],
    ['92-body-has-headers.eml', 'quoted'],
    ['94-headers-txt-attachment.eml', 'returned'],
  ])('contains another message, which is offered: %s', async (file, kind) => {
    const answer = await answerFor(join(folder, file));
    expect(answer).toMatchObject({ verdict: 'absent', inside: [kind], notes: [] });
  });

  test('is two headers, and the second is offered', async () => {
    expect(await answerFor(join(folder, 'c7-two-headers.txt'))).toMatchObject({ inside: ['following'] });
  });

  test.each([['a5.pdf', 'pdf', 'PDF']])(
    'is refused with a sentence that names the problem: %s',
    async (file, reason, words) => {
      const { error, verdict } = await answerFor(join(folder, file));
      expect(verdict).toBeNull();
      expect(error?.reason).toBe(reason);
      expect(error?.message).toContain(words);
    },
  );
});

/** Their reporters put "xxx" in place of addresses. */
const MASKED = ['mhadelay-spiceworks.eml', 'mailcow1776.eml'];

describe('a header of a public report', () => {
  const headers = rows.filter(({ expected }) => typeof expected === 'object');

  test.each(headers)('$file: $kind', async ({ file, expected }) => {
    const { error, verdict, notes, summary } = await answerFor(join(folder, file));
    const wanted = record(expected);
    expect(error).toBeNull();
    // One of them contains a line that is not a field, and must not become a part of another field.
    expect(notes).toEqual(MASKED.includes(file) ? ['redacted'] : []);
    for (const name of ['subject', 'date'] as const) {
      if (wanted[name] !== undefined) expect(summary[name]).toBe(wanted[name]);
    }
    if (wanted['verdict'] !== undefined) expect(verdict).toBe(wanted['verdict']);
    if (wanted['verdict_not'] !== undefined) expect(verdict).not.toBe(wanted['verdict_not']);
  });
});
