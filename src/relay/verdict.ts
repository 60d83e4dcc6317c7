/** The judgement for one relay profile (decision table: docs/border.md), together with what it rests on. */
export interface Verdict {
  /** {@link RelayProfile.id} */
  readonly profile: string;
  readonly verdict: VerdictName;
  /** {@link Hop.index} of the hop that it rests on; null if it rests on none. */
  readonly hop: number | null;
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
  /** Why nothing can be said; only for `undetermined`. */
  readonly reason: UndeterminedReason | null;
}

/** Every verdict, in the order in which they are explained. */
export const VERDICTS = ['proven', 'reported', 'contradicted', 'claimed', 'absent', 'undetermined'] as const;

export type VerdictName = (typeof VERDICTS)[number];

/**
 * `no-received`: not a single Received field. `unreadable`: Received fields, but none that could be parsed.
 * `no-border`: only local hand-overs. `delivery-not-recorded`: the newest line is the relay's own, so the inbox wrote
 * none (MailHog, MailDev, smtp4dev, MailCatcher). `client-not-recorded`: the mailbox's server sees every client under
 * one address (NAT, a container's gateway, a proxy), or records none. `copy-damaged`: the line that decides has lost
 * its server or its date.
 */
export type UndeterminedReason =
  | 'no-received'
  | 'unreadable'
  | 'no-border'
  | 'delivery-not-recorded'
  | 'client-not-recorded'
  | 'copy-damaged';

/** One fact for or against "the message came through this relay". */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** {@link Hop.index} of the hop where it was found; null for other header fields. */
  readonly hop: number | null;
  /** {@link HeaderField.index} of the field where it was found. */
  readonly field: number;
  /** true: speaks for the relay; false: against it. */
  readonly supports: boolean;
  /**
   * `strong`: seen by the border server itself. `weak`: anyone could have written it. `supporting`: consistent, but
   * proves nothing.
   */
  readonly strength: 'strong' | 'weak' | 'supporting';
  /** The text that was matched: an address, a name, a header value. */
  readonly value: string;
}

export type EvidenceKind =
  /** The peer's address is in the relay's networks. */
  | 'address'
  /** The peer's address is outside the relay's networks. */
  | 'foreign-address'
  /** The peer's reverse name, confirmed by a forward look-up, is under the relay's suffix. */
  | 'reverse-name'
  /**
   * The peer's reverse name is under the relay's suffix, but the server does not check such names, or is not known to.
   */
  | 'unverified-reverse-name'
  /** The peer's reverse name belongs to someone else. */
  | 'foreign-reverse-name'
  /** The server looked and found no confirmed reverse name. */
  | 'no-reverse-name'
  /** HELO name under the relay's suffix. */
  | 'helo'
  /** A name made to look like the relay's: extra labels, a hyphen for a dot, letters of another alphabet. */
  | 'look-alike'
  /** The relay's name or address occurs in a part of the field that the sender wrote. */
  | 'injected'
  /** The border server's Received-SPF or Authentication-Results name an address in the relay's networks. */
  | 'authenticated-address'
  /** The border server's own iprev or FCrDNS check confirms the relay's name. */
  | 'confirmed-name'
  /** One of the relay's submission hosts wrote a hop, or is named in one. */
  | 'submission-host'
  | 'campaign-field'
  | 'dkim-domain';
