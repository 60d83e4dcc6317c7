import type { Route } from '../../route/route.ts';
import { formatDelay, isoDuration } from '../kit/duration.ts';
import { formatMoment, isoMoment } from '../kit/moment.ts';
import { BorderLine } from './border-line.tsx';
import { belief } from '../../report/wording/belief.ts';
import { ENCRYPTION_WORDS } from '../../report/wording/encryption.ts';
import { WriterText } from './hop-hosts.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { type Leg, timelineOf } from './timeline.ts';

interface TimelineDiagramProps {
  readonly route: Route;
  /** Hop in which a relay was the peer, and the relay's title. */
  readonly relay: { readonly hop: number; readonly title: string } | null;
}

/** Each leg of the route as a bar as long as it took, on one axis of time, with the border across. */
export function TimelineDiagram({ route, relay }: TimelineDiagramProps) {
  const timeline = timelineOf(route);
  if (timeline === null) return <p class="timeline-none">{say('inspector_timeline_none')}</p>;
  return (
    <div class="timeline" data-part="timeline">
      <p class="timeline-axis">
        <time dateTime={isoMoment(timeline.start)}>{formatMoment(timeline.start)}</time>
        <time dateTime={isoMoment(timeline.end)}>{formatMoment(timeline.end)}</time>
      </p>
      <ol>
        {timeline.legs.map((leg) => (
          <TimelineLeg
            key={leg.stop.hop.index}
            leg={leg}
            border={route.border?.hop === leg.stop.hop.index ? route.border : null}
            relay={relay?.hop === leg.stop.hop.index ? relay.title : null}
          />
        ))}
      </ol>
    </div>
  );
}

interface TimelineLegProps {
  readonly leg: Leg;
  readonly border: Route['border'];
  readonly relay: string | null;
}

function TimelineLeg({ leg, border, relay }: TimelineLegProps) {
  const { hop, delaySeconds } = leg.stop;
  return (
    <li data-border={border === null ? undefined : ''}>
      {border !== null && <BorderLine border={border} />}
      <div class={`leg leg-${belief(leg.stop)}`} data-relay={relay === null ? undefined : ''}>
        <span class="leg-host">
          <WriterText hop={hop} />
          {relay !== null && (
            <span class="relay-tag">
              <VisibleText text={relay} />
            </span>
          )}
        </span>
        <LegBar leg={leg} />
        <span class="leg-notes">
          {delaySeconds === null ? (
            <span class="leg-delay">
              {say(hop.time === null ? 'inspector_timeline_undated' : 'inspector_timeline_first')}
            </span>
          ) : (
            <time class={leg.backwards ? 'leg-delay delay-negative' : 'leg-delay'} dateTime={isoDuration(delaySeconds)}>
              {formatDelay(delaySeconds)}
            </time>
          )}
          {hop.kind !== 'unreadable' && (
            <span class={`encryption-${hop.tls.state}`}>{say(ENCRYPTION_WORDS[hop.tls.state])}</span>
          )}
        </span>
      </div>
    </li>
  );
}

/** Places are attributes of the drawing: the pages' policy allows no style attributes. */
function LegBar({ leg: { span, backwards } }: { readonly leg: Leg }) {
  return (
    <svg class={backwards ? 'leg-bar leg-backwards' : 'leg-bar'} aria-hidden="true" focusable="false">
      <line class="leg-track" x1="0" x2="100%" y1="50%" y2="50%" />
      {span !== null && (
        <>
          <line class="leg-span" x1={percent(span.from)} x2={percent(span.to)} y1="50%" y2="50%" />
          <circle class="leg-end" cx={percent(backwards ? span.from : span.to)} cy="50%" r="5" />
        </>
      )}
    </svg>
  );
}

/** Room at both ends, so that the stations of the first and last hop are not cut. */
function percent(place: number): string {
  return `${1 + place * 98}%`;
}
