import type { Tls } from '../../received/hop.ts';
import type { Route } from '../../route/route.ts';
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

/** What people ask right after the answer: how long it took, over how many servers, and whether the last leg was encrypted. */
export function FactList({ route }: { readonly route: Route }) {
  if (route.hops.length === 0) return null;
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
    </dl>
  );
}

function deliveryTime(seconds: number | null): string {
  if (seconds === null) return say('fact_duration_unknown');
  return seconds < 0 ? say('fact_clocks_disagree') : formatDuration(seconds);
}
