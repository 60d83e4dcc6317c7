import type { StatementCheck } from '../../report/wording/statement-checks.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { Term } from '../kit/term.tsx';
import { Say } from '../kit/say.tsx';
import { say } from '../kit/words.ts';
import { CHECK_EXPLANATIONS } from './check-explanations.ts';

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
