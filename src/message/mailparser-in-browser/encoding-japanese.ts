interface Conversion {
  /** libmime's name of the source charset: ISO-2022-JP, JIS…, EUCJP. */
  readonly from: string;
}

/**
 * For `encoding-japanese`, which libmime uses for the charsets that switch by escape sequences, and for EUC-JP. A fresh
 * decoder each time: in Chromium a second use of one for ISO-2022-JP begins with U+FFFD.
 */
export function convert(bytes: Uint8Array, { from }: Conversion): string {
  return new TextDecoder(/^euc/iu.test(from) ? 'euc-jp' : 'iso-2022-jp').decode(bytes);
}

export default { convert };
