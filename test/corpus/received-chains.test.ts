import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../src/report/inspect.ts';
import type { Report } from '../../src/report/report.ts';
import { isRecord, textOfHeader } from './received-cases.ts';

/**
 * What the corpus of public suites has besides single fields: chains, delays and an input that is not a message. Each
 * expectation is compared with what the report says about the route; those that cannot be compared are listed with the
 * reason.
 */

interface Case {
  readonly name: string;
  readonly source: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Cases whose expectation is not about the route, or follows a rule other than ours. */
const NOT_OURS: ReadonlyMap<string, string> = new Map([
  ['cases-mha.jsonl:26', 'the text of a table after it was emptied'],
  ['cases-mha.jsonl:27', 'the text of a table with one of its rows'],
  [
    'cases-rspamd-relay.jsonl:1',
    'trusts whoever signed in, by a list of logins; for us a message begins where somebody signs in',
  ],
  ['cases-rspamd-relay.jsonl:2', 'trusts a fixed number of fields, whatever they say'],
  ['cases-rspamd-relay.jsonl:3', 'trusts hosts by the name that they give in HELO; our "my servers" must be confirmed'],
  ['cases-emailtrail.jsonl:31', 'a negative delay is shown as 0; ours keeps its sign (corpus README)'],
]);

const cases = readChains(join(import.meta.dirname, 'received'));

test('every case of the corpus is either a single field or here', () => {
  const lines = readdirSync(join(import.meta.dirname, 'received'))
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(import.meta.dirname, 'received', file), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '');
  expect(lines).toHaveLength(561);
  expect(cases).toHaveLength(561 - 527);
  for (const name of NOT_OURS.keys()) expect(cases.map((each) => each.name)).toContain(name);
});

describe('chains and delays', () => {
  test.each(cases.filter(({ name }) => !NOT_OURS.has(name)))('$name', ({ source, config, expected }) => {
    const networks = strings(config['ip_map']);
    const report = inspect(source, { profiles: [], myServers: { hostSuffixes: [], networks } });
    let compared = 0;
    for (const [key, value] of Object.entries(expected)) {
      const said = SAYS.get(key);
      if (said === undefined) continue;
      compared++;
      expect(said(report, config), key).toEqual(normal(key, value));
    }
    expect(compared).toBeGreaterThan(0);
  });
});

type Says = (report: Report, config: Case['config']) => unknown;

function borderPeer({ route }: Report) {
  return route.border === null ? null : (route.hops[route.border.hop]?.hop.peer ?? null);
}

/** What other tools call the total: they count every line. The report's own total has only the vouched ones. */
function sumOfDelays({ hops }: Report['route']): number | null {
  const delays = hops.flatMap(({ delaySeconds }) => (delaySeconds === null ? [] : [delaySeconds]));
  return delays.length === 0 ? null : delays.reduce((sum, delay) => sum + delay, 0);
}

/** What the report says for the key of an expectation. */
const SAYS: ReadonlyMap<string, Says> = new Map<string, Says>([
  ['parsed', ({ route }) => route.hops.length > 0],
  ['delay_seconds', ({ route }) => route.hops[0]?.delaySeconds ?? null],
  ['delay_text', ({ route }) => wholeSeconds(route.hops[0]?.delaySeconds ?? Number.NaN)],
  ['total_text', ({ route }) => wholeSeconds(sumOfDelays(route) ?? Number.NaN)],
  ['text', ({ route }) => sumOfDelays(route)],
  [
    'hops',
    ({ route }) =>
      route.hops.toReversed().map(({ hop, delaySeconds }) => ({
        by: hop.writer.host,
        with: hop.protocol,
        timestamp: (hop.time?.instant ?? 0) / 1000,
        delay: delaySeconds ?? 0,
      })),
  ],
  ['sender_ip', (report) => borderPeer(report)?.address ?? null],
  ['ip', (report) => borderPeer(report)?.address ?? null],
  ['helo', (report) => borderPeer(report)?.helo ?? null],
  ['icon', ({ route }, config) => route.hops[Number(config['ignore_hops'])]?.hop.tls.state === 'recorded'],
]);

/** Without a fraction, and without the sign of minus zero. */
function wholeSeconds(seconds: number): number {
  return Math.trunc(seconds) + 0;
}

/** The expectation in the form in which the report has it. */
function normal(key: string, value: unknown): unknown {
  if (key === 'delay_text' || key === 'total_text') return secondsOf(String(value));
  if (key === 'text') return secondsOf(/Delay: (.+)/.exec(String(value))?.[1] ?? '');
  if (key === 'icon') return value === 'encrypted';
  if (key === 'hops' && Array.isArray(value)) {
    return value.map((hop: unknown) => {
      if (!isRecord(hop)) throw new Error('a hop is not an object');
      return { by: hop['by'], with: hop['with'], timestamp: hop['timestamp'], delay: hop['delay'] };
    });
  }
  return key === 'hops' ? expect.objectContaining({ length: value }) : value;
}

/** "310 minutes 14 seconds", "-1 minute 31 seconds", "0 seconds". */
function secondsOf(text: string): number {
  const minutes = Number(/(\d+) minutes?/.exec(text)?.[1] ?? 0);
  const seconds = Number(/(\d+) seconds?/.exec(text)?.[1] ?? 0);
  const all = minutes * 60 + seconds;
  return text.startsWith('-') ? -all : all;
}

function readChains(folder: string): Case[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((text, line): Case[] => {
          if (text.trim() === '') return [];
          const data: unknown = JSON.parse(text);
          if (!isRecord(data) || textOfHeader(data['header']) !== null) return [];
          const { expected, config } = data;
          if (!isRecord(expected)) throw new Error(`${file}:${line + 1} expects nothing`);
          const source = sourceOf(data, expected);
          return [{ name: `${file}:${line + 1}`, source, config: isRecord(config) ? config : {}, expected }];
        }),
    );
}

/** The header block of a case: a message, a list of fields, or two fields with a difference in milliseconds. */
function sourceOf(data: Record<string, unknown>, expected: Record<string, unknown>): string {
  if (typeof data['message'] === 'string') return data['message'];
  if (data['type'] === 'delay') {
    return [expected['current'], expected['previous']]
      .map((moment) => `Received: by mx.example; ${dateOf(moment)}\n`)
      .join('');
  }
  if (!Array.isArray(data['headers'])) return '';
  const fields: readonly unknown[] = data['headers'];
  return fields
    .map((field) => {
      if (!Array.isArray(field)) throw new Error('a field is not a pair');
      const pair: readonly unknown[] = field;
      return `${String(pair[0])}: ${unfolded(String(pair[1]))}\n`;
    })
    .join('');
}

/** One chain contains the two characters backslash and n, as its test does (corpus README). */
function unfolded(body: string): string {
  return body
    .replaceAll('\\n', ' ')
    .replace(/\r?\n[ \t]*/g, ' ')
    .trim();
}

/** Milliseconds after some midnight, with their fraction. */
function dateOf(moment: unknown): string {
  const instant = new Date(Date.UTC(2026, 10, 23) + Number(moment));
  return instant.toISOString().replace(/^(\d+)-\d+-(\d+)T(.+)Z$/, '$2 Nov $1 $3 +0000');
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
