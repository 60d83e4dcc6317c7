/**
 * Names of a page's elements (ids, classes, names of tags and of data attributes) without what may be data: webmails
 * put message numbers, addresses and tokens into them. Only what looks like a name chosen by a programmer is kept.
 */

/** Characters of one name. */
const MAX_NAME = 60;

/** Digits in one name; more of them are a number. */
const MAX_DIGITS = 2;

/** Replaces a number, and a part that is not a name. */
const NUMBER = '#';
const MASKED = '*';

/** Words, in camel case or in capitals, followed by what is left of a number. */
const WORDS = /^(?:[A-Z]{0,12}|[A-Z]?[a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,5})(?:\d{1,2}|#)?$/u;

/** Letters only, but still a hexadecimal number. */
const HEX_LETTERS = /^[a-f]{6,}$/iu;

/** A name with other characters (an address, percent signs, another script) is masked as a whole. */
const PLAIN_NAME = /^[\w.:-]+$/u;

/**
 * A name without what may be data: "main_MSGC257__body" → "main_MSGC#__body", "css-1a2b3c4d" → "css-*",
 * "ivan@example.org" → "*".
 */
export function maskedName(name: string): string {
  if (name.length > MAX_NAME || !PLAIN_NAME.test(name)) {
    return MASKED;
  }
  const carriesNumber = name.replaceAll(/\D/gu, '').length > MAX_DIGITS;
  const parts = name.split(/([_.:-]+)/u).map((part, at) => {
    const written = carriesNumber ? part.replaceAll(/\d+/gu, NUMBER) : part;
    return at % 2 === 1 || (WORDS.test(written) && !HEX_LETTERS.test(part)) ? written : MASKED;
  });
  return parts.join('');
}
