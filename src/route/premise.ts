/**
 * What a step inside the mailbox's system rests on beyond the header itself. Plain data: shown in one line each, written as
 * `{kind, value}` into JSON.
 */
export interface Premise {
  readonly kind: PremiseKind;
  /** The address or name that it is about. */
  readonly value: string;
  /** {@link Hop.index} of the hop whose peer was taken for own because of it. */
  readonly hop: number;
}

export type PremiseKind =
  /** The user's setting "my servers" names this address or name. */
  | 'my-servers'
  /** Only the mailbox's own programs speak to this loopback address. */
  | 'loopback'
  /** This private address is a machine of the mailbox's: its looked-up name says so. */
  | 'private-name'
  /** The same, but only its greeting (HELO) says so: `proven` becomes conditional. */
  | 'private-greeting'
  /** The host with this confirmed name belongs to the organisation, and is not for rent. */
  | 'organisation-host'
  /** The same in the domain of whoever keeps the mailbox, which is not the recipient's own domain. */
  | 'hosting-host';
