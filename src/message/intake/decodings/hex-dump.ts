/** "0000  52 65 63 …   Rec…" (Wireshark), "00000000: 5265 6365 …  Rece…" (xxd), "00000000  52 65 …  |Rec…|" (hexdump -C). */
const LINE = /^[ \t]*(?:0x)?[\da-f]{4,8}:?[ \t]+((?:(?:[\da-f]{2})+[ \t]{1,2}){1,16})/iu;
const BYTES_OF_A_LINE = 16;
const LEAST = 4;

/** The bytes that a hexadecimal dump shows; null for any other text. */
export function fromHexDump(text: string): Uint8Array | null {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  if (lines.length < LEAST || !lines.slice(0, LEAST).every((line) => LINE.test(line))) return null;
  return Uint8Array.from(lines.flatMap(bytesOfLine));
}

/** At the end of the line the same bytes are shown as characters; these may look like digits. */
function bytesOfLine(line: string): number[] {
  const digits = LINE.exec(`${line} `)?.[1]?.replaceAll(/[ \t]/gu, '') ?? '';
  return (digits.match(/../gu) ?? []).slice(0, BYTES_OF_A_LINE).map((byte) => Number.parseInt(byte, 16));
}
