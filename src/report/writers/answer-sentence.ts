import type { Peer } from '../../received/hop.ts';
import type { Verdict } from '../../relay/verdict.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import type { ReportWords, WordKey } from './report-words.ts';
import { type Text, type TextPart, inWords, quoted, sentence, title } from './text-parts.ts';

/** A verdict's answer and whose word it rests on; `basis` null where nobody's. */
export interface AnswerInWords {
  readonly answer: Text;
  readonly basis: Text | null;
}

const UNDETERMINED = {
  'no-received': 'undetermined_no_received',
  unreadable: 'undetermined_unreadable',
  'no-border': 'undetermined_no_border',
} as const satisfies Record<NonNullable<Verdict['reason']>, WordKey>;

/** The answer for one relay. `name` is the profile's title. The sentences are those of the popup and the inspector. */
export function answerInWords(route: Route, verdict: Verdict, name: string, words: ReportWords): AnswerInWords {
  const border = hopAt(route, route.border?.hop ?? null);
  const place = hopAt(route, verdict.hop) ?? border;
  const relay = title(name);
  switch (verdict.verdict) {
    case 'proven':
      return { answer: sentence(words, 'answer_proven', { relay }), basis: borderWord(route, border, words) };
    case 'reported':
      return {
        answer:
          place !== null && place.provider !== null
            ? sentence(words, 'answer_reported_provider', { provider: title(place.provider), relay })
            : sentence(words, 'answer_reported', { host: writerOf(place, words), relay }),
        basis: reporterWord(place, border, words),
      };
    case 'contradicted':
      return {
        answer: sentence(words, 'answer_contradicted', { relay }),
        basis: place?.vouched === true ? borderWord(route, border, words) : sentence(words, 'basis_sender'),
      };
    case 'claimed':
      return {
        answer: sentence(words, 'answer_claimed'),
        basis: verdict.hop === null ? sentence(words, 'basis_supporting', { relay }) : sentence(words, 'basis_sender'),
      };
    case 'absent':
      return { answer: absent(place?.hop.peer ?? null, relay, words), basis: borderWord(route, border, words) };
    case 'undetermined':
      return {
        answer: sentence(words, 'answer_undetermined'),
        basis: sentence(words, UNDETERMINED[verdict.reason ?? 'unreadable']),
      };
  }
}

/** The best name that a field gives its peer, and whether it was looked up or only claimed; null without any. */
export function nameOfPeer({ reverseName, helo }: Peer): { name: string; lookedUp: boolean } | null {
  if (reverseName.state === 'named') return { name: reverseName.name, lookedUp: true };
  return helo === null || helo === '' ? null : { name: helo, lookedUp: false };
}

/** The hop with this index; null for null and for what is no hop. */
export function hopAt(route: Route, index: number | null): RouteHop | null {
  return index === null ? null : (route.hops[index] ?? null);
}

function absent(peer: Peer | null, relay: TextPart, words: ReportWords): Text {
  const found = peer === null ? null : nameOfPeer(peer);
  const address = peer?.address ?? null;
  if (found === null) {
    return address === null
      ? sentence(words, 'answer_absent_unnamed', { relay })
      : sentence(words, 'answer_absent_address', { address: quoted(address) });
  }
  const host = quoted(found.name);
  if (address === null) return sentence(words, 'answer_absent_name', { host });
  return sentence(words, found.lookedUp ? 'answer_absent' : 'answer_absent_helo', { host, address: quoted(address) });
}

function borderWord(route: Route, border: RouteHop | null, words: ReportWords): Text | null {
  if (border === null) return null;
  const host = writerOf(border, words);
  const provider = route.border?.provider ?? null;
  return provider === null
    ? sentence(words, 'basis_border', { host })
    : sentence(words, 'basis_border_provider', { host, provider: title(provider) });
}

function reporterWord(place: RouteHop | null, border: RouteHop | null, words: ReportWords): Text {
  const host = writerOf(place, words);
  const peer = border === null ? null : peerLabel(border.hop.peer);
  return peer === null
    ? sentence(words, 'basis_reporter_alone', { host })
    : sentence(words, 'basis_reporter', { host, peer: quoted(peer) });
}

function peerLabel(peer: Peer): string | null {
  const parts = [nameOfPeer(peer)?.name ?? null, peer.address === null ? null : `[${peer.address}]`];
  return parts.filter((part) => part !== null).join(' ') || null;
}

function writerOf(place: RouteHop | null, words: ReportWords): TextPart {
  const host = place?.hop.writer.host ?? place?.hop.writer.address ?? null;
  return host === null ? inWords(words.say('host_unnamed')) : quoted(host);
}
