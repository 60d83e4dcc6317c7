import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAddress } from '../../src/hosts/address.ts';
import type { Hop } from '../../src/received/hop.ts';
import { normaliseHost } from '../../src/hosts/host-name.ts';
import { readReceivedField } from '../../src/received/received-field.ts';

/** One case of the corpus: a Received field and what its suite says about it (test/corpus/received/README.md). */
export interface ReceivedCase {
  /** File and line, and the suite's own name of the case. */
  readonly name: string;
  readonly body: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

type Outcome = 'right' | 'wrong' | 'none';

/** Our result for one key of an expectation. */
export interface Comparison {
  readonly field: MeasuredField;
  readonly key: string;
  readonly outcome: Outcome;
  readonly expected: unknown;
  readonly ours: unknown;
}

export type MeasuredField =
  | 'address'
  | 'port'
  | 'ident'
  | 'writer'
  | 'writer address'
  | 'id'
  | 'helo'
  | 'reverse name'
  | 'protocol'
  | 'via'
  | 'for'
  | 'envelope-from'
  | 'time'
  | 'tls'
  | 'authentication'
  | 'software';

/** The cases with a single field, in the order of the files. Chains and pure arithmetic are tested with the route. */
export function readCases(folder: string): ReceivedCase[] {
  const cases: ReceivedCase[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()) {
    for (const [line, text] of readFileSync(join(folder, file), 'utf8').split('\n').entries()) {
      if (text.trim() === '') continue;
      const data: unknown = JSON.parse(text);
      if (!isRecord(data) || !isRecord(data['expected'])) continue;
      const header = textOfHeader(data['header']);
      if (header === null) continue;
      const name = `${file}:${line + 1} ${String(data['name'])}`;
      cases.push({ name, body: unfold(header), expected: data['expected'] });
    }
  }
  return cases;
}

/** The text of a field; null where the case has none. A list joins texts and repeated texts: `["from a", [" (x)", 10000]]`. */
export function textOfHeader(header: unknown): string | null {
  if (typeof header === 'string') return header;
  if (!Array.isArray(header)) return null;
  return header
    .map((part: unknown) => {
      if (typeof part === 'string') return part;
      const [repeated, times]: readonly unknown[] = Array.isArray(part) ? Array.from<unknown>(part) : [];
      if (typeof repeated !== 'string' || typeof times !== 'number') throw new Error('a part of a header is not text');
      return repeated.repeat(times);
    })
    .join('');
}

export function readCase(received: ReceivedCase): Hop {
  return readReceivedField({ index: 0, fieldIndex: 0, raw: received.body, body: received.body });
}

/** Compares every key that names a measured field. Keys that describe a tool's own text are explained in the README. */
export function compare(received: ReceivedCase, hop: Hop): Comparison[] {
  const found: Comparison[] = [];
  for (const [key, expected] of Object.entries(received.expected)) {
    const rule = RULES.get(key);
    if (rule === undefined) continue;
    const ours = rule.ours(hop);
    const outcome = rule.judge(expected, ours);
    if (outcome !== null) found.push({ field: rule.field, key, outcome, expected, ours });
  }
  return found;
}

interface Rule {
  readonly field: MeasuredField;
  ours(hop: Hop): unknown;
  /** null: the expectation says nothing that can be compared. */
  judge(expected: unknown, ours: unknown): Outcome | null;
}

function reverseNameOf(hop: Hop): string | null {
  return hop.peer.reverseName.state === 'named' ? hop.peer.reverseName.name : null;
}

/** An expectation of "" or null means "must be empty". */
function judgeText(normal: (text: string) => string): Rule['judge'] {
  return (expected, ours) => {
    if (typeof expected !== 'string' && expected !== null) return null;
    const wanted = expected === null ? '' : normal(expected);
    if (wanted === '') return ours === null || ours === '' ? 'right' : 'wrong';
    if (typeof ours !== 'string' || ours === '') return 'none';
    return normal(ours) === wanted ? 'right' : 'wrong';
  };
}

const asWritten = judgeText((text) => text.trim());
/** SpamAssassin writes brackets as "!"; case, brackets and a trailing dot do not make another name. */
const asHost = judgeText((text) => {
  const name = text.replace(/^[!<[]+|[!>\]]+$/g, '').replace(/\.$/, '');
  return readAddress(name) ?? normaliseHost(name) ?? name.toLowerCase();
});
const asReverseName = judgeText((text) => (/^unknown$/i.test(text) ? '' : text.replace(/\.$/, '').toLowerCase()));
const asMailbox = judgeText((text) => text.replace(/^<+|>+$/g, ''));
const asAddress = judgeText((text) => readAddress(text) ?? text);
const asProtocol = judgeText((text) => text.replace(/ +/g, ' ').trim().toUpperCase());

function judgeTime(toInstant: (expected: unknown) => number | null | undefined): Rule['judge'] {
  return (expected, ours) => {
    const wanted = toInstant(expected);
    if (wanted === undefined) return null;
    if (wanted === null) return ours === null ? 'right' : 'wrong';
    if (typeof ours !== 'number') return 'none';
    // Some suites keep whole seconds only.
    return Math.floor(ours / 1000) === Math.floor(wanted / 1000) ? 'right' : 'wrong';
  };
}

const timeOf = (hop: Hop): number | null => hop.time?.instant ?? null;

function judgeTls(expected: unknown, ours: unknown): Outcome | null {
  if (ours === null) return 'none';
  if (typeof expected === 'number' || typeof ours === 'number') return ours === expected ? 'right' : 'wrong';
  if (typeof expected !== 'string' || typeof ours !== 'string') return null;
  const wanted = expected.includes(':') ? expected.split(':') : [expected];
  const normal = (text: string): string => text.replace(/[-_]/g, '').toUpperCase();
  return wanted.some((part) => normal(part) === normal(ours)) ? 'right' : 'wrong';
}

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['ip', { field: 'address', ours: (hop) => hop.peer.address, judge: asAddress }],
  [
    'port',
    {
      field: 'port',
      ours: (hop) => hop.peer.port,
      judge: (e, o) => (o === null ? 'none' : e === o ? 'right' : 'wrong'),
    },
  ],
  ['ident', { field: 'ident', ours: (hop) => hop.peer.ident, judge: asHost }],
  ['by', { field: 'writer', ours: (hop) => hop.writer.host, judge: asHost }],
  ['by_ip', { field: 'writer address', ours: (hop) => hop.writer.address, judge: asAddress }],
  ['by_rdns', { field: 'writer address', ours: (hop) => hop.writer.otherName, judge: asHost }],
  ['id', { field: 'id', ours: (hop) => hop.id, judge: asMailbox }],
  ['helo', { field: 'helo', ours: (hop) => hop.peer.helo, judge: asHost }],
  ['rdns', { field: 'reverse name', ours: reverseNameOf, judge: asReverseName }],
  ['with', { field: 'protocol', ours: (hop) => hop.protocol, judge: asProtocol }],
  ['via', { field: 'via', ours: (hop) => hop.via, judge: asWritten }],
  ['for', { field: 'for', ours: (hop) => hop.recipient, judge: asMailbox }],
  ['envfrom', { field: 'envelope-from', ours: (hop) => hop.envelopeFrom, judge: asMailbox }],
  [
    'date',
    {
      field: 'time',
      ours: timeOf,
      judge: judgeTime((e) => (e === null ? null : typeof e === 'string' ? Date.parse(e) : undefined)),
    },
  ],
  [
    'timestamp',
    { field: 'time', ours: timeOf, judge: judgeTime((e) => (typeof e === 'number' ? e * 1000 : undefined)) },
  ],
  [
    'timestamp_ms',
    {
      field: 'time',
      ours: timeOf,
      judge: judgeTime((e) => (typeof e === 'number' ? e : e === null ? null : undefined)),
    },
  ],
  ['server_version', { field: 'software', ours: (hop) => hop.writer.softwareVersion, judge: asWritten }],
  ['auth_user', { field: 'authentication', ours: (hop) => hop.authentication.user, judge: asWritten }],
  ['tls_version', { field: 'tls', ours: (hop) => tlsOf(hop, 'version'), judge: judgeTls }],
  ['tls_cipher', { field: 'tls', ours: (hop) => tlsOf(hop, 'cipher'), judge: judgeTls }],
  ['tls_bits', { field: 'tls', ours: (hop) => tlsOf(hop, 'bits'), judge: judgeTls }],
  [
    'tls',
    { field: 'tls', ours: (hop) => hop.tls.state === 'recorded', judge: (e, o) => (e === o ? 'right' : 'wrong') },
  ],
  [
    'icon',
    {
      field: 'tls',
      ours: (hop) => hop.tls.state === 'recorded',
      judge: (e, o) => ((e === 'encrypted') === o ? 'right' : 'wrong'),
    },
  ],
  [
    'auth',
    { field: 'authentication', ours: (hop) => hop.authentication.authenticated === true, judge: judgeAuthentication },
  ],
]);

/**
 * SpamAssassin counts every HTTP submission as signed in; a field that does not say so is still read as "does not say".
 */
function judgeAuthentication(expected: unknown, ours: unknown): Outcome | null {
  if (typeof expected !== 'string') return null;
  if (expected === '') return ours === false ? 'right' : 'wrong';
  return ours === true ? 'right' : 'none';
}

function tlsOf(hop: Hop, key: 'version' | 'cipher' | 'bits'): string | number | null {
  return hop.tls.state === 'recorded' ? hop.tls[key] : null;
}

function unfold(header: string): string {
  return header
    .replace(/^received:/i, '')
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim();
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
