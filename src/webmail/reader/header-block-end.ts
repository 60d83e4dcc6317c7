const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;

/**
 * Finds the end of a header block (RFC 5322 §2.1) in a message that arrives in pieces. Each byte is examined once. The
 * end is the first empty line after something was written: LF LF, LF CR LF. Blank lines above the first field are
 * skipped, as in readHeaderBlock. A line that contains only a CR is not empty: a sender can plant one inside a field
 * ("Subject: x<LF><CR><CR><LF>") to hide what follows.
 */
export class HeaderBlockEnd {
  #started = false;
  /** What the current line contains so far. */
  #line: 'nothing' | 'one CR' | 'something' = 'something';

  /**
   * @param piece the next bytes of the message
   * @returns how many of them still belong to the block, its blank line included; -1 if it continues after them
   */
  find(piece: Uint8Array): number {
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at];
      if (byte === LF) {
        if (this.#started && this.#line !== 'something') {
          return at + 1;
        }
        this.#line = 'nothing';
      } else if (byte === CR && this.#line === 'nothing') {
        this.#line = 'one CR';
      } else {
        this.#line = 'something';
        this.#started ||= byte !== CR && byte !== SPACE && byte !== TAB;
      }
    }
    return -1;
  }
}
