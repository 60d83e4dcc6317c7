import type { TimeSpent } from '../../report/report.ts';
import { formatDelay, formatDuration } from '../format/duration.ts';
import { type MessageKey, say } from '../words.ts';

const PART_WORDS = {
  'before-relay': 'inspector_spent_before_relay',
  'at-relay': 'inspector_spent_at_relay',
  'relay-to-border': 'inspector_spent_relay_to_border',
  'before-border': 'inspector_spent_before_border',
  'inside-provider': 'inspector_spent_inside_provider',
} as const satisfies Record<TimeSpent['part'], MessageKey>;

const OLDEST_FIRST: readonly TimeSpent['part'][] = [
  'before-relay',
  'at-relay',
  'relay-to-border',
  'before-border',
  'inside-provider',
];

/** On which part of the way the time went, in the order of the way. */
export function TimeSpentList({ parts }: { readonly parts: readonly TimeSpent[] }) {
  if (parts.length === 0) return null;
  const inOrder = parts.toSorted((a, b) => OLDEST_FIRST.indexOf(a.part) - OLDEST_FIRST.indexOf(b.part));
  return (
    <dl class="facts" data-part="time-spent">
      {inOrder.map(({ part, seconds }) => (
        <div key={part}>
          <dt>{say(PART_WORDS[part])}</dt>
          <dd>{seconds < 0 ? formatDelay(seconds) : formatDuration(seconds)}</dd>
        </div>
      ))}
    </dl>
  );
}
