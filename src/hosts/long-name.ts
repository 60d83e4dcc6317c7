/** A name of this length fits on any line. */
const SHORT_NAME = 24;

/**
 * Where a line may be broken: after a dot or an "@", and between the groups of an IPv6 address, but neither in
 * "198.51.100.20" nor in "08:15:40".
 */
const BETWEEN_LABELS = /(?<=[.@])(?=\p{L})|(?<=[\da-f]{3}:)(?=[\da-f])/u;

/**
 * The parts of a long host name, address or identifier between which a line may be broken. A browser breaks
 * "mail-81.sas.yandex.net" after a hyphen only, and if that is not enough, in the middle of a label.
 *
 * @returns a single part if the text is short; the parts joined give the text again
 */
export function partsOfLongName(text: string): string[] {
  return text.length > SHORT_NAME ? text.split(BETWEEN_LABELS) : [text];
}
