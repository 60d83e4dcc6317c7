import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../../../src/message/summary.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { toJsonLine } from '../../../../src/report/writers/json-line.ts';
import type { Premise } from '../../../../src/route/premise.ts';
import { MESSAGES } from '../redaction/corpus.ts';
import { LINE_KEYS, isContainer, typeOf, walk } from './documented-keys.ts';

const layouts = join(import.meta.dirname, '../../../corpus/layouts');
const SETTINGS = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const SUMMARY: Summary = { subject: 's', from: 'f', to: 't', date: '2026-11-23T19:46:21.000Z', messageId: 'm' };
const NOTHING: Summary = { subject: null, from: null, to: null, date: null, messageId: null };

/** Values that a real field seldom has, each of which must be in a table. */
const RARE = `Received: from mail.example.org (mail.example.org [203.0.113.9]:4711 ident=root)
 by mx.example.net ([198.51.100.4]) (mx2.example.net) via TCP with ESMTPSA (version=TLSv1.3 cipher=X bits=256 verify=NO sni=mx.example.net) id 1;
 Mon, 23 Nov 2026 12:04:04 +0300

`;

function lineOf(
  source: Uint8Array | string,
  summary = SUMMARY,
  premises: readonly Premise[] = [],
): Record<string, unknown> {
  const report = inspect(source, SETTINGS);
  const shown = premises.length === 0 ? report : { ...report, premises };
  const line: unknown = JSON.parse(JSON.stringify(toJsonLine('a.eml', summary, shown)));
  if (typeof line !== 'object' || line === null) throw new Error('not an object');
  return { ...line };
}

describe('the flat line of every message of the corpora', () => {
  const seen = new Map<string, Set<string>>();
  const strings: [path: string, text: string][] = [];

  beforeAll(() => {
    const files = readdirSync(layouts).filter((name) => name.endsWith('.eml'));
    const sources = [
      ...MESSAGES.map(({ source }) => source),
      ...files.map((name) => readFileSync(join(layouts, name))),
    ];
    const lines = [...sources, RARE].map((source) => lineOf(source));
    for (const line of [...lines, lineOf(RARE, NOTHING, [{ kind: 'loopback', value: '127.0.0.1', hop: 0 }])]) {
      for (const [path, value] of walk(line, '')) {
        seen.set(path, (seen.get(path) ?? new Set()).add(typeOf(value)));
        if (typeof value === 'string') strings.push([path, value]);
      }
    }
  });

  test('has exactly the keys of docs/report-json.md', () => {
    expect(LINE_KEYS.size).toBeGreaterThan(60);
    expect([...seen.keys()].filter((path) => !LINE_KEYS.has(path) && !isContainer(path, LINE_KEYS))).toEqual([]);
    expect([...LINE_KEYS.keys()].filter((path) => !seen.has(path))).toEqual([]);
  });

  test('has the types and words that the document lists', () => {
    for (const [path, { types }] of LINE_KEYS)
      for (const type of seen.get(path) ?? []) expect(types, path).toContain(type);
    for (const [path, text] of strings) {
      const words = LINE_KEYS.get(path)?.words ?? [];
      if (words.length > 0) expect(words, path).toContain(text);
    }
  });

  test('numbers hops as people do, and lists them newest first', () => {
    const line = lineOf(readFileSync(join(layouts, 'd-gmail.eml')));
    expect(line['hops']).toMatchObject([
      { index: 0, number: 3 },
      { index: 1, number: 2, by: 'mx.google.com' },
      { index: 2, number: 1, by: 'smtp.gate.sendsay.ru' },
    ]);
  });
});

describe('checks and notes in the flat line', () => {
  test('say who found what, whether it aligns with From, and how far it can be believed', () => {
    const { checks, providerNotes } = lineOf(readFileSync(join(layouts, 'd-yandex2020.eml')));
    const by = 'mxfront3q.mail.yandex.net';
    expect(checks).toEqual([
      { method: 'spf', result: 'pass', domain: 'bounce.shop.example', aligned: true, by, standing: 'by-its-place' },
      { method: 'dkim', result: 'pass', domain: 'shop.example', aligned: true, by, standing: 'by-its-place' },
    ]);
    expect(providerNotes).toContainEqual({
      provider: 'Yandex',
      field: 'X-Yandex-Spam',
      name: '',
      value: '1',
      meaning: 'not-spam',
      standing: 'by-its-place',
    });
  });

  test('of a forged block are only the sender’s word', () => {
    const { checks, providerNotes } = lineOf(readFileSync(join(layouts, 'd-yandex-forged.eml')));
    expect(checks).toMatchObject([
      { method: 'spf', standing: 'sender' },
      { method: 'dkim', standing: 'sender' },
    ]);
    expect(providerNotes).toContainEqual(expect.objectContaining({ value: '1', standing: 'sender' }));
  });

  test('of someone else’s domain do not align', () => {
    const source = `Authentication-Results: mx.firma.test; spf=pass smtp.mailfrom=b@mailer.example; dkim=pass header.d=shop.example; iprev=pass
Received: from a.example (a.example [203.0.113.9]) by mx.firma.test (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 12:04:04 +0300
From: News <news@shop.example>

`;
    expect(lineOf(source)['checks']).toMatchObject([
      { method: 'spf', domain: 'mailer.example', aligned: false, by: 'mx.firma.test', standing: 'counts' },
      { method: 'dkim', domain: 'shop.example', aligned: true },
      { method: 'iprev', domain: null, aligned: null },
    ]);
  });
});
