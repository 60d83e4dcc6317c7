/**
 * Decodes encoded words (RFC 2047) in the charsets that the platform knows. That is enough to compare a subject with
 * the page that shows it, and for a table row. The summary of a message is decoded by mailparser (summarise.ts), which
 * knows every charset and costs more.
 */

/** charset, encoding, text (RFC 2047 §2); the language suffix of RFC 2231 §5 is skipped. */
const ENCODED_WORD = /=\?([^?*]{1,60})(?:\*[^?]{0,60})?\?([bq])\?([^?]{0,2000})\?=/giu;

/** Blanks between two encoded words are not displayed (RFC 2047 §6.2). */
const BETWEEN_WORDS = /(\?=)[ \t\r\n]{1,200}(?==\?)/gu;

type Part = { readonly charset: null; readonly text: string } | { readonly charset: string; readonly bytes: number[] };

/**
 * @param body an unfolded field body
 * @returns the text as a reader sees it; null when that is unknown: an unknown charset, damaged words, 8-bit text in
 *   an undeclared charset
 */
export function decodeEncodedWords(body: string): string | null {
  const source = body.replace(BETWEEN_WORDS, '$1');
  const parts: Part[] = [];
  let from = 0;
  for (const match of source.matchAll(ENCODED_WORD)) {
    const [word, charset = '', encoding = '', text = ''] = match;
    const bytes = encoding.toLowerCase() === 'b' ? fromBase64(text) : fromQ(text);
    if (bytes === null) {
      return null;
    }
    addPlain(parts, source.slice(from, match.index));
    addWord(parts, charset.toLowerCase(), bytes);
    from = match.index + word.length;
  }
  addPlain(parts, source.slice(from));
  const texts = parts.map((part) =>
    part.charset === null ? readPlain(part.text) : readWord(part.charset, part.bytes),
  );
  return texts.includes(null) ? null : texts.join('');
}

function addPlain(parts: Part[], text: string): void {
  if (text !== '') {
    parts.push({ charset: null, text });
  }
}

/**
 * A character may begin in one word and end in the next (against RFC 2047 §5, but common), so neighbours are joined.
 */
function addWord(parts: Part[], charset: string, bytes: number[]): void {
  const last = parts.at(-1);
  if (last !== undefined && last.charset === charset) {
    last.bytes.push(...bytes);
  } else {
    parts.push({ charset, bytes });
  }
}

/** U+FFFD marks bytes that were not UTF-8: 8-bit text in an undeclared charset. */
function readPlain(text: string): string | null {
  return text.includes('\uFFFD') || text.includes('=?') ? null : text;
}

/** A fresh decoder each time: Chromium's iso-2022-jp decoder begins its second text with U+FFFD. */
function readWord(charset: string, bytes: readonly number[]): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

function fromBase64(text: string): number[] | null {
  try {
    return Array.from(atob(text.replaceAll(' ', '')), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** RFC 2047 §4.2. */
function fromQ(text: string): number[] | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) {
      return null;
    }
    if (text[at] === '=') {
      const hex = text.slice(at + 1, at + 3);
      if (!/^[0-9a-f]{2}$/iu.test(hex)) {
        return null;
      }
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else {
      bytes.push(text[at] === '_' ? 0x20 : code);
    }
  }
  return bytes;
}
