import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { REPORT_SCHEMA, writeJson } from '../../../../src/report/writers/json.ts';
import { MESSAGES, RECEIVED_FIELDS } from '../redaction/corpus.ts';
import { REPORT_KEYS, REPORT_PART, isContainer, typeOf, walk } from './documented-keys.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { maskedReport, openReport, settings } from './shared-reports.ts';

const table = REPORT_KEYS;
const sample = new Uint8Array(readFileSync(join(import.meta.dirname, 'samples/altcraft-to-gmail.eml')));

/** What the corpora lack: fields written by a list, a forwarder, a filter or another server. */
const RARE = `Delivered-To: a@example.net
X-Haraka-FCrDNS: mail.example.org
Authentication-Results: mx.example.net; dkim=fail reason="bad signature" header.d=example.org
Authentication-Results: none; spf=pass smtp.mailfrom=a@b.example
X-Spam-Status: No, score=-1.1 required=5.0 tests=DKIM_VALID autolearn=ham
Received: from mail.example.org (mail.example.org [203.0.113.9]:4711 ident=root)
 by mx.example.net ([198.51.100.4]) (mx2.example.net) via TCP with ESMTP (version=TLSv1.3 cipher=X bits=256 verify=NO sni=mx.example.net) id 1;
 Mon, 23 Nov 2026 12:04:04 +0300
DKIM-Signature: v=1; d=example.org; i=@example.org; s=1; c=relaxed; l=0; t=1795000000; x=1795600000; b=x
ARC-Seal: i=1; cv=none; d=example.org; s=1; b=x
X-Originating-IP: [203.0.113.7]
List-Id: <list.example.org>
List-Post: <mailto:list@example.org>
Precedence: list
X-Forwarded-To: b@example.net
Return-Path: <>

`;

describe('the JSON of every message of the corpora', () => {
  const written: string[] = [];
  const seen = new Map<string, Set<string>>();

  beforeAll(async () => {
    const sources = [
      sample,
      RARE,
      '',
      ...MESSAGES.map(({ source }) => source),
      ...RECEIVED_FIELDS.map(({ source }) => source),
    ];
    for (const source of sources) written.push(writeJson(await openReport(source)));
    const premised = await openReport(sample);
    const premises = [{ kind: 'loopback', value: '127.0.0.1', hop: 0 }] as const;
    written.push(writeJson({ ...premised, report: { ...premised.report, premises } }));
    for (const source of sources.slice(0, 12)) {
      written.push(writeJson({ ...(await maskedReport(source)), fullHeader: false }));
    }
    const selection = inspect(sample, settings, 'selection');
    written.push(writeJson({ ...(await openReport(sample)), report: selection }));
    const folder = { kind: 'spam', name: 'Спам', webmail: 'Yandex Mail', certain: false } as const;
    written.push(writeJson({ ...(await openReport(sample)), folder, version: '0.2.0', webmail: 'Yandex Mail' }));
    for (const text of written) {
      for (const [path, value] of walk(JSON.parse(text), '')) {
        const types = seen.get(path) ?? new Set();
        seen.set(path, types.add(typeOf(value)));
      }
    }
  });

  test('names its schema, as the document does', () => {
    expect(REPORT_PART).toContain(`\`${REPORT_SCHEMA}\`: one JSON object`);
    for (const text of written) expect(JSON.parse(text)).toMatchObject({ schema: REPORT_SCHEMA });
  });

  test('has no key that the document does not name', () => {
    const unnamed = [...seen.keys()].filter((path) => !table.has(path) && !isContainer(path, table));
    expect(unnamed).toEqual([]);
  });

  test('has every key that the document names', () => {
    expect(table.size).toBeGreaterThan(100);
    expect([...table.keys()].filter((path) => !seen.has(path))).toEqual([]);
  });

  test('has the types that the document gives, all of them', () => {
    for (const [path, { types }] of table) {
      for (const type of seen.get(path) ?? []) expect(types, path).toContain(type);
    }
    // A key documented as text or number has such a value somewhere: one that is always null would be an empty promise.
    const hollow = [...table].filter(
      ([path, { types }]) => !types.some((type) => type !== 'null' && seen.get(path)?.has(type)),
    );
    expect(hollow.map(([path]) => path)).toEqual([]);
  });

  test('has only the words that the document lists', () => {
    for (const text of written) {
      for (const [path, value] of walk(JSON.parse(text), '')) {
        const words = table.get(path)?.words ?? [];
        if (words.length > 0 && typeof value === 'string') expect(words, path).toContain(value);
      }
    }
  });

  test('has all keys in every object of its kind', () => {
    const keysAt = new Map<string, string>();
    for (const text of written) {
      for (const [path, value] of walk(JSON.parse(text), '')) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
        const keys = Object.keys(value).join();
        expect(keys, path).toBe(keysAt.get(path) ?? keys);
        keysAt.set(path, keys);
      }
    }
  });
});
