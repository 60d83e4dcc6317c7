import type { RouteHop } from '../../route/route.ts';
import type { DeliveryTime, TimeSpent } from '../report.ts';
import { delayInWords } from './duration-words.ts';
import { type ReportWords, sayIn, type WordKey } from './report-words.ts';
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

const DELIVERY_LABELS = {
  'own-line': 'fact_duration',
  'told-line': 'fact_duration_told',
  border: 'fact_duration_inside',
  date: 'fact_duration_date',
  signature: 'fact_duration_signature',
} as const satisfies Record<DeliveryTime['since'], WordKey>;

/** How long the delivery took, by each account of it; a negative time means that the clocks disagree. */
export function deliveryFacts(delivery: readonly DeliveryTime[]): { label: WordKey; value: SentenceValue }[] {
  if (delivery.length === 0)
    return [{ label: 'fact_duration', value: { kind: 'words', key: 'fact_duration_unknown' } }];
  return delivery.map(({ since, seconds }) => ({
    label: DELIVERY_LABELS[since],
    value: seconds < 0 ? { kind: 'words', key: 'fact_clocks_disagree' } : { kind: 'duration', seconds },
  }));
}

/** Whether the mailbox's own server wrote the later of a delay's two times, and the sender the earlier one. */
export function isDelayUnverified({ vouched, delayBasis }: RouteHop): boolean {
  return vouched && delayBasis !== null && delayBasis !== 'vouched';
}

/** A hop's delay, marked as the sender's word if only half of it was seen; null if there is none. */
export function delayOf(stop: RouteHop, words: ReportWords): string | null {
  if (stop.delaySeconds === null) return null;
  const delay = delayInWords(stop.delaySeconds, words);
  return isDelayUnverified(stop) ? `${delay} ${sayIn(words, 'delay_told')}` : delay;
}
