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
   * Only this place is looked for, as a former reading named it ({@link FoundMail.place}): what cannot hold it is not
   * unpacked.
   */
  readonly only?: string;
}

/** What holds for all that is inside one file. */
interface Context {
  readonly limits: ContainerLimits;
  /** What may still be read; shared by all archives of the file. */
  readonly budget: { entries: number; nested: number };
  /** Archives around the source. */
  readonly depth: number;
  /** Whether a place holds what is looked for. */
  readonly wanted: (place: string) => boolean;
}

/**
 * Every message of a file, in its order: the file itself, the messages of an mbox, the files of a zip archive and of the
 * archives in it. Only heads are kept. What cannot be read is one {@link FoundMail} of the kind `unreadable`, and the rest
 * goes on; it never rejects because of what a file holds.
 *
 * A caller that ends the iteration ends the reading.
 */
export async function* mailIn(source: ByteSource, options: MailOptions = {}): AsyncGenerator<FoundMail> {
  const { limits = CONTAINER_LIMITS, only = null } = options;
  const context: Context = {
    limits,
    budget: { entries: limits.entries, nested: limits.nestedTotal },
    depth: 0,
    wanted: (place) => only === null || only === place || holds(place, only),
  };
  for await (const found of mailOf(source, context)) {
    if (only === null || found.place === only) yield found;
  }
}

/** Whether the second place is inside the first: "all.zip!a.mbox" holds "all.zip!a.mbox#3". */
function holds(place: string, inner: string): boolean {
  return inner.startsWith(place) && /^[!#]/u.test(inner.slice(place.length));
}

async function* mailOf(source: ByteSource, context: Context): AsyncGenerator<FoundMail> {
  try {
    yield* mailOfKind(source, context);
  } catch (error) {
    yield unreadable(source.name, error instanceof ContainerError ? error.reason : reasonOf(error));
  }
}

async function* mailOfKind(source: ByteSource, context: Context): AsyncGenerator<FoundMail> {
  const opened = await openSource(source, KIND_BYTES);
  try {
    yield* mailOfOpened(source, opened, context);
  } finally {
    await opened.close();
  }
}

async function* mailOfOpened(
  source: ByteSource,
  { start, chunks }: Opened,
  context: Context,
): AsyncGenerator<FoundMail> {
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
      yield await readSingleMessage(source.name, chunks, from, outermost ? from : null);
      return;
    }
    case 'archive':
      yield unreadable(source.name, 'archive');
      return;
    case 'outlook':
      yield await mailOfOutlook(await readable(source, chunks, context), context);
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
): AsyncGenerator<FoundMail> {
  let number = 0;
  for await (const heads of splitMbox(chunks, source.read)) {
    for (const { head, offset } of heads) {
      number += 1;
      yield judgedHead(`${source.name}#${number}`, head, outermost ? offset : null);
    }
  }
}

async function* mailOfZip(source: ByteSource & { readonly size: number }, context: Context): AsyncGenerator<FoundMail> {
  if (context.depth >= context.limits.depth) throw new ContainerError('too-deep');
  // Loaded only for an archive: most files are none.
  const { zipEntries } = await import('./zip.ts');
  for await (const entry of zipEntries(source)) {
    context.budget.entries -= 1;
    if (context.budget.entries < 0) throw new ContainerError('too-many');
    const place = `${source.name}!${entry.name}`;
    if (isOfSystem(entry.name) || !context.wanted(place)) continue;
    if (entry.encrypted) yield unreadable(place, 'encrypted');
    else yield* mailOf(entrySource(entry, place, context.limits), { ...context, depth: context.depth + 1 });
  }
}

/** What systems put into archives beside the files: macOS's twin of each file, folder settings. */
function isOfSystem(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/iu.test(name);
}

function entrySource(entry: ZipEntry, place: string, { freeBytes, ratio }: ContainerLimits): ByteSource {
  const most = freeBytes + ratio * entry.packedSize;
  return { name: place, size: null, chunks: () => limited(entry.chunks(), most), read: null };
}

async function* mailOfGzip(
  source: ByteSource,
  chunks: AsyncIterable<Uint8Array>,
  context: Context,
): AsyncGenerator<FoundMail> {
  if (context.depth >= context.limits.depth) throw new ContainerError('too-deep');
  const { gunzipped } = await import('./gzip.ts');
  const { freeBytes, ratio } = context.limits;
  const place = source.name.replace(/\.gz$/iu, '');
  const unpacked: ByteSource = {
    name: place,
    size: null,
    chunks: () => limited(gunzipped(chunks), freeBytes + ratio * (source.size ?? freeBytes)),
    read: null,
  };
  yield* mailOf(unpacked, { ...context, depth: context.depth + 1 });
}

/** The same pieces; what is more than `most` bytes is an archive bomb. */
async function* limited(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new ContainerError('too-large');
    yield chunk;
  }
}

/** A source that can be read at any place: as it is, or, within the limits, in memory. */
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
    pieces.push(chunk);
    length += chunk.length;
    budget.nested -= chunk.length;
    if (length > limits.nested || budget.nested < 0) throw new ContainerError('too-large');
  }
  return { ...bytesSource(source.name, joinedBytes(pieces, length)), size: length };
}

function unreadable(place: string, reason: UnreadableReason): FoundMail {
  return { kind: 'unreadable', place, reason };
}

/** What comes from the system has a code (EACCES, EISDIR) or is the browser's own refusal; all else is the file's doing. */
function reasonOf(error: unknown): UnreadableReason {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  if (code === 'EISDIR') return 'not-a-file';
  const name: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : null;
  const refused = (typeof code === 'string' && /^E[A-Z0-9]+$/u.test(code)) || name === 'NotReadableError';
  return refused || name === 'NotFoundError' ? 'cannot-be-read' : 'damaged';
}
