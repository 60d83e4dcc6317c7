import type { Hop } from '../received/hop.ts';
import type { Premise } from './premise.ts';
import type { EndRule, InsideRule } from './step-rules.ts';

/** The hops of one message in their order, with what can be said about the whole. */
export interface Route {
  /** In the order of the header: newest first. */
  readonly hops: readonly RouteHop[];
  readonly border: Border | null;
  /** Why each hop before the border is believed to be a step inside, in the order of the hops. */
  readonly steps: readonly InsideStep[];
  /** Why the walk from the newest hop ended where it did. */
  readonly end: RouteEnd;
  /** What these steps rest on, in the order of the hops. */
  readonly premises: readonly Premise[];
  /** Newest minus oldest dated hop of those that are vouched, in seconds; null with fewer than two. Negative means skewed clocks. */
  readonly totalSeconds: number | null;
}

export interface RouteHop {
  readonly hop: Hop;
  /** At or above the border: written by the mailbox's own provider. */
  readonly vouched: boolean;
  /** Whether the chain from the border down to this hop holds together; true for every vouched hop. */
  readonly consistent: boolean;
  /** It was in the message when somebody handed that in, by a login or from a webmail, and is the word of whoever did; never consistent. */
  readonly handedIn: boolean;
  /** Seconds since the next older dated hop; signed. null: undated, or the oldest. */
  readonly delaySeconds: number | null;
  /** What that next older dated hop is worth, and so the delay: vouched, or the sender's word, which holds together or not. null: no delay. */
  readonly delayBasis: 'vouched' | 'consistent' | 'broken' | null;
  /** Name of the mailbox provider whose server wrote the hop, as far as that can be believed (attested-providers.ts). */
  readonly provider: string | null;
}

export interface Border {
  /** {@link Hop.index} of the first hop, from the top, that was accepted from outside. */
  readonly hop: number;
  /** What settled it: the user's own servers, a provider preset, or the general walk. */
  readonly rule: 'my-servers' | 'preset' | 'walk';
  /** Name of the mailbox provider, where a preset knows it. */
  readonly provider: string | null;
}

/** One hop that was passed, by which rule (docs/border.md), and what that rests on. */
export interface InsideStep {
  /** {@link Hop.index} */
  readonly hop: number;
  readonly rule: InsideRule;
  readonly premise: Premise | null;
}

export interface RouteEnd {
  /** `only-inside`: the hops came to an end first. */
  readonly rule: EndRule | 'only-inside';
  /** {@link Hop.index} of the hop at which it ended; null where there is none, and where a relay wrote the newest hop. */
  readonly hop: number | null;
}
