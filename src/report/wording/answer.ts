import type { NamedService } from '../../relay/named-service.ts';
import type { Verdict } from '../../relay/verdict.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import { type PeerName, peerLabel, peerName } from './peer-name.ts';
import type { WordKey } from './report-words.ts';
import { type Sentence, type SentenceValue, hostValue, quoted, title } from './sentence.ts';

/** A verdict as sentences: the answer, the host it speaks of, and whose word it rests on. */
export interface Answer {
  readonly sentence: Sentence;
  /** The peer that the sentence speaks of, or null. */
  readonly host: PeerName | null;
  readonly address: string | null;
  /** null where it rests on nobody's word. */
  readonly basis: Sentence | null;
}

const UNDETERMINED_WORDS = {
  'no-received': 'undetermined_no_received',
  unreadable: 'undetermined_unreadable',
  'no-border': 'undetermined_no_border',
  'client-not-recorded': 'undetermined_client_not_recorded',
  'delivery-not-recorded': 'undetermined_delivery_not_recorded',
  'copy-damaged': 'undetermined_copy_damaged',
} as const satisfies Record<NonNullable<Verdict['reason']>, WordKey>;

const SENDERS_WORD: Sentence = { key: 'basis_sender', values: {} };

/**
 * The answer for one relay. `name` is the profile's title; `service` whoever else handed the message over, where its
 * confirmed name shows it.
 */
export function answerOf(route: Route, verdict: Verdict, name: string, service: NamedService | null = null): Answer {
  const relay = title(name);
  const border = hopAt(route, route.border?.hop ?? null);
  const place = hopAt(route, verdict.hop) ?? border;
  const peer = place?.hop.peer ?? null;
  const about = { host: peer === null ? null : peerName(peer), address: peer?.address ?? null };
  switch (verdict.verdict) {
    case 'proven':
      return { ...about, sentence: { key: 'answer_proven', values: { relay } }, basis: bordersWord(route, border) };
    case 'reported':
      return { ...about, sentence: reported(place, relay), basis: reportersWord(place, border) };
    case 'contradicted':
      return {
        ...about,
        sentence: { key: 'answer_contradicted', values: { relay } },
        basis: place?.vouched === true ? bordersWord(route, border) : SENDERS_WORD,
      };
    case 'claimed':
      return {
        ...(verdict.hop === null ? { host: null, address: null } : about),
        sentence: { key: 'answer_claimed', values: { relay } },
        basis: verdict.hop === null ? { key: 'basis_supporting', values: { relay } } : SENDERS_WORD,
      };
    case 'absent':
      return {
        ...about,
        sentence: service === null ? absent(about.host, about.address, relay) : fromService(service),
        basis: bordersWord(route, border),
      };
    case 'undetermined':
      return {
        host: null,
        address: null,
        sentence: { key: 'answer_undetermined', values: {} },
        basis: { key: UNDETERMINED_WORDS[verdict.reason ?? 'unreadable'], values: {} },
      };
  }
}

function reported(place: RouteHop | null, relay: SentenceValue): Sentence {
  if (place !== null && place.provider !== null) {
    return { key: 'answer_reported_provider', values: { provider: title(place.provider), relay } };
  }
  return { key: 'answer_reported', values: { host: writerOf(place), relay } };
}

function absent(host: PeerName | null, address: string | null, relay: SentenceValue): Sentence {
  if (host === null) {
    return address === null
      ? { key: 'answer_absent_unnamed', values: { relay } }
      : { key: 'answer_absent_address', values: { address: quoted(address) } };
  }
  const name = quoted(host.name);
  if (address === null) return { key: 'answer_absent_name', values: { host: name } };
  const key = host.source === 'reverse-name' ? 'answer_absent' : 'answer_absent_helo';
  return { key, values: { host: name, address: quoted(address) } };
}

function fromService({ title: name, host }: NamedService): Sentence {
  return { key: 'answer_absent_service', values: { service: title(name), host: quoted(host) } };
}

/** The mailbox's own server saw it: the only word that proves anything. */
function bordersWord(route: Route, border: RouteHop | null): Sentence | null {
  if (border === null) return null;
  const host = writerOf(border);
  const provider = route.border?.provider ?? null;
  return provider === null
    ? { key: 'basis_border', values: { host } }
    : { key: 'basis_border_provider', values: { host, provider: title(provider) } };
}

function reportersWord(place: RouteHop | null, border: RouteHop | null): Sentence {
  const host = writerOf(place);
  const seen = border === null ? null : peerLabel(border.hop.peer);
  return seen === null
    ? { key: 'basis_reporter_alone', values: { host } }
    : { key: 'basis_reporter', values: { host, peer: quoted(seen) } };
}

function writerOf(place: RouteHop | null): SentenceValue {
  return hostValue(place?.hop.writer.host ?? place?.hop.writer.address ?? null);
}
