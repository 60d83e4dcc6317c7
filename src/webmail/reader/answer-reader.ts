import type { ReadFailure, SourceResult } from '../contract/source-result.ts';
import { ANSWER_SAMPLE, reasonOf } from './answer-reason.ts';
import { HeaderBlockEnd } from './header-block-end.ts';
import { isMessage } from './message-glance.ts';

/** Bytes of a header block; real ones stay far below this (mailing lists and Exchange reach about 100 kB). */
export const MAX_HEADER_BLOCK = 1024 * 1024;

/** How many bytes of an answer are read in search of a message wrapped in it, and how many of a JSON answer. */
const MAX_ANSWER = 4 * 1024 * 1024;

/** Transforms the next bytes of an answer into the next bytes of the message inside it; empty while there are none. */
export type Unwrap = (piece: Uint8Array) => Uint8Array;

export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: ReadFailure };

/** Reads until the header block is complete, then stops the transfer. Rejects if the connection breaks. */
export async function readSourceAnswer(response: Response, unwrap: (() => Unwrap) | undefined): Promise<SourceResult> {
  const transfer = new Transfer(response);
  try {
    if (response.ok) {
      const { bytes, ended } = await readHeaderBlockOf(transfer, unwrap);
      if (isMessage(bytes)) {
        return ended ? { ok: true, source: bytes, complete: true } : { ok: false, reason: 'too-large' };
      }
    }
    return { ok: false, reason: await reasonOfTransfer(response, transfer) };
  } finally {
    transfer.end();
  }
}

/** @returns the block with its blank line, or everything received; `ended` is false if a limit cut it */
async function readHeaderBlockOf(
  transfer: Transfer,
  unwrap: (() => Unwrap) | undefined,
): Promise<{ readonly bytes: Uint8Array; readonly ended: boolean }> {
  const take = unwrap?.();
  const blockEnd = new HeaderBlockEnd();
  const pieces: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (!ended && length <= MAX_HEADER_BLOCK && transfer.bytesRead <= MAX_ANSWER) {
    const answered = await transfer.next();
    if (answered === null) {
      ended = true;
    } else {
      const piece = take === undefined ? answered : take(answered);
      const end = blockEnd.find(piece);
      ended = end !== -1;
      const own = ended ? piece.subarray(0, end) : piece;
      pieces.push(own);
      length += own.length;
    }
  }
  // A busy browser hands over megabytes at once: one piece can have both the limit and the end of the block in it.
  return { bytes: joined(pieces).subarray(0, MAX_HEADER_BLOCK), ended: ended && length <= MAX_HEADER_BLOCK };
}

/** Reads a whole JSON answer. Rejects if the connection breaks. */
export async function readJsonAnswer(response: Response): Promise<JsonResult> {
  const transfer = new Transfer(response);
  try {
    const pieces: Uint8Array[] = [];
    while (response.ok && transfer.bytesRead <= MAX_ANSWER) {
      const piece = await transfer.next();
      if (piece === null) {
        const value = parsed(new TextDecoder().decode(joined(pieces)));
        return value === undefined
          ? { ok: false, reason: await reasonOfTransfer(response, transfer) }
          : { ok: true, value };
      }
      pieces.push(piece);
    }
    return { ok: false, reason: response.ok ? 'too-large' : await reasonOfTransfer(response, transfer) };
  } finally {
    transfer.end();
  }
}

/** undefined, which JSON cannot express, if the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function reasonOfTransfer(response: Response, transfer: Transfer): Promise<ReadFailure> {
  const { status, url, redirected } = response;
  return reasonOf({ status, url, redirected, text: await transfer.sampleText() });
}

/**
 * An answer in transit. Uses a default reader: byte readers fail in Firefox's content scripts ("zero length viewed
 * buffer").
 */
class Transfer {
  bytesRead = 0;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #sample: Uint8Array[] = [];

  constructor(response: Response) {
    this.#reader = response.body?.getReader();
  }

  /** The next bytes; null when all have arrived. */
  async next(): Promise<Uint8Array | null> {
    const { done, value } = (await this.#reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) {
      return null;
    }
    if (this.bytesRead < ANSWER_SAMPLE) {
      this.#sample.push(value.subarray(0, ANSWER_SAMPLE - this.bytesRead));
    }
    this.bytesRead += value.length;
    return value;
  }

  /** The beginning of the answer as text, however much has been read. */
  async sampleText(): Promise<string> {
    while (this.bytesRead < ANSWER_SAMPLE && (await this.next()) !== null);
    return new TextDecoder().decode(joined(this.#sample));
  }

  /** Stops the transfer; the rest is not downloaded. */
  end(): void {
    this.#reader?.cancel().catch(() => undefined);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
