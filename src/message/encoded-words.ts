/**
 * Decodes encoded words (RFC 2047) in the charsets that the platform knows. That is enough to compare a subject with
 * the page that shows it, and for a table row. The summary of a message is decoded by mailparser (summarise.ts), which
 * knows every charset but costs more.
 */

/** An encoded word: charset, encoding, text (RFC 2047 §2); the language suffix of RFC 2231 §5 is skipped. */
const ENCODED_WORD = /=\?([^?*]{1,60})(?:\*[^?]{0,60})?\?([bq])\?([^?]{0,2000})\?=/giu;

/** Blanks between two encoded words are not displayed (RFC 2047 §6.2). */
const BETWEEN_WORDS = /(\?=)[ \t\r\n]{1,200}(?==\?)/gu;

/**
 * A piece of the text. If `charset` is null, the piece is as it was written. Otherwise it holds the bytes of an encoded
 * word, each as the character with its number.
 */
interface Part {
  readonly charset: string | null;
  text: string;
}

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
    const bytes = encoding.toLowerCase() === 'b' ? charactersFromBase64(text) : fromQ(text);
    if (bytes === null) {
      return null;
    }
    add(parts, null, source.slice(from, match.index));
    add(parts, charset.toLowerCase(), bytes);
    from = match.index + word.length;
  }
  add(parts, null, source.slice(from));
  let decoded = '';
  for (const { charset, text } of parts) {
    const read = charset === null ? readPlain(text) : readWord(charset, text);
    if (read === null) {
      return null;
    }
    decoded += read;
  }
  return decoded;
}

/** A character may begin in one word and end in the next (against RFC 2047 §5, but common), so neighbours are joined. */
function add(parts: Part[], charset: string | null, text: string): void {
  const last = parts.at(-1);
  if (last !== undefined && last.charset === charset) {
    last.text += text;
  } else if (charset !== null || text !== '') {
    parts.push({ charset, text });
  }
}

/** U+FFFD marks bytes that were not UTF-8: 8-bit text in an undeclared charset. */
function readPlain(text: string): string | null {
  return text.includes('\uFFFD') || text.includes('=?') ? null : text;
}

/** The decoder for most words is kept: making one costs more than decoding a word. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Makes a fresh decoder for every other charset: Chromium's iso-2022-jp decoder begins its second text with U+FFFD. */
function readWord(charset: string, byteText: string): string | null {
  const bytes = new Uint8Array(byteText.length);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = byteText.charCodeAt(at);
  }
  try {
    return (charset === 'utf-8' ? UTF8 : new TextDecoder(charset, { fatal: true })).decode(bytes);
  } catch {
    return null;
  }
}

function charactersFromBase64(text: string): string | null {
  try {
    return atob(text.replaceAll(' ', ''));
  } catch {
    return null;
  }
}

/** Decodes the Q encoding (RFC 2047 §4.2); null if it is invalid. */
function fromQ(text: string): string | null {
  if (/[^\0-\x7f]|=(?![0-9A-Fa-f]{2})/u.test(text)) {
    return null;
  }
  return text
    .replaceAll('_', ' ')
    .replaceAll(/=(..)/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
