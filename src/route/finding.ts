/** Something worth a person's attention. The words for it are in the locales under `finding_<kind>`. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: 'info' | 'warning' | 'alarm';
  /** {@link Hop.index}, where the finding is about one hop. */
  readonly hop: number | null;
  /** What the words need to name: a host, a header field, a number of seconds. */
  readonly values: readonly string[];
}

export type FindingKind =
  /** A hop below the border does not fit the hop above it: [writer of this hop, peer of the hop above]. */
  | 'chain-break'
  /** A field below the border names a provider's host and has a shape that its servers do not write: [host, software]. */
  | 'foreign-shape'
  /** The relay's name stands beside an address that is not the relay's: [name, address]. */
  | 'relay-name-foreign-address'
  /** A Received field holds text that its writer did not mean: [anomaly]. */
  | 'tainted-field'
  /** The clock of one host is ahead of the next one's: [seconds]. */
  | 'clock-skew'
  /** A skew near a whole number of half hours, and no more than two zones can differ: likely a wrong zone: [minutes, negative]. */
  | 'zone-error'
  /** The same host took the message twice: [host]. */
  | 'loop'
  /** A field that Sendsay's SMTP gate requires is missing: [field name]. */
  | 'missing-required-field'
  /** A well-known filtering gateway handed the message to the mailbox's server: [gateway, that server]. */
  | 'gateway'
  /** Handed on by another mailbox: [host]. */
  | 'forwarded'
  /** Re-sent by a mailing list: [list]. */
  | 'mailing-list'
  /** Proven by name with an address outside the known networks: [name, address]. */
  | 'address-outside-networks'
  /** Proven by address with a reverse name outside the known suffixes: [name, address]. */
  | 'name-outside-suffixes'
  /** The Date field and the first hop are far apart: [seconds from Date to the hop, negative where Date is later]. */
  | 'date-differs'
  /** More Received fields than are read: [limit]. */
  | 'too-many-hops';
