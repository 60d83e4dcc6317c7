import { BELIEF_WORDS, belief } from '../../report/wording/belief.ts';
import { isDelayUnverified } from '../../report/wording/time-spent-words.ts';
import type { NotedStep } from '../../report/noted-steps.ts';
import type { Border, RouteHop } from '../../route/route.ts';
import { formatDelay, isoDuration } from '../kit/format-duration.ts';
import { formatMoment, formatTimeOfDay, isoMoment } from '../kit/moment.ts';
import { Say } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { BorderLine } from './border-line.tsx';
import { EncryptionMark } from './encryption-mark.tsx';
import { HostText } from '../kit/host-text.tsx';
import { PeerText, WriterText } from './hop-hosts.tsx';
import { LegBar } from './leg-bar.tsx';
import type { TimelineLeg } from './timeline.ts';

interface RouteStopProps {
  readonly stop: RouteHop;
  /** Steps inside the provider between the previous hop and this one, newest first. */
  readonly noted: readonly NotedStep[];
  /** The border, if this hop is the border hop. */
  readonly border: Border | null;
  /** Title of the relay that this hop received from, if a verdict rests on it. */
  readonly relay: string | null;
  /** Whether the date is shown with the time. */
  readonly withDate: boolean;
  /** The leg to this hop, if it is drawn; null if no bars are shown or no time is known. */
  readonly leg: TimelineLeg | null;
  /** Whether the message waited longest for this hop. */
  readonly slowest: boolean;
  /** Whether its words about encryption can be clicked for their explanation. */
  readonly explains: boolean;
}

/**
 * One hop of the route: who received the message, from whom, when, how long after the previous hop, and who says so.
 */
export function RouteStop({ stop, noted, border, relay, withDate, leg, slowest, explains }: RouteStopProps) {
  const { hop } = stop;
  const state = belief(stop);
  return (
    <li
      class={`stop stop-${state}`}
      data-hop={hop.index}
      data-border={border === null ? undefined : ''}
      data-relay={relay === null ? undefined : ''}
      data-slowest={slowest ? '' : undefined}
    >
      {border !== null && <BorderLine border={border} />}
      <div class="stop-body">
        <p class="stop-writer">
          <WriterText hop={hop} />
          {hop.time !== null && (
            <time class="stop-time" dateTime={isoMoment(hop.time.instant)}>
              {withDate
                ? formatMoment(hop.time.instant, hop.time.zoneOffset)
                : formatTimeOfDay(hop.time.instant, hop.time.zoneOffset)}
            </time>
          )}
        </p>
        {hop.kind === 'smtp' && (
          <p class="stop-peer">
            {relay !== null && (
              <>
                <span class="relay-tag">
                  <VisibleText text={relay} />
                </span>{' '}
              </>
            )}
            <Say sentence="stop_from" values={{ peer: <PeerText peer={hop.peer} /> }} />
          </p>
        )}
        {noted.map((step) => (
          <p key={step.fieldIndex} class="stop-peer" data-part="noted-step">
            <Say
              sentence="stop_noted"
              values={{ provider: <VisibleText text={step.provider} />, field: <VisibleText text={step.field} /> }}
            />{' '}
            <HostText host={step.host} />
          </p>
        ))}
        <p class="stop-notes">
          {hop.kind !== 'unreadable' && <EncryptionMark tls={hop.tls} explains={explains} />}{' '}
          {stop.delaySeconds !== null && (
            <Delay seconds={stop.delaySeconds} slowest={slowest} unverified={isDelayUnverified(stop)} />
          )}{' '}
          <span class={state === 'broken' ? 'belief-broken' : 'for-screen-readers'}>{say(BELIEF_WORDS[state])}</span>
        </p>
        {leg !== null && <LegBar leg={leg} />}
      </div>
    </li>
  );
}

interface DelayProps {
  readonly seconds: number;
  readonly slowest: boolean;
  /** Whether the earlier of the delay's two times is only the sender's word. */
  readonly unverified: boolean;
}

function Delay({ seconds, slowest, unverified }: DelayProps) {
  return (
    <span class={seconds < 0 ? 'delay delay-negative' : 'delay'}>
      <time dateTime={isoDuration(seconds)}>{formatDelay(seconds)}</time>
      {unverified && ` ${say('delay_told')}`}
      {seconds < 0 && `, ${say('delay_skew')}`}
      {slowest && `, ${say('delay_longest')}`}
    </span>
  );
}
