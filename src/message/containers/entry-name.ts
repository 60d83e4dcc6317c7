/**
 * Decodes the name of an archive entry that does not declare its encoding. It may be UTF-8 all the same (macOS), cp866
 * (Russian Windows) or windows-1251 (some Russian programs).
 *
 * @returns null where the format's own default, cp437, is as good a guess
 */
export function decodeEntryName(raw: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return russian(raw);
  }
}

/**
 * Decoded as Cyrillic, if every non-ASCII character is a Cyrillic letter in that code page and no word mixes the two
 * alphabets; else null.
 */
function russian(raw: Uint8Array): string | null {
  for (const [label, isLetter] of CODE_PAGES) {
    if (!raw.every((byte) => byte < 0x80 || isLetter(byte))) continue;
    const name = new TextDecoder(label).decode(raw);
    // "MБller" is "Müller" in cp437.
    if (!/[a-z][а-яё]|[а-яё][a-z]/iu.test(name)) return name;
  }
  return null;
}

const CODE_PAGES: readonly (readonly [label: string, isLetter: (byte: number) => boolean])[] = [
  // А–п, р–я, Ё, ё, №
  ['ibm866', (byte) => byte <= 0xaf || (byte >= 0xe0 && byte <= 0xf1) || byte === 0xfc],
  // А–я, Ё, ё, №, « »
  ['windows-1251', (byte) => byte >= 0xc0 || [0xa8, 0xb8, 0xb9, 0xab, 0xbb].includes(byte)],
];
