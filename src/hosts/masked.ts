/** An address with masked numbers: "185.138.182.XXX", "x.x.x.x", "10.*.*.*". */
const PART_OF_ADDRESS = /(?<![\w.])(?=[\d.]*[x*#])(?:[\dx*#]{1,3}\.){3}[\dx*#]{1,3}(?![\w.])/iu;
const MASK =
  /\b(?:redacted|removed|masked|censored|sanitized|anonymi[sz]ed)\b|\[(?:hidden|ip|host|name|address)\]|скрыт[оы]?|удален[оы]?|(?<![\w-])X{3,}(?![\w-])|\*{3}|█|▇|■{2}|…|\.{3}(?=\s|$)/iu;

/**
 * Whether a name, an address or a longer text has a part that someone made unreadable before showing it to others:
 * "<redacted>", "185.138.182.XXX", "***.example.net". Such a value cannot be compared with another one.
 */
export function isMasked(text: string): boolean {
  return PART_OF_ADDRESS.test(text) || MASK.test(text);
}
