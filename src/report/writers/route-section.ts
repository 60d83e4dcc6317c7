import { hopNumber } from '../../route/hop-at.ts';
import type { RouteHop } from '../../route/route.ts';
import { detailsOf } from '../details.ts';
import type { NotedStep } from '../noted-steps.ts';
import type { Report } from '../report.ts';
import { belief, BELIEF_WORDS } from '../wording/belief.ts';
import { ENCRYPTION_WORDS } from '../wording/encryption.ts';
import { peerName } from '../wording/peer-name.ts';
import { type ReportWords, type WordKey, sayIn } from '../wording/report-words.ts';
import { quoted, title } from '../wording/sentence.ts';
import { spokenValue } from '../wording/spoken-value.ts';
import { delayOf, timeSpentFacts } from '../wording/time-spent-words.ts';
import type { Row, Section } from './report-document.ts';
import { type Text, inWords, joined, sentence } from '../wording/text-parts.ts';
import { utcTime } from './utc-time.ts';

interface Column {
  readonly heading: WordKey;
  /** Empty if the hop does not say. */
  readonly text: (stop: RouteHop, words: ReportWords) => Text;
}

const COLUMNS: readonly Column[] = [
  { heading: 'inspector_report_from', text: peerText },
  { heading: 'inspector_column_by', text: writerText },
  {
    heading: 'inspector_report_time_utc',
    text: ({ hop }) => maybe(hop.time === null ? null : utcTime(hop.time.instant)),
  },
  { heading: 'inspector_column_time_written', text: ({ hop }) => maybe(hop.time?.text ?? null) },
  {
    heading: 'inspector_column_delay',
    text: (stop, words) => {
      const delay = delayOf(stop, words);
      return delay === null ? [] : [inWords(delay)];
    },
  },
  { heading: 'inspector_column_tls', text: encryptionText },
  { heading: 'inspector_column_protocol', text: ({ hop }) => maybe(hop.protocol) },
  { heading: 'inspector_column_id', text: ({ hop }) => maybe(hop.id) },
  { heading: 'inspector_column_belief', text: (stop, words) => sentence(words, BELIEF_WORDS[belief(stop)]) },
];

/** The hops oldest first with the border between them; null without a hop. */
export function routeSection(report: Report, words: ReportWords): Section | null {
  const { route } = report;
  if (route.hops.length === 0) return null;
  const noted = detailsOf(report).notedSteps.toReversed();
  const rows = route.hops.toReversed().flatMap((stop): Row[] => {
    const before = noted.filter(({ newerHop }) => newerHop === stop.hop.index).map((step) => notedRow(step, words));
    const number = [inWords(String(hopNumber(route, stop.hop.index)))];
    const row: Row = { kind: 'cells', cells: [number, ...COLUMNS.map(({ text }) => text(stop, words))] };
    return stop.hop.index === route.border?.hop
      ? [...before, { kind: 'border', text: borderText(route.border.provider, words) }, row]
      : [...before, row];
  });
  const columns = [sayIn(words, 'inspector_column_number'), ...COLUMNS.map(({ heading }) => sayIn(words, heading))];
  return { title: sayIn(words, 'route_title'), blocks: [{ kind: 'table', columns, rows }] };
}

/** A step inside the provider, noted in another field; it has no number of its own. */
function notedRow({ provider, field, host, id, time }: NotedStep, words: ReportWords): Row {
  const cells = new Map<WordKey, Text>([
    ['inspector_report_from', sentence(words, 'stop_noted', { provider: title(provider), field: title(field) })],
    ['inspector_column_by', [quoted(host)]],
    ['inspector_report_time_utc', maybe(time === null ? null : utcTime(time.instant))],
    ['inspector_column_time_written', maybe(time?.text ?? null)],
    ['inspector_column_id', maybe(id)],
    ['inspector_column_belief', sentence(words, BELIEF_WORDS.seen)],
  ]);
  return { kind: 'cells', cells: [[inWords('–')], ...COLUMNS.map(({ heading }) => cells.get(heading) ?? [])] };
}

/** Where the time went, in the order of the way; null if there is nothing to compare. */
export function timeSection({ timeSpent }: Report, words: ReportWords): Section | null {
  const facts = timeSpentFacts(timeSpent).map(({ label, value, told }) => {
    const time = spokenValue(value, words);
    return {
      label: sentence(words, label),
      value: [inWords(told ? `${time} ${sayIn(words, 'delay_told')}` : time)],
    };
  });
  return facts.length === 0
    ? null
    : { title: sayIn(words, 'inspector_timeline_title'), blocks: [{ kind: 'facts', facts }] };
}

function borderText(provider: string | null, words: ReportWords): Text {
  const border = inWords(sayIn(words, 'border_word'));
  return provider === null
    ? sentence(words, 'border_of_mailbox', { border })
    : sentence(words, 'border_of_provider', { border, provider: title(provider) });
}

/** The looked-up name, or the claimed one marked as such; the address; the HELO name if it differs. */
function peerText({ hop: { kind, peer } }: RouteHop, words: ReportWords): Text {
  if (kind === 'unreadable') return sentence(words, 'stop_unreadable');
  const found = peerName(peer);
  const parts: Text[] = [];
  if (found !== null) parts.push([quoted(found.name)]);
  if (found?.source === 'helo') parts.push(sentence(words, 'host_own_claim'));
  if (peer.address !== null) parts.push([quoted(`[${peer.address}]`)]);
  if (found?.source === 'reverse-name' && peer.helo !== null && peer.helo !== found.name) {
    parts.push([inWords(`${sayIn(words, 'inspector_column_helo')} `), quoted(peer.helo)]);
  }
  return joined(parts, ' ');
}

function writerText({ hop: { writer } }: RouteHop): Text {
  const software = [writer.software, writer.softwareVersion].filter((part) => part !== null).join(' ');
  const host = writer.host ?? writer.address;
  const parts: Text[] = [];
  if (host !== null) parts.push([quoted(host)]);
  if (software !== '') parts.push([inWords('('), quoted(software), inWords(')')]);
  return joined(parts, ' ');
}

function encryptionText({ hop: { kind, tls } }: RouteHop, words: ReportWords): Text {
  if (kind === 'unreadable') return [];
  const state = sentence(words, ENCRYPTION_WORDS[tls.state]);
  if (tls.state !== 'recorded') return state;
  const details = [tls.version, tls.cipher].filter((part) => part !== null).join(' ');
  return details === '' ? state : [...state, inWords(': '), quoted(details)];
}

function maybe(text: string | null): Text {
  return text === null || text === '' ? [] : [quoted(text)];
}
