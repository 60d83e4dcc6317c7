import type { TimeSpent } from '../../report/report.ts';
import { timeSpentFacts } from '../../report/wording/time-spent-words.ts';
import { ValueText } from '../kit/say.tsx';
import { say } from '../kit/words.ts';

/** On which part of the way the time went, in the order of the way. */
export function TimeSpentList({ parts }: { readonly parts: readonly TimeSpent[] }) {
  const facts = timeSpentFacts(parts);
  if (facts.length === 0) return null;
  return (
    <dl class="facts" data-part="time-spent">
      {facts.map(({ label, value, told }) => (
        <div key={label}>
          <dt>{say(label)}</dt>
          <dd>
            <ValueText value={value} />
            {told && ` ${say('delay_told')}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
