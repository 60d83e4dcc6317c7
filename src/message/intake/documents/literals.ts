import { unescaped } from '../decodings/escaped-text.ts';

/** Data as a text writes it: JSON, and what JavaScript, Python, Ruby and PHP print. */
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
  let at = 0;
  let tokens = 0;
  return group(0);

  function group(depth: number): LiteralGroup {
    const items: Literal[] = [];
    const entries: (readonly [string, Literal])[] = [];
    let key: string | null = null;
    let value: Literal | null = null;
    let word = '';
    let joins = false;
    const end = (): void => {
      if (value !== null && key === null) items.push(value);
      else if (value !== null && key !== null) entries.push([key, value]);
      key = null;
      value = null;
      word = '';
      joins = false;
    };
    while (at < text.length && tokens < LIMITS.tokens) {
      tokens += 1;
      TOKEN.lastIndex = at;
      const [whole = ' ', quote, opens, closes, assigns, separates, joiner, bare, lineEnd] = TOKEN.exec(text) ?? [];
      at += whole.length;
      if (quote !== undefined) {
        const next = string(quote);
        if (typeof value === 'string') value += next;
        else {
          if (value !== null) end();
          value = next;
        }
        joins = false;
      } else if (opens !== undefined) {
        if (depth >= LIMITS.depth) at = text.length;
        const inner = group(depth + 1);
        if (value !== null) end();
        value = inner;
      } else if (closes !== undefined) {
        if (depth > 0) break;
      } else if (assigns !== undefined) {
        const name = typeof value === 'string' ? value : word;
        if (name !== '') key = name;
        value = null;
        word = '';
      } else if (separates !== undefined) {
        end();
      } else if (joiner !== undefined) {
        joins = value !== null;
      } else if (bare !== undefined) {
        word = bare;
      } else if (lineEnd !== undefined && depth === 0 && !joins && value !== null && !isJoinedBelow()) {
        end();
      }
    }
    end();
    return { items, entries };
  }

  /** Java and JavaScript may have the sign that joins two strings at the beginning of the next line. */
  function isJoinedBelow(): boolean {
    JOINED.lastIndex = at;
    return JOINED.test(text);
  }

  /** The rest of a string after its opening quotation mark. A doubled mark is a literal one (SQL, CSV). */
  function string(quote: string): string {
    const pieces: string[] = [];
    for (;;) {
      const close = closing(text, quote, at);
      pieces.push(unescaped(text.slice(at, close)));
      at = close + quote.length;
      if (quote.length > 1 || text[at] !== quote) return pieces.join('');
      pieces.push(quote);
      at += 1;
    }
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
