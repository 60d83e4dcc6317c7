import type { Tls } from '../../received/hop.ts';
import { authenticationStatements } from '../../authentication/statements.ts';
import { borderPlaceOf } from '../../report/inspect.ts';
import type { Report } from '../../report/report.ts';
import { CountingResultsFact } from '../authentication/counting-results-fact.tsx';
import { countingResults, statementRows } from '../authentication/statement-rows.ts';
import { formatDuration } from '../format/duration.ts';
import { ENCRYPTION_EXPLANATIONS } from '../route/encryption-mark.tsx';
import { hopAt } from '../route/hop-at.ts';
import { SentenceText } from '../text/sentence-text.tsx';
import { Term } from '../text/term.tsx';
import { type MessageKey, say, spokenLocale } from '../words.ts';

const LEG_WORDS = {
  recorded: 'fact_leg_encrypted',
  none: 'fact_leg_plain',
  unknown: 'fact_leg_not_recorded',
  local: 'tls_local',
} as const satisfies Record<Tls['state'], MessageKey>;

/**
 * What people ask right after the answer: how long it took, over how many servers, whether the last
 * leg was encrypted, and what the mailbox's own server found about the sender.
 */
export function FactList({ report }: { readonly report: Report }) {
  const { route, fields } = report;
  if (route.hops.length === 0) return null;
  const checks = countingResults(statementRows(authenticationStatements(fields, borderPlaceOf(route))));
  const border = hopAt(route, route.border?.hop ?? null);
  return (
    <dl class="facts" data-part="facts">
      <div>
        <dt>{say('fact_duration')}</dt>
        <dd>{deliveryTime(route.totalSeconds)}</dd>
      </div>
      <div>
        <dt>
          <Term word={say('fact_hops')} explanation="explain_hop" />
        </dt>
        <dd>{new Intl.NumberFormat(spokenLocale()).format(route.hops.length)}</dd>
      </div>
      {border !== null && (
        <div>
          <dt>
            <SentenceText
              sentence={{
                key: 'fact_leg',
                values: { host: route.border?.provider ?? border.hop.writer.host ?? say('host_unnamed') },
              }}
            />
          </dt>
          <dd class={`encryption-${border.hop.tls.state}`}>
            <Term
              word={say(LEG_WORDS[border.hop.tls.state])}
              explanation={ENCRYPTION_EXPLANATIONS[border.hop.tls.state]}
            />
          </dd>
        </div>
      )}
      {checks.length > 0 && <CountingResultsFact results={checks} />}
    </dl>
  );
}

function deliveryTime(seconds: number | null): string {
  if (seconds === null) return say('fact_duration_unknown');
  return seconds < 0 ? say('fact_clocks_disagree') : formatDuration(seconds);
}
