import type { Unwrap } from '../reader/answer-reader.ts';

/**
 * Undoes what SOGo does to a source: SOGo takes each byte for an ISO-8859-1 character and writes that in UTF-8. The
 * result is the bytes of the message, whatever their charset.
 */
export function twiceEncoded(): Unwrap {
  const decoder = new TextDecoder();
  return (piece) => Uint8Array.from(decoder.decode(piece, { stream: true }), (character) => character.charCodeAt(0));
}
