interface Conversion {
  /** libmime's name for the source charset: ISO-2022-JP, JIS…, EUCJP. */
  readonly from: string;
}

/**
 * Replaces `encoding-japanese`, which libmime uses for the charsets that switch by escape sequences, and for EUC-JP.
 * Creates a fresh decoder each time: in Chromium an ISO-2022-JP decoder begins its second text with U+FFFD.
 */
export function convert(bytes: Uint8Array, { from }: Conversion): string {
  return new TextDecoder(/^euc/iu.test(from) ? 'euc-jp' : 'iso-2022-jp').decode(bytes);
}

export default { convert };
