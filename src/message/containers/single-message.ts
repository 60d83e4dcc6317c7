import { HEADER_LIMITS, readHeaderBlock } from '../header-block.ts';
import { whyNoMessage } from '../why-no-message.ts';
import { joined } from './byte-source.ts';
import type { FoundMail } from './found-mail.ts';
import { endOfHead } from './mbox.ts';

/**
 * One message as the whole content of a file. Reads no further than its header block; of what is not a message as it
 * stands, no more than a header block can have.
 *
 * @param from bytes before the message (the length that Apple Mail writes above it)
 * @param offset where the message begins in the outermost file, or null
 */
export async function readSingleMessage(
  place: string,
  chunks: AsyncIterable<Uint8Array>,
  from: number,
  offset: number | null,
): Promise<FoundMail> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let bytes = new Uint8Array(0);
  let end = -1;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    size += chunk.length;
    bytes = joined(pieces, size).slice(from, from + HEADER_LIMITS.block);
    end = endOfHead(bytes, firstFieldAt(bytes));
    if (end !== -1 || size - from >= HEADER_LIMITS.block) break;
  }
  return judgedHead(place, end === -1 ? bytes : bytes.slice(0, end), offset);
}

/** A head as a found message, or as what it is instead of one. */
export function judgedHead(place: string, head: Uint8Array, offset: number | null): FoundMail {
  const reason = whyNoMessage(readHeaderBlock(head).fields);
  return reason === null ? { kind: 'message', place, head, offset } : { kind: 'unreadable', place, reason };
}

/** Blank lines above the first field are not the end of the header block (header-block.ts). */
function firstFieldAt(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && [0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at++;
  return at === bytes.length ? 0 : at;
}
