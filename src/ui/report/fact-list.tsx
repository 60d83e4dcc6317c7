import { detailsOf } from '../../report/details.ts';
import type { Report } from '../../report/report.ts';
import { lastLeg } from '../../report/wording/encryption.ts';
import { type StatementCheck, countingChecks, statementChecks } from '../../report/wording/statement-checks.ts';
import { deliveryTime } from '../../report/wording/time-spent.ts';
import { Say, SentenceText, ValueText } from '../kit/say.tsx';
import { Term } from '../kit/term.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say, spokenLocale } from '../kit/words.ts';
import { CHECK_EXPLANATIONS } from './check-name.tsx';
import { ENCRYPTION_EXPLANATIONS } from './encryption-mark.tsx';

/**
 * What people ask right after the answer: how long it took, over how many servers, whether the last
 * leg was encrypted, and what the mailbox's own server found about the sender.
 */
export function FactList({ report }: { readonly report: Report }) {
  const { route } = report;
  if (route.hops.length === 0) return null;
  const checks = countingChecks(statementChecks(detailsOf(report).statements));
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

/** SPF, DKIM and DMARC in one line as the mailbox's own server found them, and its name. */
export function CountingResultsFact({ checks }: { readonly checks: readonly StatementCheck[] }) {
  const maker = checks.find((each) => each.maker !== null)?.maker ?? null;
  return (
    <div data-part="authentication-fact">
      <dt>
        {maker === null ? (
          say('fact_checks')
        ) : (
          <Say sentence="fact_checks_by" values={{ host: <VisibleText text={maker} /> }} />
        )}
      </dt>
      <dd>
        {checks.map(({ check, result }) => {
          const explanation = CHECK_EXPLANATIONS.get(check);
          return (
            <span key={check} class="check-result">
              {explanation === undefined ? check : <Term word={check} explanation={explanation} />}{' '}
              <VisibleText text={result ?? ''} />
            </span>
          );
        })}
      </dd>
    </div>
  );
}
