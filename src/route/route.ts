import type { Hop } from '../received/hop.ts';
import type { Premise } from './premise.ts';

/** The hops of one message in their order, with what can be said about the whole. */
export interface Route {
  /** In the order of the header: newest first. */
  readonly hops: readonly RouteHop[];
  readonly border: Border | null;
  /** What the steps up to the border rest on, in the order of the hops. */
  readonly premises: readonly Premise[];
  /** Newest dated hop minus oldest dated hop, in seconds; null with fewer than two dates. Negative means skewed clocks. */
  readonly totalSeconds: number | null;
}

export interface RouteHop {
  readonly hop: Hop;
  /** At or above the border: written by the mailbox's own provider. */
  readonly vouched: boolean;
  /** Whether the chain from the border down to this hop holds together; true for every vouched hop. */
  readonly consistent: boolean;
  /** Seconds since the next older dated hop; signed. null: undated, or the oldest. */
  readonly delaySeconds: number | null;
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
