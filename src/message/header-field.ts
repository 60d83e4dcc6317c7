/** One header field of a message (RFC 5322 §2.2), as it stood in the source. */
export interface HeaderField {
  /** Place among all fields of the message, 0 is the topmost. */
  readonly index: number;
  /** Name as written, without the colon and without blanks before it; empty for a line that is no field. */
  readonly name: string;
  /** The name in lower case, for comparing: field names have no case (RFC 5322 §1.2.2). */
  readonly key: string;
  /** Text after the colon, unfolded (RFC 5322 §2.2.3) and trimmed. Control characters and bare CRs are kept. */
  readonly body: string;
  /** The whole field as it stood, folding kept, without its last line end. */
  readonly raw: string;
}
