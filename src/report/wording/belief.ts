import type { RouteHop } from '../../route/route.ts';
import type { WordKey } from './report-words.ts';

/**
 * How far a hop can be believed. `seen`: written by the mailbox's own provider. `told`: the sender's word, fits the
 * chain. `broken`: the sender's word, and does not even fit the hop above it.
 */
export type Belief = 'seen' | 'told' | 'broken';

export function belief({ vouched, consistent }: RouteHop): Belief {
  if (vouched) return 'seen';
  return consistent ? 'told' : 'broken';
}

export const BELIEF_WORDS = {
  seen: 'belief_seen',
  told: 'belief_told',
  broken: 'belief_broken',
} as const satisfies Record<Belief, WordKey>;
