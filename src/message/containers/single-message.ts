import { readHeaderBlock } from '../header-block.ts';
import type { Intake } from '../intake/intake.ts';
import { FILE_HEAD, takeInFile } from '../intake/take-in-file.ts';
import { takeIn } from '../intake/take-in.ts';
import { whyNoMessage } from '../why-no-message.ts';
import { joinedBytes } from './byte-source.ts';
import type { FoundMail } from './found-mail.ts';
import type { MboxHead } from './mbox-heads.ts';

/**
 * Reads the one message of a file, whatever surrounds it there. Reads no more of the file than a header block can have.
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
  const bytes = await firstBytes(chunks, from + FILE_HEAD);
  return asFound(
    place,
    await takeInFile(bytes.subarray(from), bytes.length - from, () => Promise.resolve(bytes)),
    offset,
  );
}

/** Reads an Outlook file, whose parts may be anywhere in it; `bytes` is the whole file. */
export async function readOutlookMessage(place: string, bytes: Uint8Array): Promise<FoundMail> {
  return asFound(place, await takeInFile(bytes, bytes.length, () => Promise.resolve(bytes)), null);
}

function asFound(place: string, taken: Intake, offset: number | null): FoundMail {
  if (!taken.ok) return { kind: 'unreadable', place, reason: taken.reason };
  return { kind: 'message', place, head: taken.source, header: null, taken, offset };
}

/**
 * A head of an mbox as a message, or as the reason why it is not one. Lines that are not fields come from programs and
 * forms that mangled a pasted message, or from folding; they are treated as in any file that a person brought.
 */
export function judgedHead(
  place: string,
  { head, ascii }: Pick<MboxHead, 'head' | 'ascii'>,
  offset: number | null,
): FoundMail {
  const header = readHeaderBlock(ascii ?? head);
  const { fields } = header;
  const reason = whyNoMessage(fields);
  if (reason !== null) return { kind: 'unreadable', place, reason };
  if (fields.some(({ name }) => name === '')) return asFound(place, takeIn(head), offset);
  return { kind: 'message', place, head, header, taken: null, offset };
}

async function firstBytes(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    pieces.push(new Uint8Array(chunk.subarray(0, most - size)));
    size += chunk.length;
    if (size >= most) break;
  }
  return joinedBytes(pieces, Math.min(size, most));
}
