import { BACKSLASH, CLOSE, OPEN } from './delimiters.ts';
import { endOfMailbox } from './enclosed-word.ts';
import { holdsHost, nextBy } from './swallowed-field.ts';

/** Comments nested deeper than this are no MTA's. */
export const MAX_COMMENT_DEPTH = 32;
/** "(envelope-sender <" */
const MAX_ENVELOPE_WORD = 18;

/** Finds the partner of each opening parenthesis, in one pass over the text however often it is asked. */
export class Parentheses {
  tooDeep = false;
  readonly #text: string;
  readonly #from: number;
  /** Filled only for a text that has an opening parenthesis without a partner. */
  #partners: Map<number, number> | null = null;
  /** Place of the last `by` that was looked for; -1 before, the text's length when there is no further one. */
  #by = -1;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
  }

  /** Place of the closing parenthesis; -1 where this one opens no comment. `peers`: the peer may have written it. */
  closeOf(open: number, beforeBy: boolean, peers: boolean): number {
    const envelope = beforeBy ? -1 : endOfEnvelope(this.#text, open);
    if (envelope !== -1) return envelope;
    let close = this.#partners === null ? this.#scan(open) : (this.#partners.get(open) ?? -1);
    if (close === -1 && this.#partners === null) close = this.#partnerOf(open);
    if (close !== -1 && beforeBy && peers && this.#swallows(open, close)) {
      close = this.#partnerOf(open);
      if (close !== -1 && this.#swallows(open, close)) close = -1;
    }
    return close;
  }

  /** By the rules of RFC 5322 §3.2.2, with backslashes. */
  #scan(open: number): number {
    let depth = 0;
    for (let at = open; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (code === OPEN) {
        if (++depth > MAX_COMMENT_DEPTH) this.tooDeep = true;
      } else if (code === CLOSE && --depth === 0) return at;
    }
    return -1;
  }

  /**
   * Where the rules lead to no end, a backslash is an ordinary character: qpsmtpd writes a HELO of "x\" as
   * "(HELO x\)".
   */
  #partnerOf(open: number): number {
    this.#partners ??= matchAll(this.#text, this.#from);
    return this.#partners.get(open) ?? -1;
  }

  #swallows(open: number, close: number): boolean {
    if (this.#by < open) this.#by = nextBy(this.#text, open);
    return this.#by < close && holdsHost(this.#text, open + 1, close);
  }
}

/**
 * End of `(envelope-from <"a) by b"@example.net>)`: Exim and Dovecot print the sender's quoted local part as it is, and a
 * parenthesis in it closes nothing. -1 for any other comment.
 */
function endOfEnvelope(text: string, open: number): number {
  if (!text.startsWith('envelope-', open + 1)) return -1;
  const less = text.indexOf('<"', open);
  if (less === -1 || less > open + MAX_ENVELOPE_WORD) return -1;
  const end = endOfMailbox(text, less);
  return text.charCodeAt(end) === CLOSE ? end : -1;
}

function matchAll(text: string, from: number): Map<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) open.push(at);
    else if (code === CLOSE) {
      const partner = open.pop();
      if (partner !== undefined) partners.set(partner, at);
    }
  }
  return partners;
}
