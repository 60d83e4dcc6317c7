import { useId } from 'preact/hooks';
import { deliveryTimes } from '../../report/delivery-time.ts';
import type { Report } from '../../report/report.ts';
import { lastLeg } from '../../report/wording/encryption.ts';
import { deliveryFacts } from '../../report/wording/time-spent-words.ts';
import { SentenceText, ValueText } from '../kit/say.tsx';
import { Term } from '../kit/term.tsx';
import { say, spokenLocale } from '../kit/words.ts';
import { ENCRYPTION_EXPLANATIONS } from './encryption-mark.tsx';

/**
 * What people ask right after the answer: how long it took, over how many servers, and whether the last leg was
 * encrypted.
 */
export function FactList({ report }: { readonly report: Report }) {
  const legId = useId();
  const { route } = report;
  if (route.hops.length === 0) return null;
  const leg = lastLeg(route);
  return (
    <dl class="facts" data-part="facts">
      {deliveryFacts(deliveryTimes(report)).map(({ label, value }) => (
        <div key={label}>
          <dt>{say(label)}</dt>
          <dd>
            <ValueText value={value} />
          </dd>
        </div>
      ))}
      <div>
        <dt>
          <Term word={say('fact_hops')} explanation="explain_hop" />
        </dt>
        <dd>{new Intl.NumberFormat(spokenLocale()).format(route.hops.length)}</dd>
      </div>
      {leg !== null && (
        <div>
          <dt id={legId}>
            <SentenceText sentence={leg.label} />
          </dt>
          <dd class={`encryption-${leg.state}`}>
            <Term word={say(leg.words)} explanation={ENCRYPTION_EXPLANATIONS[leg.state]} about={legId} />
          </dd>
        </div>
      )}
    </dl>
  );
}
