import type { RouteHop } from '../../route/route.ts';
import type { WordKey } from './report-words.ts';

/**
 * How far a hop can be believed. `seen`: written by the mailbox's own provider. `unverified`: only the sender's word,
 * but consistent with the chain. `handed-in`: it arrived with the message when someone signed in and submitted it.
 * `broken`: the sender's word, and not even consistent with the next hop.
 */
export type Belief = 'seen' | 'unverified' | 'handed-in' | 'broken';

/** How far a hop of a route can be believed. */
export function belief({ vouched, consistent, handedIn }: RouteHop): Belief {
  if (vouched) return 'seen';
  if (handedIn) return 'handed-in';
  return consistent ? 'unverified' : 'broken';
}

export const BELIEF_WORDS = {
  seen: 'belief_seen',
  unverified: 'belief_told',
  'handed-in': 'belief_handed_in',
  broken: 'belief_broken',
} as const satisfies Record<Belief, WordKey>;
