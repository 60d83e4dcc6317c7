interface CodecOptions {
  /** The name under which iconv-lite found the charset, after all its aliases. */
  readonly encodingName: string;
}

/** iconv-lite's names of its multi-byte tables, and the browser's (WHATWG Encoding) names of the same charsets. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['shiftjis', 'shift_jis'],
  ['eucjp', 'euc-jp'],
  ['cp936', 'gbk'],
  ['gbk', 'gbk'],
  ['gb18030', 'gb18030'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['big5hkscs', 'big5'],
]);

class Decoder {
  readonly #decoder: TextDecoder;

  constructor(_options: unknown, codec: MultiByteCodec) {
    this.#decoder = new TextDecoder(codec.label);
  }

  write(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  end(): string {
    return this.#decoder.decode();
  }
}

/**
 * For iconv-lite's codec of the Chinese, Japanese and Korean charsets: the browser has the tables already, and those
 * of iconv-lite take 200 kB. Of single-byte charsets iconv-lite knows more than the browser (CP437, CP850, Macintosh
 * Roman), so these stay with it.
 */
export class MultiByteCodec {
  readonly label: string;
  readonly decoder = Decoder;

  constructor({ encodingName }: CodecOptions) {
    this.label = LABELS.get(encodingName) ?? encodingName;
  }
}

export { MultiByteCodec as _dbcs };
