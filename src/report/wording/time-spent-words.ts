import type { RouteHop } from '../../route/route.ts';
import type { DeliveryTime, TimeSpent } from '../report.ts';
import { delayInWords } from './duration-words.ts';
import { type ReportWords, sayIn, type WordKey } from './report-words.ts';
import type { SentenceValue } from './sentence.ts';

/** The parts of the way, oldest first. */
const PART_WORDS = {
  'before-relay': 'inspector_spent_before_relay',
  'at-relay': 'inspector_spent_at_relay',
  'relay-to-border': 'inspector_spent_relay_to_border',
  'before-border': 'inspector_spent_before_border',
  'inside-provider': 'inspector_spent_inside_provider',
} as const satisfies Record<TimeSpent['part'], WordKey>;

/** On which part of the way the time went. */
interface TimeSpentFact {
  readonly label: WordKey;
  readonly value: SentenceValue;
  /** Whether only the sender vouches for one of its times. */
  readonly told: boolean;
}

/** Where the time went, in the order of the way; empty if there is only one part, which compares with nothing. */
export function timeSpentFacts(parts: readonly TimeSpent[]): TimeSpentFact[] {
  if (parts.length < 2) return [];
  const order = Object.keys(PART_WORDS);
  return parts
    .toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part))
    .map(({ part, seconds, standing }) => ({
      label: PART_WORDS[part],
      value: lengthOfTime(seconds),
      told: standing === 'sender',
    }));
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
    value: lengthOfTime(seconds),
  }));
}

function lengthOfTime(seconds: number): SentenceValue {
  return seconds < 0 ? { kind: 'words', key: 'fact_clocks_disagree' } : { kind: 'duration', seconds };
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
