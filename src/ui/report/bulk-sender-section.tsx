import type { Outcome } from '../../authentication/bulk-sender/requirement.ts';
import type { Report } from '../../report/report.ts';
import { bulkSenderChecks } from '../../report/sender-checks.ts';
import { REQUIREMENT_WORDS, outcomeInWords } from '../../report/wording/requirement-words.ts';
import { say, spokenWords } from '../kit/words.ts';

/**
 * The message checked against the rules of the large mailbox services: a line for each service, its requirements
 * inside.
 */
export function BulkSenderSection({ report }: { readonly report: Report }) {
  const checks = report.route.hops.length === 0 ? [] : bulkSenderChecks(report);
  if (checks.length === 0) return null;
  return (
    <section class="bulk-sender" data-part="bulk-sender">
      <h2>{say('bulk_title')}</h2>
      <p>{say('bulk_note')}</p>
      {checks.map(({ rules, required, advised, met, known }) => (
        <details key={rules.id} data-provider={rules.id}>
          <summary>
            {known === 0
              ? say('bulk_score_unknown', { provider: rules.title })
              : say('bulk_score', { provider: rules.title, met: String(met), known: String(known) })}
          </summary>
          <Outcomes outcomes={required} />
          {advised.length > 0 && (
            <>
              <p class="bulk-advised">{say('bulk_advised')}</p>
              <Outcomes outcomes={advised} />
            </>
          )}
          <p>
            {say('bulk_source', { since: rules.since })} <code>{rules.source}</code>
          </p>
        </details>
      ))}
    </section>
  );
}

const SIGNS = { met: '✓', missing: '✕', unknown: '?' } as const;

function Outcomes({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const words = spokenWords();
  return (
    <ul>
      {outcomes.map((outcome) => (
        <li key={outcome.requirement} data-state={outcome.state}>
          <span aria-hidden="true">{SIGNS[outcome.state]} </span>
          {say('bulk_outcome', {
            requirement: say(REQUIREMENT_WORDS[outcome.requirement]),
            outcome: outcomeInWords(outcome, words),
          })}
        </li>
      ))}
    </ul>
  );
}
