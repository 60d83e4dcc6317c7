import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../../../src/report/inspect.ts';
import type { Report } from '../../../../src/report/report.ts';
import { answerInWords } from '../../../../src/report/writers/answer-sentence.ts';
import { findingInWords } from '../../../../src/report/writers/finding-sentence.ts';
import type { ReportWords, WordKey } from '../../../../src/report/writers/report-words.ts';
import { findingSentence } from '../../../../src/ui/findings/finding-words.ts';
import { answerOf } from '../../../../src/ui/verdict/answer.ts';
import { MESSAGES } from '../redaction/corpus.ts';
import { settings } from './shared-reports.ts';
import { wordsFromDisk } from './words-from-disk.ts';

const sample = new Uint8Array(readFileSync(join(import.meta.dirname, 'samples/altcraft-to-gmail.eml')));
const sent = 'From: a@b.example\nTo: c@d.example\nDate: Mon, 23 Nov 2026 12:04:00 +0300\n\n';
const reports: readonly Report[] = [sample, sent, ...MESSAGES.map(({ source }) => source)].map((source) =>
  inspect(source, settings),
);

/** Words that note which keys were asked for. */
function notingWords(): { words: ReportWords; keys: WordKey[] } {
  const keys: WordKey[] = [];
  const words = wordsFromDisk('en');
  return {
    keys,
    words: {
      ...words,
      say(key, values) {
        keys.push(key);
        return words.say(key, values);
      },
    },
  };
}

describe('a written report and the pages', () => {
  test('give the same answer and rest it on the same word', () => {
    const answers = new Set<string>();
    for (const report of reports) {
      for (const verdict of report.verdicts) {
        const page = answerOf(report, verdict, 'Sendsay');
        const { words, keys } = notingWords();
        answerInWords(report.route, verdict, 'Sendsay', words);
        expect(keys).toContain(page.sentence.key);
        if (page.basis !== null) expect(keys).toContain(page.basis.key);
        answers.add(page.sentence.key);
      }
    }
    expect(answers.size).toBeGreaterThanOrEqual(5);
  });

  test('say of each finding the same', () => {
    const findings = reports.flatMap((report) => report.findings);
    expect(findings.length).toBeGreaterThan(10);
    for (const finding of findings) {
      const { words, keys } = notingWords();
      findingInWords(finding, words);
      expect(keys).toContain(findingSentence(finding).key);
    }
  });
});
