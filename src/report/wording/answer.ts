import type { NamedService } from '../../relay/named-service.ts';
import type { Verdict } from '../../relay/verdict.ts';
import { publicDomain } from '../../hosts/host-name.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import { isLocalStep } from '../../route/consistency.ts';
import { takesFromOutside } from '../../route/providers.ts';
import { conditionsOf } from '../conditions.ts';
import type { PartReason, Report } from '../report.ts';
import { type PeerName, peerLabel, peerName } from './peer-name.ts';
import type { WordKey } from './report-words.ts';
import { type Sentence, type SentenceValue, hostValue, quoted, title } from './sentence.ts';
import { type ShownVerdict, shownVerdict } from './verdict-words.ts';

/** A verdict as sentences: the answer, the host in it, and who says so. */
export interface Answer {
  readonly sentence: Sentence;
  /** How it is shown: a conditional answer has its own sign. */
  readonly shown: ShownVerdict;
  /** The peer in the sentence, or null. */
  readonly host: PeerName | null;
  readonly address: string | null;
  /** null if nobody says so. */
  readonly basis: Sentence | null;
  /** Why the answer is conditional, and who else could have written what it rests on. */
  readonly notes: readonly Sentence[];
}

/** What an answer is made from. */
export type Answered = Pick<Report, 'route' | 'conditions'>;

type Plain = Pick<Answer, 'sentence' | 'host' | 'address' | 'basis'>;

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
 * The answer for one relay. `name` is the profile's title; `service` is another service that handed the message over,
 * if its confirmed name shows one.
 */
export function answerOf(
  report: Answered,
  verdict: Verdict,
  name: string,
  service: NamedService | null = null,
): Answer {
  const relay = title(name);
  const shown = shownVerdict(report, verdict);
  const plain = plainAnswer(report.route, verdict, relay, service);
  const sentence = shown === 'conditional' ? conditionalSentence(report, verdict, relay) : plain.sentence;
  return {
    ...plain,
    sentence,
    basis: conditionalBasis(report, verdict, plain),
    shown,
    notes: notesOf(report, verdict),
  };
}

/** Who says so, as far as the conditions of the answer allow. */
function conditionalBasis(report: Answered, verdict: Verdict, { basis }: Plain): Sentence | null {
  const conditions = conditionsOf(report, verdict);
  if (conditions.length === 0) return basis;
  // Nobody vouches for lines that anyone could have written; "recorded by the receiving server" would be their own word.
  if (conditions.some(({ kind }) => kind === 'part')) return null;
  // If the machine is a stranger's, the stranger wrote this server's line, too.
  const border = hopAt(report.route, report.route.border?.hop ?? null);
  return border === null ? null : { key: 'basis_in_that_case', values: { host: writerOf(border) } };
}

function conditionalSentence(report: Answered, verdict: Verdict, relay: SentenceValue): Sentence {
  const conditions = conditionsOf(report, verdict);
  const machine = conditions.find((condition) => condition.kind === 'premise');
  const isPart = conditions.some(({ kind }) => kind === 'part');
  if (!isPart && machine?.kind === 'premise') {
    return { key: 'answer_if_machine', values: { address: quoted(machine.premise.value), relay } };
  }
  switch (verdict.verdict) {
    case 'reported':
      return {
        key: 'answer_lines_reported',
        values: { host: writerOf(hopAt(report.route, verdict.hop)), relay },
      };
    case 'contradicted':
      return { key: 'answer_lines_contradicted', values: { relay } };
    case 'absent':
      return { key: 'answer_lines_absent', values: { relay } };
    default:
      return { key: 'answer_lines_proven', values: { relay } };
  }
}

/** Why lines that a person brought may not be what a server wrote. */
const PART_WORDS = {
  'received-lines': 'condition_part',
  selection: 'condition_part',
  'page-text': 'condition_around',
  'text-around': 'condition_around',
  'repaired-folding': 'condition_repaired',
  'turned-round': 'condition_repaired',
  redacted: 'condition_repaired',
  translated: 'condition_repaired',
} as const satisfies Record<PartReason, WordKey>;

function notesOf(report: Answered, verdict: Verdict): Sentence[] {
  const notes = conditionsOf(report, verdict).map((condition): Sentence =>
    condition.kind === 'part'
      ? { key: PART_WORDS[condition.reason], values: {} }
      : {
          key: condition.premise.kind === 'delivery-greeting' ? 'condition_delivery' : 'condition_machine',
          values: { address: quoted(condition.premise.value) },
        },
  );
  const { hops, border, end } = report.route;
  const first = hopAt(report.route, border?.hop ?? null);
  if (end.rule === 'either-address' && first !== null) {
    notes.push({ key: 'note_either_address', values: { host: writerOf(first) } });
  }
  if (end.rule === 'begins' && first !== null && isLocalStep(first.hop) && hops.length > first.hop.index + 1) {
    notes.push({ key: 'note_handed_in', values: { host: writerOf(first) } });
  }
  if (verdict.verdict === 'reported' && border !== null && verdict.hop !== null) {
    const local = hops.slice(border.hop + 1, verdict.hop).find(({ hop }) => isLocalStep(hop));
    if (local !== undefined) {
      notes.push({ key: 'note_local_step', values: { host: writerOf(hopAt(report.route, verdict.hop)) } });
    }
  }
  return notes;
}

function plainAnswer(route: Route, verdict: Verdict, relay: SentenceValue, service: NamedService | null): Plain {
  const border = hopAt(route, route.border?.hop ?? null);
  const place = hopAt(route, verdict.hop) ?? border;
  const peer = place?.hop.peer ?? null;
  const about = { host: peer === null ? null : peerName(peer), address: peer?.address ?? null };
  switch (verdict.verdict) {
    case 'proven':
      return { ...about, sentence: { key: 'answer_proven', values: { relay } }, basis: bordersWord(route, border) };
    case 'reported':
      return {
        ...about,
        sentence: reported(place, speaker(route, place), relay),
        basis: reportersWord(speaker(route, place), border),
      };
    case 'contradicted':
      return {
        ...about,
        sentence: { key: 'answer_contradicted', values: { relay } },
        // If the hop is before the border, the forwarder noticed it.
        basis: place?.vouched === true ? bordersWord(route, border) : reportersWord(speaker(route, place), border),
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
        basis: whyUndetermined(verdict, border?.hop.peer.address ?? null),
      };
  }
}

function whyUndetermined({ reason }: Verdict, address: string | null): Sentence {
  if (reason === 'client-not-recorded' && address !== null)
    return { key: 'undetermined_client_address', values: { address: quoted(address) } };
  return { key: UNDETERMINED_WORDS[reason ?? 'unreadable'], values: {} };
}

/**
 * Who vouches for the line at `place`: the host that handed the message over, which may have written every older line,
 * even "by mx.google.com". Only a provider that was seen at the border speaks for itself.
 */
function speaker({ hops, border }: Route, place: RouteHop | null): RouteHop | null {
  if (border === null || place === null || place.provider !== null) return place;
  const later = hops.slice(border.hop + 1, place.hop.index);
  return later.find(({ hop }) => publicDomain(hop.writer.host ?? '') !== null) ?? place;
}

function reported(place: RouteHop | null, said: RouteHop | null, relay: SentenceValue): Sentence {
  if (place !== null && place.provider !== null && takesFromOutside(place.hop)) {
    return { key: 'answer_reported_provider', values: { provider: title(place.provider), relay } };
  }
  return { key: 'answer_reported', values: { host: writerOf(said), relay } };
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

/** Says that the mailbox's own server saw it, which is the only proof there is. */
function bordersWord(route: Route, border: RouteHop | null): Sentence | null {
  if (border === null) return null;
  const host = writerOf(border);
  const provider = route.border?.provider ?? null;
  return provider === null
    ? { key: 'basis_border', values: { host } }
    : { key: 'basis_border_provider', values: { host, provider: title(provider) } };
}

function reportersWord(said: RouteHop | null, border: RouteHop | null): Sentence {
  const host = writerOf(said);
  const peer = border?.hop.peer ?? null;
  const name = peer === null ? null : peerName(peer);
  // The server did not see the name: whoever connected claimed it.
  if (name?.source === 'helo' && peer !== null && peer.address !== null) {
    return { key: 'basis_reporter_greeting', values: { host, address: quoted(peer.address), name: quoted(name.name) } };
  }
  const seen = peer === null ? null : peerLabel(peer);
  return seen === null
    ? { key: 'basis_reporter_alone', values: { host } }
    : { key: 'basis_reporter', values: { host, peer: quoted(seen) } };
}

function writerOf(place: RouteHop | null): SentenceValue {
  return hostValue(place?.hop.writer.host ?? place?.hop.writer.address ?? null);
}
