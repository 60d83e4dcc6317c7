import type { HopAnomaly, ReverseName, Tls } from '../../received/hop.ts';
import { belief, BELIEF_WORDS } from '../../report/wording/belief.ts';
import { ENCRYPTION_WORDS } from '../../report/wording/encryption.ts';
import { anomalyValue } from '../../report/wording/finding-words.ts';
import { spokenValue } from '../../report/wording/spoken-value.ts';
import type { RouteHop } from '../../route/route.ts';
import { delayOf } from '../../report/wording/time-spent-words.ts';
import { formatInZone, formatMoment } from '../kit/moment.ts';
import { type WordKey, say, spokenWords } from '../kit/words.ts';

/** One column of the hop table: a fact about a hop in words, null if the hop does not have it. */
export interface HopColumn {
  readonly id: string;
  readonly heading: WordKey;
  readonly explanation: WordKey;
  readonly text: (stop: RouteHop, hopCount: number) => string | null;
  /** What to sort by, if sorting by the text would be wrong. */
  readonly order?: (stop: RouteHop) => number | null;
  /** Not shown until chosen. */
  readonly extra?: boolean;
  /** Its values are codes without a place to break a line: they may be broken anywhere. */
  readonly code?: boolean;
}

type RecordedTls = Extract<Tls, { readonly state: 'recorded' }>;

/** Every fact about a hop, the most asked for first. */
export const HOP_COLUMNS: readonly HopColumn[] = [
  {
    id: 'number',
    heading: 'inspector_column_number',
    explanation: 'inspector_explain_number',
    text: (stop, hopCount) => String(hopCount - stop.hop.index),
    order: (stop) => -stop.hop.index,
  },
  {
    id: 'by',
    heading: 'inspector_column_by',
    explanation: 'inspector_explain_by',
    text: ({ hop }) => (hop.kind === 'unreadable' ? say('stop_unreadable') : hop.writer.host),
  },
  {
    id: 'belief',
    heading: 'inspector_column_belief',
    explanation: 'inspector_explain_belief',
    text: (stop) => say(BELIEF_WORDS[belief(stop)]),
  },
  {
    id: 'reverse-name',
    heading: 'inspector_column_reverse_name',
    explanation: 'inspector_explain_reverse_name',
    text: ({ hop }) => reverseNameText(hop.peer.reverseName),
  },
  {
    id: 'reverse-name-checked',
    heading: 'inspector_column_reverse_name_checked',
    explanation: 'inspector_explain_reverse_name_checked',
    text: ({ hop }) => checkedText(hop.peer.reverseName),
    extra: true,
  },
  {
    id: 'address',
    heading: 'inspector_column_address',
    explanation: 'inspector_explain_address',
    text: ({ hop }) => hop.peer.address,
  },
  {
    id: 'helo',
    heading: 'inspector_column_helo',
    explanation: 'inspector_explain_helo',
    text: ({ hop }) => hop.peer.helo,
    extra: true,
  },
  {
    id: 'time',
    heading: 'inspector_column_time',
    explanation: 'inspector_explain_time',
    text: ({ hop }) => (hop.time === null ? null : formatMoment(hop.time.instant, hop.time.zoneOffset)),
    order: ({ hop }) => hop.time?.instant ?? null,
  },
  {
    id: 'delay',
    heading: 'inspector_column_delay',
    explanation: 'inspector_explain_delay',
    text: (stop) => delayOf(stop, spokenWords()),
    order: (stop) => stop.delaySeconds,
  },
  {
    id: 'tls',
    heading: 'inspector_column_tls',
    explanation: 'inspector_explain_tls',
    text: ({ hop }) => (hop.kind === 'unreadable' ? null : say(ENCRYPTION_WORDS[hop.tls.state])),
  },
  {
    id: 'tls-version',
    heading: 'inspector_column_tls_version',
    explanation: 'inspector_explain_tls_version',
    text: tls((t) => t.version),
    extra: true,
  },
  {
    id: 'tls-cipher',
    heading: 'inspector_column_tls_cipher',
    explanation: 'inspector_explain_tls_cipher',
    text: tls((t) => t.cipher),
    extra: true,
    code: true,
  },
  {
    id: 'protocol',
    heading: 'inspector_column_protocol',
    explanation: 'inspector_explain_protocol',
    text: ({ hop }) => hop.protocol,
    extra: true,
  },
  {
    id: 'id',
    heading: 'inspector_column_id',
    explanation: 'inspector_explain_id',
    text: ({ hop }) => hop.id,
    code: true,
  },
  {
    id: 'software',
    heading: 'inspector_column_software',
    explanation: 'inspector_explain_software',
    text: softwareText,
    extra: true,
  },
  {
    id: 'envelope-from',
    heading: 'inspector_column_envelope_from',
    explanation: 'inspector_explain_envelope_from',
    text: ({ hop }) => (hop.envelopeFrom === '' ? '<>' : hop.envelopeFrom),
    extra: true,
  },
  {
    id: 'for',
    heading: 'inspector_column_for',
    explanation: 'inspector_explain_for',
    text: ({ hop }) => hop.recipient,
    extra: true,
  },
  {
    id: 'authenticated',
    heading: 'inspector_column_authenticated',
    explanation: 'inspector_explain_authenticated',
    text: authenticatedText,
    extra: true,
  },
  {
    id: 'time-written',
    heading: 'inspector_column_time_written',
    explanation: 'inspector_explain_time_written',
    text: timeWritten,
    extra: true,
  },
  { id: 'zone', heading: 'inspector_column_zone', explanation: 'inspector_explain_zone', text: zoneText, extra: true },
  {
    id: 'provider',
    heading: 'inspector_column_provider',
    explanation: 'inspector_explain_provider',
    text: (stop) => stop.provider,
    extra: true,
  },
  {
    id: 'writer-address',
    heading: 'inspector_column_writer_address',
    explanation: 'inspector_explain_writer_address',
    text: ({ hop }) => hop.writer.address,
    extra: true,
  },
  {
    id: 'writer-other-name',
    heading: 'inspector_column_writer_other_name',
    explanation: 'inspector_explain_writer_other_name',
    text: ({ hop }) => hop.writer.otherName,
    extra: true,
  },
  {
    id: 'address-certain',
    heading: 'inspector_column_address_certain',
    explanation: 'inspector_explain_address_certain',
    text: ({ hop: { peer } }) =>
      peer.address === null ? null : say(peer.addressCertain ? 'inspector_address_seen' : 'inspector_address_told'),
    extra: true,
  },
  {
    id: 'port',
    heading: 'inspector_column_port',
    explanation: 'inspector_explain_port',
    text: ({ hop }) => (hop.peer.port === null ? null : String(hop.peer.port)),
    order: ({ hop }) => hop.peer.port,
    extra: true,
  },
  {
    id: 'ident',
    heading: 'inspector_column_ident',
    explanation: 'inspector_explain_ident',
    text: ({ hop }) => hop.peer.ident,
    extra: true,
  },
  {
    id: 'via',
    heading: 'inspector_column_via',
    explanation: 'inspector_explain_via',
    text: ({ hop }) => hop.via,
    extra: true,
  },
  {
    id: 'tls-bits',
    heading: 'inspector_column_tls_bits',
    explanation: 'inspector_explain_tls_bits',
    text: tls((t) => (t.bits === null ? null : String(t.bits))),
    order: ({ hop }) => (hop.tls.state === 'recorded' ? hop.tls.bits : null),
    extra: true,
  },
  {
    id: 'tls-key-exchange',
    heading: 'inspector_column_tls_key_exchange',
    explanation: 'inspector_explain_tls_key_exchange',
    text: tls((t) => t.keyExchange),
    extra: true,
  },
  {
    id: 'tls-verification',
    heading: 'inspector_column_tls_verification',
    explanation: 'inspector_explain_tls_verification',
    text: tls((t) => t.verification),
    extra: true,
  },
  {
    id: 'tls-client-certificate',
    heading: 'inspector_column_tls_client_certificate',
    explanation: 'inspector_explain_tls_client_certificate',
    text: tls((t) => t.clientCertificate),
    extra: true,
  },
  {
    id: 'tls-server-name',
    heading: 'inspector_column_tls_server_name',
    explanation: 'inspector_explain_tls_server_name',
    text: tls((t) => t.serverName),
    extra: true,
  },
  {
    id: 'anomalies',
    heading: 'inspector_column_anomalies',
    explanation: 'inspector_explain_anomalies',
    text: ({ hop }) => anomaliesText(hop.anomalies),
  },
];

function tls(fact: (recorded: RecordedTls) => string | null): HopColumn['text'] {
  return ({ hop }) => (hop.tls.state === 'recorded' ? fact(hop.tls) : null);
}

function reverseNameText(name: ReverseName): string | null {
  switch (name.state) {
    case 'named':
      return name.name;
    case 'none':
      return say('inspector_reverse_name_none');
    case 'not-recorded':
      return null;
  }
}

function checkedText(name: ReverseName): string | null {
  if (name.state !== 'named') return null;
  if (name.verified === null) return say('inspector_reverse_name_unchecked');
  return say(name.verified ? 'inspector_reverse_name_confirmed' : 'inspector_reverse_name_denied');
}

function softwareText({ hop }: RouteHop): string | null {
  const { software, softwareVersion } = hop.writer;
  return [software, softwareVersion].filter((part) => part !== null).join(' ') || null;
}

function authenticatedText({ hop }: RouteHop): string | null {
  const { authenticated, method, user } = hop.authentication;
  if (authenticated === null) return null;
  if (!authenticated) return say('inspector_authenticated_no');
  return [say('inspector_authenticated_yes'), method, user].filter((part) => part !== null).join(' · ');
}

function timeWritten({ hop }: RouteHop): string | null {
  return hop.time?.text ?? null;
}

function zoneText({ hop: { time } }: RouteHop): string | null {
  return time === null || time.zoneOffset === null ? null : formatInZone(time.instant, time.zoneOffset);
}

function anomaliesText(anomalies: readonly HopAnomaly[]): string | null {
  return anomalies.map((each) => spokenValue(anomalyValue(each), spokenWords())).join('; ') || null;
}
