import type { Hop } from '../received/hop.ts';
import type { Premise } from './premise.ts';
import type { EndRule, InsideRule } from './step-rules.ts';

/** The hops of one message in order, with what can be said about the whole. */
export interface Route {
  /** In the order of the header: newest first. */
  readonly hops: readonly RouteHop[];
  readonly border: Border | null;
  /** Why each hop before the border is believed to be internal, in the order of the hops. */
  readonly steps: readonly InsideStep[];
  /** Why the walk from the newest hop ended where it did. */
  readonly end: RouteEnd;
  /** What these steps rest on, in the order of the hops. */
  readonly premises: readonly Premise[];
  /**
   * Newest minus oldest dated hop among the vouched ones, in seconds; null if there are fewer than two. Negative means
   * skewed clocks.
   */
  readonly totalSeconds: number | null;
}

export interface RouteHop {
  readonly hop: Hop;
  /** The hop is at the border or above it, so the mailbox's own provider wrote it. */
  readonly vouched: boolean;
  /** Whether the chain from the border down to this hop holds together; true for every vouched hop. */
  readonly consistent: boolean;
  /**
   * The field was already in the message when someone submitted it, by a login or from a webmail, so it is only as good
   * as their word. Never consistent.
   */
  readonly handedIn: boolean;
  /** Seconds since the next older dated hop, with their sign. null: undated, or the oldest. */
  readonly delaySeconds: number | null;
  /**
   * How far that next older dated hop, and so the delay, can be trusted: vouched for, or the sender's word, consistent
   * or not. null: no delay.
   */
  readonly delayBasis: 'vouched' | 'consistent' | 'broken' | null;
  /**
   * Name of the mailbox provider whose server wrote the hop, as far as that can be believed (attested-providers.ts).
   */
  readonly provider: string | null;
}

export interface Border {
  /** {@link Hop.index} of the first hop, from the top, that was accepted from outside. */
  readonly hop: number;
  /** What decided it: the user's own servers, a provider preset, or the general walk. */
  readonly rule: 'my-servers' | 'preset' | 'walk';
  /** Name of the mailbox provider, if a preset knows it. */
  readonly provider: string | null;
}

/** One hop that the walk passed, the rule that allowed it (docs/border.md), and its premise. */
export interface InsideStep {
  /** {@link Hop.index} */
  readonly hop: number;
  readonly rule: InsideRule;
  readonly premise: Premise | null;
}

export interface RouteEnd {
  /** `only-inside`: there were no more hops. */
  readonly rule: EndRule | 'only-inside';
  /** {@link Hop.index} of the hop at which it ended; null if there is none, or a relay wrote the newest hop. */
  readonly hop: number | null;
}
