import { unescaped } from '../decodings/escaped-text.ts';

/** Data as it is written in a text: JSON, and what JavaScript, Python, Ruby and PHP print. */
export type Literal = string | LiteralGroup;

/** The content of a pair of brackets of any kind. */
export interface LiteralGroup {
  /** Values without a key, in their order. */
  readonly items: readonly Literal[];
  /** Values with a key, in their order. Unlike in an object, a key may occur more than once. */
  readonly entries: readonly (readonly [key: string, value: Literal])[];
}

/** How much of one text is read at most. */
const LIMITS = { tokens: 200_000, depth: 24 } as const;

const TOKEN = /[bru]{0,2}('''|"""|["'`])|([([{])|([)\]}])|(=>|[:=])|([,;])|([+.])|([\p{L}\p{N}_$@-]+)|(\n)|[^]/giuy;

const JOINED = /[ \t]{0,40}[+.][ \t]?["'`]/uy;

/**
 * Reads a text as the inside of a group: strings in any quotes, brackets of any kind, keys before ":", "=" and "=>".
 * Numbers and other words are skipped. Adjacent strings are one, as Python and C join them; outside all brackets each
 * line is separate, unless "+" or "." joins it to the next. Brackets missing at the end of a truncated text are
 * added. Never throws; takes time in proportion to the length.
 */
export function readLiterals(text: string): LiteralGroup {
  return new LiteralReader(text).group(0);
}

/** Reads one text from left to right. */
class LiteralReader {
  readonly #text: string;
  #at = 0;
  #tokens = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The inside of a group, up to its closing bracket or the end of the text. */
  group(depth: number): LiteralGroup {
    const building = new GroupBuilder();
    while (this.#at < this.#text.length && this.#tokens < LIMITS.tokens) {
      const [quote, opens, closes, assigns, separates, joiner, bare, lineEnd] = this.#token();
      if (quote !== undefined) building.addString(this.#string(quote));
      else if (opens !== undefined) building.addGroup(this.#innerGroup(depth));
      else if (closes !== undefined && depth > 0) break;
      else if (assigns !== undefined) building.takeKey();
      else if (separates !== undefined) building.endValue();
      else if (joiner !== undefined) building.join();
      else if (bare !== undefined) building.addWord(bare);
      else if (lineEnd !== undefined && depth === 0 && !this.#isJoinedBelow()) building.endLine();
    }
    building.endValue();
    return building;
  }

  /** Reads the next token and returns the groups of TOKEN for it. */
  #token(): readonly (string | undefined)[] {
    this.#tokens += 1;
    TOKEN.lastIndex = this.#at;
    const [whole = ' ', ...kinds] = TOKEN.exec(this.#text) ?? [];
    this.#at += whole.length;
    return kinds;
  }

  #innerGroup(depth: number): LiteralGroup {
    if (depth >= LIMITS.depth) this.#at = this.#text.length;
    return this.group(depth + 1);
  }

  /** Whether the next line begins with the sign that joins two strings, as in Java and JavaScript. */
  #isJoinedBelow(): boolean {
    JOINED.lastIndex = this.#at;
    return JOINED.test(this.#text);
  }

  /** The rest of a string after its opening quotation mark. A doubled mark is a literal one (SQL, CSV). */
  #string(quote: string): string {
    const pieces: string[] = [];
    for (;;) {
      const close = closing(this.#text, quote, this.#at);
      pieces.push(unescaped(this.#text.slice(this.#at, close)));
      this.#at = close + quote.length;
      if (quote.length > 1 || this.#text[this.#at] !== quote) return pieces.join('');
      pieces.push(quote);
      this.#at += 1;
    }
  }
}

/** A group while it is read: what is complete, and the value that is not. */
class GroupBuilder implements LiteralGroup {
  readonly items: Literal[] = [];
  readonly entries: (readonly [string, Literal])[] = [];
  #key: string | null = null;
  #value: Literal | null = null;
  /** The last word without quotes: it may turn out to be a key. */
  #word = '';
  #isJoined = false;

  addString(text: string): void {
    if (typeof this.#value === 'string') this.#value += text;
    else {
      if (this.#value !== null) this.endValue();
      this.#value = text;
    }
    this.#isJoined = false;
  }

  addGroup(group: LiteralGroup): void {
    if (this.#value !== null) this.endValue();
    this.#value = group;
  }

  addWord(word: string): void {
    this.#word = word;
  }

  /** What was read last is the key of what follows. */
  takeKey(): void {
    const name = typeof this.#value === 'string' ? this.#value : this.#word;
    if (name !== '') this.#key = name;
    this.#value = null;
    this.#word = '';
  }

  /** The next string belongs to this one, even on the next line. */
  join(): void {
    this.#isJoined = this.#value !== null;
  }

  endLine(): void {
    if (!this.#isJoined && this.#value !== null) this.endValue();
  }

  endValue(): void {
    if (this.#value !== null && this.#key === null) this.items.push(this.#value);
    else if (this.#value !== null && this.#key !== null) this.entries.push([this.#key, this.#value]);
    this.#key = null;
    this.#value = null;
    this.#word = '';
    this.#isJoined = false;
  }
}

/** Index of the next quotation mark that has no backslash before it; the end of the text if there is none. */
function closing(text: string, quote: string, from: number): number {
  for (let start = from; ;) {
    const close = text.indexOf(quote, start);
    if (close === -1) return text.length;
    let slashes = 0;
    while (close - slashes > from && text[close - slashes - 1] === '\\') slashes += 1;
    if (slashes % 2 === 0) return close;
    start = close + 1;
  }
}
