/** What mailbox providers ask of those who send many messages, as far as a header can show it. */
export type Requirement =
  /** SPF passes. */
  | 'spf'
  /** A DKIM signature passes. */
  | 'dkim'
  /** A domain that passed SPF or DKIM is the domain of From, or one of the same organisation. */
  | 'alignment'
  /** DMARC passes, so that the domain has a policy. */
  | 'dmarc'
  /** From has one address. */
  | 'one-from'
  /** List-Unsubscribe is there. */
  | 'unsubscribe'
  /** One click unsubscribes (RFC 8058). */
  | 'one-click'
  /** The sending address has a name, and the name leads back to it. */
  | 'reverse-name'
  /** The connection to the mailbox's server was encrypted. */
  | 'encryption'
  /** Date, From and Message-ID are there, and fields that may stand once stand once (RFC 5322 §3.6). */
  | 'format'
  /** Feedback-ID, by which Gmail counts complaints. */
  | 'feedback-id'
  /** X-Mailru-Msgtype, by which Mail.ru and VK's postmaster count. */
  | 'mailru-type';

/** How one message stands to one requirement. */
export interface Outcome {
  readonly requirement: Requirement;
  /** `unknown`: the header does not say. */
  readonly state: 'met' | 'missing' | 'unknown';
  /** Why; the words are in the locales under `bulk_reason_<reason>`. */
  readonly reason: OutcomeReason;
  /** {@link HeaderField.index} of the field that shows it; null where what is missing is a field. */
  readonly field: number | null;
}

export type OutcomeReason =
  /** The check passed, or what is asked for is there. */
  | 'there'
  /** The mailbox's own server reports another result. */
  | 'failed'
  /** No result that counts is in the header. */
  | 'not_reported'
  /** There is no DKIM signature. */
  | 'not_signed'
  /** The domain has no DMARC policy. */
  | 'no_policy'
  /** What passed is of another organisation than From. */
  | 'other_domain'
  /** There is no such field. */
  | 'no_field'
  /** The field has more than one address, or the message has more than one such field. */
  | 'several'
  /** List-Unsubscribe has no https address. */
  | 'no_https'
  /** List-Unsubscribe-Post is missing, or does not say exactly "List-Unsubscribe=One-Click". */
  | 'no_post'
  /** No DKIM signature covers both fields in its h= list. */
  | 'not_covered'
  /** A signature covers both, and did not pass. */
  | 'signature_failed'
  /** A signature covers both and passed, for the domain of another organisation. */
  | 'signature_of_other'
  /** The address has no name. */
  | 'no_name'
  /** The name does not lead back to the address. */
  | 'name_not_confirmed'
  /** The mailbox's server does not write such a thing. */
  | 'not_recorded'
  /** The connection was not encrypted. */
  | 'plain';

/** What no header can show, and every provider also asks for. */
export const NOT_IN_A_HEADER = ['complaints', 'consent', 'unsubscribed', 'policy'] as const;
