/**
 * A line of hexadecimal bytes: "0000  52 65 63 …   Rec…" (Wireshark), "00000000: 5265 6365 …  Rece…" (xxd), "00000000
 * 52 65 …  |Rec…|" (hexdump -C).
 */
const LINE = /^[ \t]*(?:0x)?[\da-f]{4,8}:?[ \t]+((?:(?:[\da-f]{2})+[ \t]{1,2}){1,16})/iu;
const BYTES_OF_A_LINE = 16;
const LEAST = 4;

/** "0000000   R   e   c   e   i   v   e   d   :       f   r   o   m  \\n" (od -c): four columns for each byte. */
const CHARACTERS = /^[0-7]{7}((?: {3}[ -~]| {2}\\[\\0abfnrtv]| [0-7]{3}){1,16})[ \t]*$/u;
const WRITTEN: Readonly<Partial<Record<string, number>>> = { n: 10, r: 13, t: 9, '0': 0, a: 7, b: 8, f: 12, v: 11 };
const COLUMNS = 4;
/** Only digits (xxd -p, a database's "\\x…" and "0x…"), at least as many as a header has. */
const DIGITS = /^(?:\\x|0x|x')?((?:[\da-f]{2}[\r\n]*){200,})'?$/iu;

/** The bytes that a hexadecimal or octal dump shows; null for any other text. */
export function fromHexDump(text: string): Uint8Array | null {
  const digits = DIGITS.exec(text.trim())?.[1]?.replaceAll(/[\r\n]/gu, '');
  if (digits !== undefined) return Uint8Array.from(bytesOf(digits));
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  if (lines.length >= LEAST && lines.slice(0, LEAST).every((line) => CHARACTERS.test(full(line))))
    return Uint8Array.from(lines.flatMap((line, nth) => bytesOfCharacters(line, nth < lines.length - 2)));
  if (lines.length < LEAST || !lines.slice(0, LEAST).every((line) => LINE.test(line))) return null;
  return Uint8Array.from(lines.flatMap(bytesOfLine));
}

/** The line with the blanks at its end restored: they are spaces of the text, and copying loses them. */
function full(line: string): string {
  const [offset = ''] = line.split(' ', 1);
  return line.trimEnd().padEnd(offset.length + COLUMNS * BYTES_OF_A_LINE);
}

function bytesOfCharacters(line: string, isFull: boolean): number[] {
  const shown = CHARACTERS.exec(isFull ? full(line) : line)?.[1] ?? '';
  return (shown.match(/.{4}/gu) ?? []).map((cell) => {
    const [, written, octal] = /^(?: {2}\\(.)| ([0-7]{3}))$/u.exec(cell) ?? [];
    if (octal !== undefined) return Number.parseInt(octal, 8);
    return (written === undefined ? null : WRITTEN[written]) ?? cell.charCodeAt(COLUMNS - 1);
  });
}

function bytesOf(digits: string): number[] {
  return (digits.match(/../gu) ?? []).map((byte) => Number.parseInt(byte, 16));
}

/** The bytes of one line. Its end shows the same bytes as characters, which may look like digits. */
function bytesOfLine(line: string): number[] {
  const digits = LINE.exec(`${line} `)?.[1]?.replaceAll(/[ \t]/gu, '') ?? '';
  return bytesOf(digits).slice(0, BYTES_OF_A_LINE);
}
