/** The head of one message of an mbox. */
export interface MboxHead {
  /** A copy; the heads of one chunk may share their memory. */
  readonly head: Uint8Array;
  /** The head as text if it is ASCII, else null. */
  readonly ascii: string | null;
  /** Where the head begins in the file, after the separator. */
  readonly offset: number;
}

/** Where a head is in the bytes that are being split. */
export interface HeadPlace {
  readonly from: number;
  readonly to: number;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Copies the heads at these places out of bytes whose memory is about to be used again; `base` is the offset of the
 * bytes in the file.
 *
 * The copies share one piece of memory, because the engine keeps track of each piece, and one for each message would be
 * too many. A browser keeps whatever is passed to a decoder until the next full collection. So the original bytes are
 * decoded, whose memory is kept anyway, and not the copies.
 */
export function copyHeads(bytes: Uint8Array, places: readonly HeadPlace[], base: number): MboxHead[] {
  const all = new Uint8Array(places.reduce((sum, { from, to }) => sum + to - from, 0));
  let end = 0;
  return places.map(({ from, to }) => {
    const head = bytes.subarray(from, to);
    const ascii = asciiOf(head);
    const offset = base + from;
    // This head will be decoded from its bytes, and must not keep the memory of the others.
    if (ascii === null) return { head: head.slice(), ascii, offset };
    all.set(head, end);
    end += head.length;
    return { head: all.subarray(end - head.length, end), ascii, offset };
  });
}

/**
 * The bytes as text; null unless all are ASCII: other UTF-8 has fewer characters than bytes, and anything else has
 * U+FFFD.
 */
function asciiOf(bytes: Uint8Array): string | null {
  const decoded = utf8.decode(bytes);
  return decoded.length === bytes.length && !decoded.includes('\uFFFD') ? decoded : null;
}
