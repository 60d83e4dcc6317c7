import type { ArcSeal } from './arc.ts';
import type { AuthenticationResults } from './authentication-results.ts';
import type { DkimSignature } from './dkim-signature.ts';
import type { ReceivedSpf } from './received-spf.ts';

/** What is known of the border when statements are weighed: facts of the route, without its types. */
export interface BorderPlace {
  /** {@link HeaderField.index} of the border hop's Received field; 0 where a mailbox gives the fields in another order than theirs. */
  readonly receivedFieldIndex: number;
  /** Host that wrote it ("by"); null where it names none. */
  readonly writerHost: string | null;
  /** Name of the mailbox provider, where a preset knows it. */
  readonly provider: string | null;
}

/** One header field that says something about who sent the message, with who made it and whether it counts. */
export type AuthenticationStatement =
  | (StatementPlace & {
      readonly kind: 'authentication-results';
      readonly content: AuthenticationResults;
    })
  | (StatementPlace & {
      readonly kind: 'arc-authentication-results';
      /** Number of the ARC set (`i=`); null when missing or no number from 1 to 50. */
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

export interface StatementPlace {
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
  readonly maker: Maker;
  readonly standing: Standing;
  /**
   * Stands above the border's Received field with no other Received field between: where the border server itself
   * writes. A field higher up is of a server further inside, and the client that it saw is another.
   */
  readonly besideBorder: boolean;
}

/** Who the field says made it. */
export interface Maker {
  /** The name as written; null when the field names nobody. */
  readonly name: string | null;
  readonly role: 'authserv-id' | 'receiver' | 'sealer' | 'signer' | 'unnamed';
}

/**
 * - `counts`: above the border's Received field and made by the border's own administrative domain.
 * - `by-its-place`: below it, in a block that fits the layout of the border's provider wholly (provider-block.ts). Shown with
 *   that word; no relay's verdict rests on it.
 * - `below-border`: at or under it otherwise, so it may have been in the message as the sender made it, whomever it names.
 * - `other-maker`: above it, but made in somebody else's name.
 * - `no-border`: the border is not known.
 */
export type Standing = 'counts' | 'by-its-place' | 'below-border' | 'other-maker' | 'no-border';

/** Whether a statement is the mailbox's own side's: because of its maker, or by its place. A relay's verdict asks for `counts`. */
export function isBelieved(standing: Standing): boolean {
  return standing === 'counts' || standing === 'by-its-place';
}
