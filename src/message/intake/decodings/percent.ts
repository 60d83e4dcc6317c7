/** An encoded line end, as in addresses and forms. */
const LINE_END = /%0A/giu;
const HABIT = 3;
const MOST_LINES = 3;

/**
 * Decodes the percent-encoded texts (RFC 3986 §2.1) in a text: in a `data:` or `mailto:` address, in the body of a
 * form, or the whole text. An address or a form yields each value that contains line ends. Empty for any other text: in
 * a source with real line ends, its sender wrote the "%0A".
 */
export function fromPercentEncoded(text: string): string[] {
  const bare = text.trim();
  if (bare.split('\n', MOST_LINES + 1).length > MOST_LINES || (bare.match(LINE_END)?.length ?? 0) < HABIT) return [];
  const isForm = /^(?:mailto:[^?\s]*\?)?[\w.-]+=/iu.test(bare);
  // A form with a single value and no name: blanks are written as plus signs, and real plus signs are encoded.
  const isOneValue = !isForm && !/ |%20/u.test(bare);
  const values = isForm
    ? bare.replace(/^mailto:[^?\s]*\?/iu, '').split('&')
    : [bare.replace(/^data:[^,\s]{0,200},/iu, '')];
  return values
    .filter((value) => /%0A/iu.test(value))
    .map((value) => (isForm ? value.replace(/^[\w.-]+=/u, '') : value))
    .map((value) => decoded(isForm || isOneValue ? value.replaceAll('+', ' ') : value));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%([0-7][\dA-F])/giu, (_escape, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}
