import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leadingVerdict } from '../../src/report/leading-verdict.ts';
import { inspect } from '../../src/report/inspect.ts';
import type { Report } from '../../src/report/report.ts';
import { answerOf } from '../../src/report/wording/answer.ts';
import { sendsay } from '../../src/relay/sendsay.ts';
import { PROVIDER_PRESETS } from '../../src/route/provider-presets.ts';
import { spokenSentence } from '../unit/report/spoken-sentence.ts';
import { wordsFromDisk } from '../unit/report/writers/words-from-disk.ts';
import { isRecord } from './received-cases.ts';

/**
 * Invented forgeries and honest set-ups, with the truth known (attacks/README.md), and mailboxes behind NAT
 * (layouts/README.md).
 */

const folder = join(import.meta.dirname, 'attacks');
const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

interface Case {
  readonly file: string;
  readonly truth: string;
  readonly about: string;
  readonly allowed: readonly unknown[];
}

const cases: readonly Case[] = readFileSync(join(folder, 'expected.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const data: unknown = JSON.parse(line);
    if (!isRecord(data)) throw new Error('a line is not an object');
    const { file, truth, case: about, allowed } = data;
    if (typeof file !== 'string' || typeof truth !== 'string') throw new Error(`no file or truth in ${line}`);
    return { file, truth, about: String(about), allowed: Array.isArray(allowed) ? allowed : [] };
  });
/**
 * What no text can show: an IMAP APPEND, a POP server that writes no line, an address in the provider's own network.
 */
const limits = new Set(
  readFileSync(join(folder, 'limits.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split(' ', 1)[0]),
);

function reportOn(place: string, file: string): Report {
  return inspect(new Uint8Array(readFileSync(join(import.meta.dirname, place, file))), settings);
}

/** The answer and who says so, as a person reads them. */
function answer(report: Report, language: 'en' | 'ru'): string {
  const verdict = leadingVerdict(report.verdicts);
  if (verdict === null) throw new Error('no verdict');
  const { sentence, basis } = answerOf(report, verdict, sendsay.title);
  const words = wordsFromDisk(language);
  return [sentence, basis].flatMap((each) => (each === null ? [] : [spokenSentence(each, words)])).join(' ');
}

const forged = cases.filter(({ truth, file }) => truth === 'forged' && !limits.has(file));

describe('an invented forgery', () => {
  test.each(forged.map((each) => [each.file, each.about] as const))('%s is not proven: %s', (file) => {
    expect(reportOn('attacks', file).verdicts[0]?.verdict).not.toBe('proven');
  });

  test.each(forged.map((each) => [each.file, each.about] as const))(
    '%s makes no provider say that it forwarded: %s',
    (file) => {
      const report = reportOn('attacks', file);
      const words = report.verdicts[0]?.verdict === 'reported' ? answer(report, 'en') : '';
      for (const { title, writers } of PROVIDER_PRESETS) {
        expect(words).not.toContain(`Forwarded by ${title}`);
        for (const domain of writers) expect(words).not.toContain(domain);
      }
    },
  );
});

describe('an honest set-up', () => {
  test.each(cases.filter(({ truth }) => truth === 'relayed').map((each) => [each.file, each] as const))(
    '%s is answered as it may be',
    (file, { allowed }) => {
      expect(allowed).toContain(reportOn('attacks', file).verdicts[0]?.verdict);
    },
  );
});

describe('a mailbox behind NAT, and a test inbox', () => {
  test.each([
    ['nat-or-inbox-nat-forged.eml', 'undetermined', 'client-not-recorded'],
    ['nat-or-inbox-nat-forged2.eml', 'undetermined', 'client-not-recorded'],
    ['nat-or-inbox-postfix-docker.eml', 'undetermined', 'client-not-recorded'],
    ['nat-or-inbox-haproxy-postfix.eml', 'undetermined', 'client-not-recorded'],
    ['nat-or-inbox-mailpit-docker.eml', 'undetermined', 'client-not-recorded'],
    ['nat-or-inbox-mailpit-docker2.eml', 'undetermined', 'client-not-recorded'],
    ['nat-or-inbox-inbucket-docker.eml', 'undetermined', 'client-not-recorded'],
    ['nat-or-inbox-mailhog-raw.eml', 'undetermined', 'delivery-not-recorded'],
    ['nat-or-inbox-mailpit-direct.eml', 'proven', null],
    ['nat-or-inbox-mailpit-noptr.eml', 'proven', null],
    ['nat-or-inbox-inbucket-direct.eml', 'proven', null],
  ])('%s: %s, %s', (file, verdict, reason) => {
    expect(reportOn('layouts', file).verdicts[0]).toMatchObject({ verdict, reason });
  });
});
