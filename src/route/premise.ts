/**
 * What an internal step rests on beyond the header itself. Plain data: shown as one line each, written to JSON as
 * `{kind, value}`.
 */
export interface Premise {
  readonly kind: PremiseKind;
  /** The address or name in question. */
  readonly value: string;
  /** {@link Hop.index} of the hop whose peer was accepted as internal because of it. */
  readonly hop: number;
}

export type PremiseKind =
  /** The user's setting "my servers" names this address or name. */
  | 'my-servers'
  /** Only the mailbox's own programs use this loopback address, or this address of the host itself. */
  | 'loopback'
  /** This private address belongs to a machine of the mailbox's system: its looked-up name says so. */
  | 'private-name'
  /**
   * This private address belongs to a machine of the mailbox's system, but only its greeting (HELO) says so: `proven`
   * becomes conditional.
   */
  | 'private-greeting'
  /**
   * A host that delivered by LMTP belongs to the mailbox, although its address was not written or is an internal one:
   * only its greeting says so. `proven` becomes conditional.
   */
  | 'delivery-greeting'
  /** The host with this confirmed name belongs to the organisation, and is not for rent. */
  | 'organisation-host'
  /**
   * The host with this confirmed name belongs to whoever hosts the mailbox, if that is not the recipient's own
   * organisation.
   */
  | 'hosting-host';
