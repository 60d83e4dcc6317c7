/** What a person reads in a message, decoded (RFC 2047, every charset). null where the message does not say. */
export interface Summary {
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** ISO 8601 in UTC; null when missing or not a date. */
  readonly date: string | null;
  /** Without angle brackets. */
  readonly messageId: string | null;
}
