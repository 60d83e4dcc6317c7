/** One header field of a message (RFC 5322 §2.2), as it was in the source. */
export interface HeaderField {
  /** Index among all fields of the message; 0 is the topmost. */
  readonly index: number;
  /** Name as written, without the colon and any blanks before it; empty for a line that is not a field. */
  readonly name: string;
  /** The name in lower case, for comparison: field names are case-insensitive (RFC 5322 §1.2.2). */
  readonly key: string;
  /** Text after the colon, unfolded (RFC 5322 §2.2.3) and trimmed. Control characters and bare CRs are kept. */
  readonly body: string;
  /** The whole field as it was in the source, folding kept, without its last line end. */
  readonly raw: string;
}
