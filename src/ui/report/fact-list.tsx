import { authenticationStatements } from '../../authentication/statements.ts';
import { borderPlaceOf } from '../../report/inspect.ts';
import type { Report } from '../../report/report.ts';
import { lastLeg } from '../../report/wording/encryption.ts';
import { countingChecks, statementChecks } from '../../report/wording/statement-checks.ts';
import { deliveryTime } from '../../report/wording/time-spent.ts';
import { CountingResultsFact } from './counting-results-fact.tsx';
import { ENCRYPTION_EXPLANATIONS } from './encryption-mark.tsx';
import { SentenceText, ValueText } from '../kit/sentence-text.tsx';
import { Term } from '../kit/term.tsx';
import { say, spokenLocale } from '../kit/words.ts';

/**
 * What people ask right after the answer: how long it took, over how many servers, whether the last
 * leg was encrypted, and what the mailbox's own server found about the sender.
 */
export function FactList({ report }: { readonly report: Report }) {
  const { route, fields } = report;
  if (route.hops.length === 0) return null;
  const checks = countingChecks(statementChecks(authenticationStatements(fields, borderPlaceOf(route))));
  const leg = lastLeg(route);
  return (
    <dl class="facts" data-part="facts">
      <div>
        <dt>{say('fact_duration')}</dt>
        <dd>
          <ValueText value={deliveryTime(route.totalSeconds)} />
        </dd>
      </div>
      <div>
        <dt>
          <Term word={say('fact_hops')} explanation="explain_hop" />
        </dt>
        <dd>{new Intl.NumberFormat(spokenLocale()).format(route.hops.length)}</dd>
      </div>
      {leg !== null && (
        <div>
          <dt>
            <SentenceText sentence={leg.label} />
          </dt>
          <dd class={`encryption-${leg.state}`}>
            <Term word={say(leg.words)} explanation={ENCRYPTION_EXPLANATIONS[leg.state]} />
          </dd>
        </div>
      )}
      {checks.length > 0 && <CountingResultsFact checks={checks} />}
    </dl>
  );
}
