/** What mailbox providers require of bulk senders, as far as a header can show it. */
export type Requirement =
  /** SPF passes. */
  | 'spf'
  /** A DKIM signature passes. */
  | 'dkim'
  /** A domain that passed SPF or DKIM is the domain of From, or belongs to the same organisation. */
  | 'alignment'
  /** DMARC passes, so the domain has a policy. */
  | 'dmarc'
  /** From has one address. */
  | 'one-from'
  /** List-Unsubscribe is present. */
  | 'unsubscribe'
  /** One click is enough to unsubscribe (RFC 8058). */
  | 'one-click'
  /** The sending address has a reverse name, and the name resolves back to it. */
  | 'reverse-name'
  /** The connection to the mailbox's server was encrypted. */
  | 'encryption'
  /** Date, From and Message-ID are present, and fields that may occur only once do (RFC 5322 §3.6). */
  | 'format'
  /** Feedback-ID, by which Gmail groups complaints. */
  | 'feedback-id'
  /** X-Mailru-Msgtype, by which the postmaster pages of Mail.ru and VK group statistics. */
  | 'mailru-type';

/** How one message meets one requirement. */
export interface Outcome {
  readonly requirement: Requirement;
  /** `unknown`: the header does not say. */
  readonly state: 'met' | 'missing' | 'unknown';
  /** The locales have the words under `bulk_reason_<reason>`. */
  readonly reason: OutcomeReason;
  /** {@link HeaderField.index} of the field that shows it; null if a field is what is missing. */
  readonly field: number | null;
}

export type OutcomeReason =
  /** The check passed, or what is required is present. */
  | 'there'
  /** The mailbox's own server reports another result. */
  | 'failed'
  /** The header has no result that counts. */
  | 'not_reported'
  /** There is no DKIM signature. */
  | 'not_signed'
  /** The domain has no DMARC policy. */
  | 'no_policy'
  /** What passed belongs to an organisation other than the one in From. */
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
  /** A signature covers both but did not pass. */
  | 'signature_failed'
  /** A signature covers both and passed, but belongs to another organisation. */
  | 'signature_of_other'
  /** The address has no reverse name. */
  | 'no_name'
  /** The name does not resolve back to the address. */
  | 'name_not_confirmed'
  /** The mailbox's server does not record this. */
  | 'not_recorded'
  /** The connection was not encrypted. */
  | 'plain';
