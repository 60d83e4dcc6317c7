import type { TimeSpent } from '../report.ts';
import type { WordKey } from './report-words.ts';
import type { SentenceValue } from './sentence.ts';

/** The parts of the way. */
export const PART_WORDS = {
  'before-relay': 'inspector_spent_before_relay',
  'at-relay': 'inspector_spent_at_relay',
  'relay-to-border': 'inspector_spent_relay_to_border',
  'before-border': 'inspector_spent_before_border',
  'inside-provider': 'inspector_spent_inside_provider',
} as const satisfies Record<TimeSpent['part'], WordKey>;

const OLDEST_FIRST: readonly TimeSpent['part'][] = [
  'before-relay',
  'at-relay',
  'relay-to-border',
  'before-border',
  'inside-provider',
];

/** In the order of the way. */
export function inOrderOfTheWay(parts: readonly TimeSpent[]): TimeSpent[] {
  return parts.toSorted((a, b) => OLDEST_FIRST.indexOf(a.part) - OLDEST_FIRST.indexOf(b.part));
}

/** How long the whole delivery took; null seconds: not known, less than none: the servers' clocks disagree. */
export function deliveryTime(seconds: number | null): SentenceValue {
  if (seconds === null) return { kind: 'words', key: 'fact_duration_unknown' };
  return seconds < 0 ? { kind: 'words', key: 'fact_clocks_disagree' } : { kind: 'duration', seconds };
}
