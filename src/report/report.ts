import type { HeaderField } from '../message/header-field.ts';
import type { Premise } from '../route/premise.ts';
import type { Route } from '../route/route.ts';
import type { Verdict } from '../relay/verdict.ts';

/**
 * Everything that is known about one message before it is decoded for people. Plain data, so it can be sent and stored
 * as JSON.
 */
export interface Report {
  readonly fields: readonly HeaderField[];
  /** The whole header block was read; false if a limit cut it. */
  readonly complete: boolean;
  /**
   * A whole source was brought and its header block was read to the end: only then does a missing field mean anything.
   */
  readonly whole: boolean;
  readonly route: Route;
  /** One per relay profile, in the order of the profiles. */
  readonly verdicts: readonly Verdict[];
  /** Seconds of the route's total for each part of the way, for the first profile whose relay the message passed. */
  readonly timeSpent: readonly TimeSpent[];
  /**
   * The assumptions on which the steps up to the border rest and which no header can show, in the order of the hops.
   */
  readonly premises: readonly Premise[];
  /** Why an answer begins with "if": empty for the normal, unconditional one ({@link conditionsOf}). */
  readonly conditions: readonly Condition[];
}

export interface TimeSpent {
  readonly part: 'before-relay' | 'at-relay' | 'relay-to-border' | 'before-border' | 'inside-provider';
  /** Signed: differing clocks can make it negative. */
  readonly seconds: number;
  /** `sender`: at least one of the times comes from a line before the border, and is only the sender's word. */
  readonly standing: 'counts' | 'sender';
}

/**
 * Where the time to the newest line of the mailbox's own side starts. `own-line`: its oldest line, if it wrote all of
 * them. `told-line`: the oldest consistent line before the border. `border`: the border's line. `date`: the Date field.
 * `signature`: the newest `t=` of a DKIM signature.
 */
export interface DeliveryTime {
  readonly since: 'own-line' | 'told-line' | 'border' | 'date' | 'signature';
  /** Signed: differing clocks can make it negative. */
  readonly seconds: number;
  readonly standing: 'counts' | 'sender';
}

/**
 * What an answer depends on, so that it is never stated plainly. `premise`: a `proven` that rests on a premise which
 * only the mailbox's owner can confirm ("Yes, if 10.23.0.1 is your machine: only its greeting says so"). `part`: less
 * than the whole source was brought, so even the first line may be anyone's ("These lines say: it came through
 * Sendsay").
 */
export type Condition =
  | { readonly kind: 'premise'; readonly premise: Premise }
  | { readonly kind: 'part'; readonly reason: PartReason };

/**
 * Why what was brought is less than a whole source. `received-lines`: only fields that servers write. `selection`: a
 * selection in a page. `page-text`: text of an unknown or saved page. `repaired-folding`: where the lines of a header
 * begin had to be guessed. `text-around`: it came after other text, so anyone can have written it. `turned-round`: its
 * Received lines were in reverse order. `redacted`: someone removed lines, names or addresses. `translated`: a program
 * had translated it.
 */
export type PartReason =
  | 'received-lines'
  | 'selection'
  | 'page-text'
  | 'repaired-folding'
  | 'text-around'
  | 'turned-round'
  | 'redacted'
  | 'translated';
