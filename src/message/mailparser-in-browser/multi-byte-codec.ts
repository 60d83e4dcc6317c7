interface CodecOptions {
  /** The name under which iconv-lite found the charset, with all aliases resolved. */
  readonly encodingName: string;
}

/** iconv-lite's names for its multi-byte tables, and the browser's names (WHATWG Encoding) for the same charsets. */
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
 * Replaces iconv-lite's codec for Chinese, Japanese and Korean charsets: the browser already has the tables, and
 * iconv-lite's take 200 kB. iconv-lite knows more single-byte charsets than the browser (CP437, CP850, Macintosh
 * Roman), so it keeps those.
 */
export class MultiByteCodec {
  readonly label: string;
  readonly decoder = Decoder;

  constructor({ encodingName }: CodecOptions) {
    this.label = LABELS.get(encodingName) ?? encodingName;
  }
}

export { MultiByteCodec as _dbcs };
