/** The clauses of a Received field (RFC 5321 §4.4 and what is written beside it); `lead` stands before the first keyword. */
export type ClauseName = 'from' | 'by' | 'via' | 'with' | 'id' | 'for' | 'envelopeFrom' | 'tls' | 'lead';

/** The clause that a word opens where it is a keyword, in any case; undefined for any other word. */
export function keywordOf(word: string): ClauseName | undefined {
  switch (word.length) {
    case 2:
      return is(word, 'by') ? 'by' : is(word, 'id') ? 'id' : undefined;
    case 3:
      return is(word, 'for') ? 'for' : is(word, 'via') ? 'via' : is(word, 'tls') ? 'tls' : undefined;
    case 4:
      return is(word, 'from') ? 'from' : is(word, 'with') ? 'with' : undefined;
    case 13:
      return is(word, 'envelope-from') ? 'envelopeFrom' : undefined;
    case 15:
      return is(word, 'envelope-sender') ? 'envelopeFrom' : undefined;
    default:
      return undefined;
  }
}

/** Compares without a copy in lower case: this is asked of every word. */
function is(word: string, keyword: string): boolean {
  for (let at = 0; at < keyword.length; at++) {
    if ((word.charCodeAt(at) | 0x20) !== keyword.charCodeAt(at)) return false;
  }
  return true;
}
