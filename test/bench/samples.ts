import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHeaderBlock } from '../../src/message/header-block.ts';
import { readCases } from '../corpus/received-cases.ts';

const folder = join(import.meta.dirname, '../corpus/messages');
const TEN_KILOBYTES = 10_000;

/** The messages of the corpus as they are. */
export function corpusMessages(): Uint8Array[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .toSorted()
    .map((file) => new Uint8Array(readFileSync(join(folder, file))));
}

/** Their header blocks, filled up to 10 kB with fields as long as signatures and seals. */
export function tenKilobyteBlocks(): Uint8Array[] {
  return corpusMessages().map((message) => {
    const { fields } = readHeaderBlock(message);
    let text = fields.map((field) => field.raw).join('\n');
    for (let count = 0; text.length < TEN_KILOBYTES; count++) {
      text += `\nX-Filler-${count}: ${'a1b2c3d4e5f6 '.repeat(6)}\n\t${'g7h8i9j0k1l2 '.repeat(6)}`;
    }
    return new TextEncoder().encode(`${text}\n\n`);
  });
}

/** A Received field verbatim, and its body. */
export interface SampleField {
  readonly raw: string;
  readonly body: string;
}

/** All Received fields of test/corpus: those of the messages, of the public suites, and of further servers. */
export function receivedFields(): SampleField[] {
  const ofMessages = corpusMessages()
    .flatMap((message) => readHeaderBlock(message).fields)
    .filter((field) => field.key === 'received');
  const ofSuites = ['received', 'received-more']
    .flatMap((suite) => readCases(join(import.meta.dirname, '../corpus', suite)))
    .map(({ body }) => ({ raw: `Received: ${body}`, body }));
  return [...ofMessages, ...ofSuites];
}
