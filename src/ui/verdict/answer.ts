import type { Verdict } from '../../relay/verdict.ts';
import type { Report } from '../../report/report.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import { type MessageKey, type Values, say } from '../words.ts';
import { hopAt } from '../route/hop-at.ts';
import { type PeerName, peerLabel, peerName } from '../route/peer-name.ts';

/** A verdict in words: the sentence, the host it speaks of, and whose word it rests on. */
export interface Answer {
  readonly sentence: Sentence;
  /** The peer that the sentence speaks of, or null. */
  readonly host: PeerName | null;
  readonly address: string | null;
  readonly basis: Sentence | null;
}

export interface Sentence {
  readonly key: MessageKey;
  readonly values: Values;
}

/** The answer for one relay. `relay` is the profile's title. */
export function answerOf(report: Report, verdict: Verdict, relay: string): Answer {
  const { route } = report;
  const place = hopAt(route, verdict.hop) ?? hopAt(route, route.border?.hop ?? null);
  const peer = place?.hop.peer ?? null;
  const about = {
    host: peer === null ? null : peerName(peer),
    address: peer?.address ?? null,
  };
  switch (verdict.verdict) {
    case 'proven':
      return { ...about, sentence: { key: 'answer_proven', values: { relay } }, basis: borderWord(route) };
    case 'reported':
      return { ...about, sentence: reportedSentence(place, relay), basis: reporterWord(route, place) };
    case 'contradicted':
      return {
        ...about,
        sentence: { key: 'answer_contradicted', values: { relay } },
        basis: place?.vouched === true ? borderWord(route) : senderWord(),
      };
    case 'claimed':
      return {
        ...about,
        host: verdict.hop === null ? null : about.host,
        address: verdict.hop === null ? null : about.address,
        sentence: { key: 'answer_claimed', values: { relay } },
        basis: verdict.hop === null ? { key: 'basis_supporting', values: { relay } } : senderWord(),
      };
    case 'absent':
      return { ...about, sentence: absentSentence(about.host, about.address, relay), basis: borderWord(route) };
    case 'undetermined':
      return {
        host: null,
        address: null,
        sentence: { key: 'answer_undetermined', values: {} },
        basis: { key: UNDETERMINED_WORDS[verdict.reason ?? 'unreadable'], values: {} },
      };
  }
}

const UNDETERMINED_WORDS = {
  'no-received': 'undetermined_no_received',
  unreadable: 'undetermined_unreadable',
  'no-border': 'undetermined_no_border',
} as const satisfies Record<NonNullable<Verdict['reason']>, MessageKey>;

function reportedSentence(place: RouteHop | null, relay: string): Sentence {
  if (place !== null && place.provider !== null) {
    return { key: 'answer_reported_provider', values: { provider: place.provider, relay } };
  }
  return { key: 'answer_reported', values: { host: writerName(place), relay } };
}

function absentSentence(host: PeerName | null, address: string | null, relay: string): Sentence {
  if (host === null && address === null) return { key: 'answer_absent_unnamed', values: { relay } };
  if (host === null) return { key: 'answer_absent_address', values: { address: address ?? '' } };
  if (host.source === 'reverse-name' && address !== null) {
    return { key: 'answer_absent', values: { host: host.name, address } };
  }
  if (address === null) return { key: 'answer_absent_name', values: { host: host.name } };
  return { key: 'answer_absent_helo', values: { host: host.name, address } };
}

/** The mailbox's own server saw it: the only word that proves anything. */
function borderWord(route: Route): Sentence | null {
  const border = hopAt(route, route.border?.hop ?? null);
  if (border === null) return null;
  const host = writerName(border);
  const provider = route.border?.provider ?? null;
  return provider === null
    ? { key: 'basis_border', values: { host } }
    : { key: 'basis_border_provider', values: { host, provider } };
}

function reporterWord(route: Route, place: RouteHop | null): Sentence {
  const host = writerName(place);
  const border = hopAt(route, route.border?.hop ?? null);
  const seen = border === null ? null : peerLabel(border.hop.peer);
  return seen === null
    ? { key: 'basis_reporter_alone', values: { host } }
    : { key: 'basis_reporter', values: { host, peer: seen } };
}

function senderWord(): Sentence {
  return { key: 'basis_sender', values: {} };
}

function writerName(place: RouteHop | null): string {
  return place?.hop.writer.host ?? place?.hop.writer.address ?? say('host_unnamed');
}
