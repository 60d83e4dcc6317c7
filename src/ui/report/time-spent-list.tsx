import type { TimeSpent } from '../../report/report.ts';
import { inOrderOfTheWay, PART_WORDS } from '../../report/wording/time-spent-words.ts';
import { formatDelay, formatDuration } from '../kit/format-duration.ts';
import { say } from '../kit/words.ts';

/** On which part of the way the time went, in the order of the way. */
export function TimeSpentList({ parts }: { readonly parts: readonly TimeSpent[] }) {
  if (parts.length === 0) return null;
  return (
    <dl class="facts" data-part="time-spent">
      {inOrderOfTheWay(parts).map(({ part, seconds, standing }) => (
        <div key={part}>
          <dt>{say(PART_WORDS[part])}</dt>
          <dd>
            {seconds < 0 ? formatDelay(seconds) : formatDuration(seconds)}
            {standing === 'sender' && ` ${say('delay_told')}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
