/** Something worth a person's attention. The locales have the words under `finding_<kind>`. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: 'info' | 'warning' | 'alarm';
  /** {@link Hop.index}, if the finding is about one hop. */
  readonly hop: number | null;
  /** What the words need: a host, a header field, a number of seconds. */
  readonly values: readonly string[];
}

export type FindingKind =
  /** A hop below the border is inconsistent with the hop above it: [writer of this hop, peer of the hop above]. */
  | 'chain-break'
  /** A mask hides what would show whether the chain holds, or whether the field is as its writer meant it. */
  | 'masked'
  /** A field below the border names a provider's host in a form that its servers do not write: [host, software]. */
  | 'foreign-shape'
  /** The relay's name is next to an address or another name that is not the relay's: [name, address or other name]. */
  | 'relay-name-foreign-address'
  /** A Received field contains text that its writer did not intend: [anomaly]. */
  | 'tainted-field'
  /** The clock of one host is ahead of the next one's: [seconds]. */
  | 'clock-skew'
  /**
   * A skew close to a whole number of half hours and no larger than two zones can differ, so probably a wrong zone:
   * [minutes, negative].
   */
  | 'zone-error'
  /** The same host received the message twice: [host]. */
  | 'loop'
  /** A field that Sendsay's SMTP gate requires is missing: [field name]. */
  | 'missing-required-field'
  /** A well-known filtering gateway handed the message to the mailbox's server: [gateway, that server]. */
  | 'gateway'
  /** Forwarded by another mailbox: [host]. */
  | 'forwarded'
  /** Re-sent by a mailing list: [list]. */
  | 'mailing-list'
  /** Proven by name, from an address outside the known networks: [name, address]. */
  | 'address-outside-networks'
  /** Proven by address, with a reverse name outside the known suffixes: [name, address]. */
  | 'name-outside-suffixes'
  /** The Date field and the first hop are far apart: [seconds from Date to the hop, negative if Date is later]. */
  | 'date-differs'
  /** More Received fields than the limit: [limit]. */
  | 'too-many-hops';
