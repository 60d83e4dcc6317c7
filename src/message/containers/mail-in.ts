import { type ByteSource, type Opened, bytesSource, joinedBytes, openSource } from './byte-source.ts';
import { ContainerError } from './container-error.ts';
import type { FoundMail, UnreadableReason } from './found-mail.ts';
import { KIND_BYTES, kindOfFile } from './kind-of-file.ts';
import { CONTAINER_LIMITS, type ContainerLimits } from './limits.ts';
import { splitMbox } from './mbox.ts';
import { judgedHead, readOutlookMessage, readSingleMessage } from './single-message.ts';
import type { ZipEntry } from './zip.ts';

export interface MailOptions {
  readonly limits?: ContainerLimits;
  /**
   * Reads only this place, named as in an earlier reading ({@link FoundMail.place}). Containers that cannot hold it are
   * not unpacked.
   */
  readonly only?: string;
}

/** Shared by everything inside one file. */
interface Context {
  readonly limits: ContainerLimits;
  /** What may still be read; shared by all archives of the file. */
  readonly budget: { entries: number; nested: number };
  /** Archives that enclose the source. */
  readonly depth: number;
  /** Whether a place is, or contains, the wanted one. */
  readonly wanted: (place: string) => boolean;
}

/**
 * Every message of a file, in order: the file itself, the messages of an mbox, the files of a zip archive and of the
 * archives in it. Only heads are kept. A message that cannot be read yields a {@link FoundMail} of the kind
 * `unreadable`, and reading continues; the contents of a file never make it reject.
 *
 * Ending the iteration early stops the reading.
 */
export async function* mailIn(source: ByteSource, options: MailOptions = {}): AsyncGenerator<FoundMail> {
  const { limits = CONTAINER_LIMITS, only = null } = options;
  const context: Context = {
    limits,
    budget: { entries: limits.entries, nested: limits.nestedTotal },
    depth: 0,
    wanted: (place) => only === null || only === place || holds(place, only),
  };
  for await (const some of mailOf(source, context)) {
    for (const found of some) if (only === null || found.place === only) yield found;
  }
}

/** The messages of one piece of a file. They are passed on together, because one at a time costs more. */
type Some = readonly FoundMail[];

/**
 * How many messages of an mbox are passed on together. The fields of a whole chunk would survive several garbage
 * collections.
 */
const TOGETHER = 8;

/** Whether the second place is inside the first: "all.zip!a.mbox" holds "all.zip!a.mbox#3". */
function holds(place: string, inner: string): boolean {
  return inner.startsWith(place) && /^[!#]/u.test(inner.slice(place.length));
}

async function* mailOf(source: ByteSource, context: Context): AsyncGenerator<Some> {
  try {
    yield* mailOfKind(source, context);
  } catch (error) {
    yield [unreadable(source.name, error instanceof ContainerError ? error.reason : reasonOf(error))];
  }
}

async function* mailOfKind(source: ByteSource, context: Context): AsyncGenerator<Some> {
  const opened = await openSource(source, KIND_BYTES);
  try {
    yield* mailOfOpened(source, opened, context);
  } finally {
    await opened.close();
  }
}

async function* mailOfOpened(source: ByteSource, { start, chunks }: Opened, context: Context): AsyncGenerator<Some> {
  const outermost = context.depth === 0;
  const kind = kindOfFile(start);
  switch (kind) {
    case 'zip':
      yield* mailOfZip(await readable(source, chunks, context), context);
      return;
    case 'gzip':
      yield* mailOfGzip(source, chunks, context);
      return;
    case 'mbox':
      yield* mailOfMbox(source, chunks, outermost);
      return;
    case 'emlx':
    case 'text': {
      const from = kind === 'emlx' ? start.indexOf(0x0a) + 1 : 0;
      yield [await readSingleMessage(source.name, chunks, from, outermost ? from : null)];
      return;
    }
    case 'archive':
      yield [unreadable(source.name, 'archive')];
      return;
    case 'outlook':
      yield [await mailOfOutlook(await readable(source, chunks, context), context)];
  }
}

async function mailOfOutlook(source: ByteSource & { readonly size: number }, { limits }: Context): Promise<FoundMail> {
  if (source.size > limits.nested) throw new ContainerError('too-large');
  return readOutlookMessage(source.name, (await source.read?.(0, source.size)) ?? new Uint8Array(0));
}

async function* mailOfMbox(
  source: ByteSource,
  chunks: AsyncIterable<Uint8Array>,
  outermost: boolean,
): AsyncGenerator<Some> {
  let number = 0;
  for await (const heads of splitMbox(chunks, source.read)) {
    for (let at = 0; at < heads.length; at += TOGETHER) {
      yield heads.slice(at, at + TOGETHER).map((found) => {
        number += 1;
        return judgedHead(`${source.name}#${number}`, found, outermost ? found.offset : null);
      });
    }
  }
  // The file contains only separators.
  if (number === 0) yield [unreadable(source.name, 'no-header')];
}

async function* mailOfZip(source: ByteSource & { readonly size: number }, context: Context): AsyncGenerator<Some> {
  if (context.depth >= context.limits.depth) throw new ContainerError('too-deep');
  // Loaded only for an archive: most files are not archives.
  const { zipEntries } = await import('./zip.ts');
  for await (const entry of zipEntries(source)) {
    context.budget.entries -= 1;
    if (context.budget.entries < 0) throw new ContainerError('too-many');
    const place = `${source.name}!${entry.name}`;
    if (isOfSystem(entry.name) || !context.wanted(place)) continue;
    if (entry.encrypted) yield [unreadable(place, 'encrypted')];
    // Unpacking even an empty entry costs a millisecond, and an archive may have a million of them.
    else if (entry.size === 0) yield [unreadable(place, 'empty')];
    else yield* mailOf(entrySource(entry, place, context.limits), { ...context, depth: context.depth + 1 });
  }
}

/** Whether an operating system added the file to the archive: macOS's companion of each file, folder settings. */
function isOfSystem(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/iu.test(name);
}

function entrySource(entry: ZipEntry, place: string, { freeBytes, ratio }: ContainerLimits): ByteSource {
  const most = freeBytes + ratio * entry.packedSize;
  return { name: place, size: null, chunks: () => limited(entry.chunks(), () => most), read: null };
}

async function* mailOfGzip(
  source: ByteSource,
  chunks: AsyncIterable<Uint8Array>,
  context: Context,
): AsyncGenerator<Some> {
  if (context.depth >= context.limits.depth) throw new ContainerError('too-deep');
  const { gunzipped } = await import('./gzip.ts');
  const { freeBytes, ratio } = context.limits;
  const place = source.name.replace(/\.gz$/iu, '');
  let packed = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      packed += chunk.length;
      yield chunk;
    }
  };
  const unpacked: ByteSource = {
    name: place,
    size: null,
    // Limited by what has been read so far: the size of a pipe is unknown, and it may never end.
    chunks: () => limited(gunzipped(counted()), () => freeBytes + ratio * packed),
    read: null,
  };
  yield* mailOf(unpacked, { ...context, depth: context.depth + 1 });
}

/** Passes the pieces on, and stops at more than `most` bytes, which only an archive bomb has. */
async function* limited(chunks: AsyncIterable<Uint8Array>, most: () => number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most()) throw new ContainerError('too-large');
    yield chunk;
  }
}

/** A source that allows random access: the source itself or, within the limits, a copy in memory. */
async function readable(
  source: ByteSource,
  chunks: AsyncIterable<Uint8Array>,
  { limits, budget }: Context,
): Promise<ByteSource & { readonly size: number }> {
  const { size } = source;
  if (source.read !== null && size !== null) return { ...source, size };
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pieces.push(new Uint8Array(chunk));
    length += chunk.length;
    budget.nested -= chunk.length;
    if (length > limits.nested || budget.nested < 0) throw new ContainerError('too-large');
  }
  return { ...bytesSource(source.name, joinedBytes(pieces, length)), size: length };
}

function unreadable(place: string, reason: UnreadableReason): FoundMail {
  return { kind: 'unreadable', place, reason };
}

/**
 * System errors have a code (EACCES, EISDIR) or are the browser's own refusals. All other errors come from the file's
 * contents.
 */
function reasonOf(error: unknown): UnreadableReason {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  if (code === 'EISDIR') return 'not-a-file';
  const name: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : null;
  const refused = (typeof code === 'string' && /^E[A-Z0-9]+$/u.test(code)) || name === 'NotReadableError';
  return refused || name === 'NotFoundError' ? 'cannot-be-read' : 'damaged';
}
