import type { FoundMail } from '../message/containers/found-mail.ts';
import { mailIn } from '../message/containers/mail-in.ts';
import { foundInside } from './found-inside.ts';
import { type Judge, type JudgedMail, judgedMail, refusedFile } from './judged-mail.ts';
import { type PreparedMail, type WritingNeeds, prepareMail } from './prepare-mail.ts';
import { type StandardInput, filesAt, sourcesOf } from './sources.ts';

/**
 * A piece of work for one thread, in order: messages as they were found, files to read as a whole, and files that could
 * not be opened. Plain data.
 */
export type Work = readonly (
  | { readonly kind: 'found'; readonly mail: FoundMail }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'refused'; readonly mail: JudgedMail }
)[];

/** A file up to this size is read by the thread that judges it: in a folder of messages, reading is half the work. */
const WHOLE_FILE = 4 * 1024 * 1024;
/**
 * Messages in a piece of work. Larger pieces are no faster and take 20 MB more, because they are copied from thread to
 * thread.
 */
const PIECE = 96;
/** A whole file counts as this many messages. */
const FILE_WEIGHT = 16;

/** The named files cut into pieces of work, in order. Large files and standard input are split into messages here. */
export async function* workOf(names: readonly string[], input: StandardInput): AsyncGenerator<Work> {
  let piece: Work[number][] = [];
  let weight = 0;
  for await (const named of sourcesOf(names, input)) {
    if (!named.ok) piece.push({ kind: 'refused', mail: refusedFile(named) });
    else if (named.source.size !== null && named.source.size <= WHOLE_FILE) {
      piece.push({ kind: 'file', name: named.source.name });
      weight += FILE_WEIGHT;
    } else {
      for await (const mail of mailIn(named.source)) {
        // Leaves out the fields, or both bytes and fields would be copied to the thread.
        piece.push({ kind: 'found', mail: mail.kind === 'message' ? { ...mail, header: null } : mail });
        weight += 1;
        if (weight < PIECE) continue;
        yield piece;
        piece = [];
        weight = 0;
      }
    }
    if (weight < PIECE) continue;
    yield piece;
    piece = [];
    weight = 0;
  }
  if (piece.length > 0) yield piece;
}

/** Does a piece of work, in a thread or in the command itself. */
export async function doWork(work: Work, judge: Judge, needs: WritingNeeds): Promise<PreparedMail[]> {
  const prepared: PreparedMail[] = [];
  const { inside } = needs.asked;
  for (const item of work) {
    if (item.kind === 'found') {
      for await (const each of foundInside(item.mail, inside)) prepared.push(await prepareMail(judge(each), needs));
    } else if (item.kind === 'refused') prepared.push(await prepareMail(item.mail, needs));
    else {
      // Here "-" is a file name, too, and not standard input.
      for await (const named of filesAt(item.name)) {
        for await (const mail of judgedMail(named, judge, inside)) prepared.push(await prepareMail(mail, needs));
      }
    }
  }
  return prepared;
}

/** A piece of work that nobody finished, because the thread that had it ended. */
export class UndoneWork extends Error {
  /** Where it begins: a place, or the name of a file. */
  readonly place: string;
  /** Messages and files in it. */
  readonly size: number;

  constructor([first, ...others]: Work, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.place = first === undefined ? '' : first.kind === 'file' ? first.name : first.mail.place;
    this.size = others.length + 1;
  }
}

/**
 * Results in the order of the work, whichever is done first. Keeps only a few pieces at a time. Rejects with {@link
 * UndoneWork} in place of the first piece that `run` rejects; whatever comes before that piece has been returned by
 * then.
 */
export async function* inOrder(
  pieces: AsyncIterable<Work>,
  run: (work: Work) => Promise<readonly PreparedMail[]>,
  most: number,
): AsyncGenerator<PreparedMail> {
  const waiting: Promise<readonly PreparedMail[] | UndoneWork>[] = [];
  for await (const work of pieces) {
    // Not a rejection: nobody may be waiting for this piece yet, and Node would end the process.
    waiting.push(run(work).catch((error: unknown) => new UndoneWork(work, error)));
    if (waiting.length >= most) yield* done(await waiting.shift());
  }
  for (const each of waiting) yield* done(await each);
}

function done(outcome: readonly PreparedMail[] | UndoneWork = []): readonly PreparedMail[] {
  if (outcome instanceof UndoneWork) throw outcome;
  return outcome;
}
