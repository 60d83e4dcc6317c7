import { visibleLine } from '../../hosts/invisible.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { Peer } from '../../received/hop.ts';
import type { RouteHop } from '../../route/route.ts';
import { leadingVerdict } from '../leading-verdict.ts';
import { answerOf } from '../wording/answer.ts';
import { peerLabel, peerName } from '../wording/peer-name.ts';
import { premiseSentences } from '../wording/premise.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { type Text, spoken } from '../wording/text.ts';
import type { Sentence } from '../wording/sentence.ts';
import { mailboxFacts } from './answer-section.ts';
import { REDACTION_NOTES, type SharedReport } from './shared-report.ts';

/**
 * The answer for a chat or a ticket: sentence, host and address that it rests on, the border's host, and the route, oldest
 * first, one line per hop. Lines end with LF.
 */
export function writeShort({ report, profiles, redaction }: SharedReport, words: ReportWords): string {
  const { route, verdicts } = report;
  const verdict = leadingVerdict(verdicts);
  const lines: string[] = [];
  if (verdict === null) lines.push(sayIn(words, 'answer_no_relay'));
  else {
    const title = profiles.find(({ id }) => id === verdict.profile)?.title ?? verdict.profile;
    const { sentence, basis, notes } = answerOf(report, verdict, title);
    const place = hopAt(route, verdict.hop);
    const peer = place === null ? null : peerText(place.hop.peer, words);
    lines.push(lineOf(sentence, words));
    if (peer !== null) lines.push(peer);
    for (const each of basis === null ? notes : [basis, ...notes]) lines.push(lineOf(each, words));
  }
  for (const each of premiseSentences(report.premises)) {
    lines.push(`${sayIn(words, 'premises_title')}: ${lineOf(each, words)}`);
  }
  const border = hopAt(route, route.border?.hop ?? null);
  if (border !== null) lines.push(`${sayIn(words, 'border_word')}: ${writerOf(border, words)}`);
  for (const { label, value } of mailboxFacts(report, words)) lines.push(`${textOf(label)}: ${textOf(value)}`);
  if (route.hops.length > 0) {
    lines.push('', `${sayIn(words, 'route_title')}:`);
    for (const stop of route.hops.toReversed()) lines.push(hopLine(stop, route.hops.length, stop === border, words));
  }
  if (redaction !== 'none') lines.push('', sayIn(words, REDACTION_NOTES[redaction]));
  return `${lines.join('\n')}\n`;
}

function hopLine(stop: RouteHop, hops: number, isBorder: boolean, words: ReportWords): string {
  const number = `${hops - stop.hop.index}.`;
  if (stop.hop.kind === 'unreadable') return `${number} ${sayIn(words, 'stop_unreadable')}`;
  const from = peerText(stop.hop.peer, words) ?? sayIn(words, 'host_unnamed');
  const line = `${number} ${from} → ${writerOf(stop, words)}`;
  return isBorder ? `${line} (${sayIn(words, 'border_word')})` : line;
}

/** A name that only the greeting gave is told as what the host called itself. */
function peerText(peer: Peer, words: ReportWords): string | null {
  const name = peerName(peer);
  if (name?.source === 'helo' && peer.address !== null) {
    const values = { address: peer.address, name: name.name };
    return visibleLine(sayIn(words, 'peer_greeting', values));
  }
  const label = peerLabel(peer);
  return label === null ? null : visibleLine(label);
}

function writerOf({ hop: { writer } }: RouteHop, words: ReportWords): string {
  return visibleLine(writer.host ?? writer.address ?? sayIn(words, 'host_unnamed'));
}

function lineOf(sentence: Sentence, words: ReportWords): string {
  return textOf(spoken(sentence, words));
}

function textOf(text: Text): string {
  return text.map((part) => (part.kind === 'words' ? part.text : visibleLine(part.text))).join('');
}
