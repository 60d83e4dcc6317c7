const ESCAPE = /\\(?:u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|([^ux]))/gu;
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', ''],
  ['b', ''],
  ['f', ''],
  // A backslash before a line end joins this line and the next.
  ['\n', ''],
]);

/** How many written-out line ends it takes before a text counts as escaped. */
const HABIT = 3;
/**
 * A log or a program prints an escaped text on one line. In a source with real line ends, a "\\n" is the sender's, for
 * example in a HELO name.
 */
const MOST_LINES = 3;

/**
 * Restores a text in which line ends are written out as "\n" or "\r\n": a line of a log, a string of JSON or of a
 * program, bytes as Python shows them (b'…'). null for any other text: a real header has real lines.
 */
export function fromEscapedText(text: string): string | null {
  const bare = text.trim();
  const written = bare.match(/\\n/gu)?.length ?? 0;
  if (written < HABIT || bare.split('\n', MOST_LINES + 1).length > MOST_LINES) return null;
  const quoted = /^(?:[a-z_]+\s*=\s*)?[bru]{0,2}(["'])([^]*)\1[,;]?$/iu.exec(bare);
  const inner = quoted?.[2] ?? bare.replace(/^[bru]{0,2}["']/iu, '');
  return unescaped(inner);
}

/** Undoes the escapes that JSON, C, Python and JavaScript have in common. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(ESCAPE, (_escape, unicode?: string, hex?: string, character?: string) => {
    if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
    if (hex !== undefined) return byteOf(Number.parseInt(hex, 16));
    return WRITTEN.get(character ?? '') ?? character ?? '';
  });
}

/** Python's "\xd0" is a byte, not a character. */
function byteOf(code: number): string {
  return String.fromCharCode(code < 0x80 ? code : 0xdc00 + code);
}
