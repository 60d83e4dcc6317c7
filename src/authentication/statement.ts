import type { ArcSeal } from './arc-seal.ts';
import type { AuthenticationResults } from './authentication-results.ts';
import type { DkimSignature } from './dkim-signature.ts';
import type { ReceivedSpf } from './received-spf.ts';

/** What is known about the border when statements are judged, taken from the route but independent of its types. */
export interface BorderPlace {
  /**
   * {@link HeaderField.index} of the border hop's Received field; 0 if a mailbox returns the fields in another order.
   */
  readonly receivedFieldIndex: number;
  /** Host that wrote it ("by"); null if it names none. */
  readonly writerHost: string | null;
  /** Name of the mailbox provider, if a preset knows it. */
  readonly provider: string | null;
}

/** One header field that says something about who sent the message, with its maker and whether it counts. */
export type AuthenticationStatement =
  | (StatementPlace & {
      readonly kind: 'authentication-results';
      readonly content: AuthenticationResults;
    })
  | (StatementPlace & {
      readonly kind: 'arc-authentication-results';
      /** Number of the ARC set (`i=`); null if missing or not a number from 1 to 50. */
      readonly instance: number | null;
      readonly content: AuthenticationResults;
    })
  | (StatementPlace & { readonly kind: 'arc-seal'; readonly content: ArcSeal })
  | (StatementPlace & { readonly kind: 'received-spf'; readonly content: ReceivedSpf })
  | (StatementPlace & { readonly kind: 'dkim-signature'; readonly content: DkimSignature })
  /** X-Haraka-FCrDNS: the reverse names of the client that Haraka's forward look-up confirmed. */
  | (StatementPlace & {
      readonly kind: 'confirmed-reverse-names';
      readonly content: readonly string[];
    });

interface StatementPlace {
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
  /** The field's body, unfolded. */
  readonly body: string;
  readonly maker: Maker;
  readonly standing: Standing;
  /**
   * The field comes before the border's Received field, with no other Received field in between: there the border
   * server itself writes. An earlier field was written by a server further inside, which saw another client.
   */
  readonly besideBorder: boolean;
}

/** Who made the field, according to the field. */
export interface Maker {
  /** The name as written; null if the field names nobody. */
  readonly name: string | null;
  readonly role: 'authserv-id' | 'receiver' | 'sealer' | 'signer' | 'unnamed';
}

/**
 * `counts`: before the border's Received field and made by the border's own administrative domain. `by-its-place`: after
 * it, in a block that fits the layout of the border's provider exactly (provider-block.ts); no verdict about a relay
 * rests on it. `below-border`: anything else after it, which the sender may have written, whoever it names.
 * `other-maker`: before it, but made in someone else's name. `no-border`: the border is unknown.
 */
export type Standing = 'counts' | 'by-its-place' | 'below-border' | 'other-maker' | 'no-border';

/**
 * Whether a statement comes from the mailbox's own side, by its maker or by its place. A relay's verdict requires
 * `counts`.
 */
export function isBelieved(standing: Standing): boolean {
  return standing === 'counts' || standing === 'by-its-place';
}
