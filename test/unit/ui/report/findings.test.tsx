// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { findingsOf } from '../../../../src/report/findings.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { findingSentence } from '../../../../src/report/wording/finding-words.ts';
import type { Finding } from '../../../../src/route/finding.ts';
import { FindingList, FindingsSection } from '../../../../src/ui/report/findings-section.tsx';
import { RouteList } from '../../../../src/ui/report/route-list.tsx';
import { spokenWords } from '../../../../src/ui/kit/words.ts';
import { spokenSentence } from '../../report/spoken-sentence.ts';
import { findAll, showPage, speakLanguage, textOf } from '../render-page.ts';
import { CONTRADICTED, PROVEN } from '../sample-messages.ts';
import { SETTINGS } from '../sample-services.ts';

function finding(kind: Finding['kind'], values: readonly string[], severity: Finding['severity'] = 'info'): Finding {
  return { kind, severity, hop: 0, values };
}

function sentenceOf(kind: Finding['kind'], ...values: readonly string[]): string {
  return spokenSentence(findingSentence(finding(kind, values)), spokenWords());
}

const REPORT = inspect(CONTRADICTED, SETTINGS);

beforeEach(() => speakLanguage('en'));

describe('a finding', () => {
  it.each([
    ['chain-break', ['mx.a.example', 'mx.b.example'], 'mx.a.example wrote this line, but the next server received'],
    ['masked', [], 'in this line is masked and cannot be compared'],
    [
      'foreign-shape',
      ['mx.google.com', 'Postfix'],
      'claims to come from mx.google.com, but its servers do not run Postfix',
    ],
    [
      'relay-name-foreign-address',
      ['gato1.sndsy.ru', '192.0.2.1'],
      'calls itself gato1.sndsy.ru, but the line records 192.0.2.1',
    ],
    [
      'relay-name-foreign-address',
      ['gato1.sndsy.ru', 'mail.evil.example'],
      'calls itself gato1.sndsy.ru, but the line records mail.evil.example',
    ],
    ['tainted-field', ['text-after-date'], 'text after the date'],
    ['clock-skew', ['-90'], 'by 1 min 30 sec'],
    ['zone-error', ['180'], 'A jump of 3 hr looks like a wrong time zone'],
    ['loop', ['mx.a.example'], 'The message passed mx.a.example twice'],
    ['missing-required-field', ['Date, MIME-Version'], 'Missing: Date, MIME-Version.'],
    ['gateway', ['gw.example', 'mx.example'], 'gateway gw.example handed the message to mx.example'],
    ['forwarded', ['mx.a.example'], 'another mailbox: mx.a.example'],
    ['mailing-list', ['list.example'], 'the mailing list list.example'],
    ['address-outside-networks', ['gato1.sndsy.ru', '192.0.2.1'], 'its address 192.0.2.1 is outside'],
    ['name-outside-suffixes', ['x.example', '185.138.182.1'], 'its name x.example is not one known'],
    ['date-differs', ['7200'], '2 hr after its Date'],
    ['date-differs', ['-7200'], '2 hr ahead of the first server’s clock'],
    ['too-many-hops', ['250'], 'More than 250 Received lines'],
  ] as const)('of each kind says what it names, in familiar units: %s %s', (kind, values, expected) => {
    const sentence = sentenceOf(kind, ...values);
    expect(sentence).toContain(expected);
    expect(sentence).not.toMatch(/[{}]/u);
  });

  it('shows an anomaly without words verbatim', () => {
    expect(sentenceOf('tainted-field', 'something-new')).toContain('something-new');
  });
});

describe('findings', () => {
  it('are sorted by severity, which is shown in words', async () => {
    const findings = [
      finding('loop', ['a'], 'info'),
      finding('loop', ['b'], 'alarm'),
      finding('loop', ['c'], 'warning'),
    ];
    await showPage(<FindingList findings={findings} route={REPORT.route} />);
    expect(findAll('.finding-severity').map((severity) => severity.textContent)).toEqual(['Alert', 'Warning', 'Note']);
    // The severity as a word, for those who hear or copy it.
    for (const each of findAll('.finding')) expect(each.textContent).toMatch(/^(?:Alert|Warning|Note) \S/u);
  });

  it('say which line they are about if their sentence does not', async () => {
    await showPage(<FindingList findings={[finding('tainted-field', ['too-long'])]} route={REPORT.route} />);
    expect(textOf('.finding')).toContain('(Line of mx1.company.example.)');
  });

  it('begin with headers that were not read to their end', async () => {
    await showPage(<FindingsSection report={{ ...REPORT, complete: false }} />);
    expect(textOf('.incomplete')).toContain('only their beginning was read');
  });

  it('are not mentioned if there are none', async () => {
    const report = inspect(PROVEN, SETTINGS);
    expect(findingsOf(report)).toEqual([]);
    await showPage(<FindingsSection report={report} />);
    expect(findAll('h2')).toEqual([]);
  });
});

describe('the times of a route', () => {
  function lines(...dates: readonly string[]): string {
    return `${dates.map((date) => `Received: from a.example by b.example with SMTP; ${date}\n`).join('')}From: a@b.example\n\n`;
  }

  it('of one day have the day above them, once', async () => {
    const { route } = inspect(lines('Mon, 23 Nov 2026 12:04:04 +0000', 'Mon, 23 Nov 2026 12:04:01 +0000'), SETTINGS);
    await showPage(<RouteList route={route} relay={null} />);
    expect(textOf('.route-note')).toBe('November 23, 2026, your time');
    for (const time of findAll('.stop-time')) expect(time.textContent).not.toContain('2026');
  });

  it('of several days each have their date', async () => {
    const { route } = inspect(lines('Wed, 25 Nov 2026 12:04:04 +0000', 'Mon, 23 Nov 2026 12:04:01 +0000'), SETTINGS);
    await showPage(<RouteList route={route} relay={null} />);
    expect(findAll('.route-note')).toEqual([]);
    expect(findAll('.stop-time').map((time) => time.textContent?.slice(0, 12))).toEqual([
      'Nov 23, 2026',
      'Nov 25, 2026',
    ]);
  });
});
