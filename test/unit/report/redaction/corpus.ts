import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCases } from '../../../corpus/received-cases.ts';

const folder = join(import.meta.dirname, '../../../corpus');

/**
 * What is known about one hop from the set-up and the servers' logs (test/corpus/messages/README.md); about a forger's
 * lines little is known.
 */
interface KnownHop {
  readonly kind: string | null;
  readonly protocol: string | null;
  readonly ip: string | null;
  readonly rdns: string | null;
  readonly helo: string | null;
  readonly id: string | null;
}

export interface CorpusMessage {
  readonly file: string;
  readonly source: Uint8Array;
  readonly hops: readonly KnownHop[];
  readonly messageId: string;
  readonly relayHost: string | null;
  readonly relayAddress: string | null;
}

/** The messages that real servers delivered, with the truth about them. */
export const MESSAGES: readonly CorpusMessage[] = readFileSync(join(folder, 'messages/expected.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map(readTruth);

function readTruth(line: string): CorpusMessage {
  const truth: unknown = JSON.parse(line);
  const file = textAt(truth, 'file') ?? '';
  return {
    file,
    source: new Uint8Array(readFileSync(join(folder, 'messages', file))),
    hops: listAt(truth, 'hops').map((hop) => ({
      kind: textAt(hop, 'kind'),
      protocol: textAt(hop, 'protocol'),
      ip: textAt(hop, 'ip'),
      rdns: textAt(hop, 'rdns'),
      helo: textAt(hop, 'from_helo'),
      id: textAt(hop, 'id'),
    })),
    messageId: textAt(truth, 'message_id') ?? '',
    relayHost: textAt(truth, 'relay_host'),
    relayAddress: textAt(truth, 'relay_ip'),
  };
}

function valueAt(record: unknown, key: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, key) : null;
}

function textAt(record: unknown, key: string): string | null {
  const value = valueAt(record, key);
  return typeof value === 'string' ? value : null;
}

function listAt(record: unknown, key: string): readonly unknown[] {
  const value = valueAt(record, key);
  return Array.isArray(value) ? value : [];
}

/** Single Received fields of public test suites, each used as the whole header of a message. */
export const RECEIVED_FIELDS: readonly { readonly name: string; readonly source: string }[] = readCases(
  join(folder, 'received'),
).map(({ name, body }) => ({ name, source: `Received: ${body}\n\n` }));

/** All files are there: a corpus that fails to load proves nothing. */
export const MESSAGE_FILES = readdirSync(join(folder, 'messages')).filter((name) => name.endsWith('.eml')).length;
