import { visibleLine } from '../../hosts/invisible.ts';
import { hopAt, hopNumber } from '../../route/hop-at.ts';
import type { Peer } from '../../received/hop.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import { detailsOf } from '../details.ts';
import { leadingVerdict } from '../leading-verdict.ts';
import { serviceAtBorder } from '../sender-checks.ts';
import { type WrittenTable, escapeHtml, tableAsHtml } from '../table/write-table.ts';
import { answerOf } from '../wording/answer.ts';
import { folderSentence } from '../wording/folder.ts';
import { identifierRows } from '../wording/identifiers.ts';
import { peerLabel, peerName } from '../wording/peer-name.ts';
import { premiseSentences } from '../wording/premise-words.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { type Text, spoken } from '../wording/text-parts.ts';
import type { Sentence } from '../wording/sentence.ts';
import { mailboxFacts } from './answer-section.ts';
import { fencedTable, routeTable } from './route-table.ts';
import { REDACTION_NOTES, type SharedReport, readInSentence } from './shared-report.ts';
import { utcTime } from './utc-time.ts';

/**
 * The answer for a chat or a ticket, in about ten lines ended by LF: the sentence, the host and address that it rests
 * on, which message it is and its identifiers, what the mailbox's own side found, and the servers passed, oldest first.
 * The servers are in one line, or in a table.
 */
export function writeShort(shared: SharedReport, words: ReportWords, form: 'line' | 'table'): string {
  const lines = linesOf(shared, words, form).flatMap((line) => (typeof line === 'string' ? [line] : fencedTable(line)));
  return `${lines.join('\n')}\n`;
}

/**
 * The same with the table in HTML, without styles, for the clipboard: Jira, Teams, Confluence, mails and spreadsheets
 * take it from there, and a program that shows only text takes the text. Lines are paragraphs, because LibreOffice Calc
 * joins one <div> with the next in a single cell.
 */
export function writeShortHtml(shared: SharedReport, words: ReportWords): string {
  return linesOf(shared, words, 'table')
    .map((line) => (typeof line === 'string' ? `<p>${escapeHtml(line)}</p>` : tableAsHtml(line)))
    .join('');
}

function linesOf(shared: SharedReport, words: ReportWords, form: 'line' | 'table'): readonly (string | WrittenTable)[] {
  const { report, profiles, redaction } = shared;
  const { route, verdicts } = report;
  const verdict = leadingVerdict(verdicts);
  const lines: (string | WrittenTable)[] = [];
  if (verdict === null) lines.push(sayIn(words, 'answer_no_relay'));
  else {
    const title = profiles.find(({ id }) => id === verdict.profile)?.title ?? verdict.profile;
    const { sentence, basis, notes } = answerOf(report, verdict, title, serviceAtBorder(report));
    const place = hopAt(route, verdict.hop);
    const peer = place === null ? null : peerText(place.hop.peer, words);
    lines.push(lineOf(sentence, words));
    if (peer !== null) lines.push(peer);
    for (const each of basis === null ? notes : [basis, ...notes]) lines.push(lineOf(each, words));
  }
  for (const each of premiseSentences(report.premises)) {
    lines.push(`${sayIn(words, 'premises_title')}: ${lineOf(each, words)}`);
  }
  lines.push(...messageLines(shared, words));
  if (shared.folder !== null) lines.push(lineOf(folderSentence(shared.folder), words));
  for (const { label, value } of mailboxFacts(report, words)) lines.push(`${textOf(label)}: ${textOf(value)}`);
  if (route.hops.length > 0) {
    const title = `${sayIn(words, 'route_title')}:`;
    if (form === 'table') lines.push(title, routeTable(route, words));
    else lines.push(`${title} ${routeLine(route, words)}`);
  }
  const readIn = readInSentence(shared);
  if (readIn !== null) lines.push(lineOf(readIn, words));
  if (redaction !== 'none') lines.push(sayIn(words, REDACTION_NOTES[redaction]));
  return lines;
}

/** Subject, sender and time, and the identifiers of the sending side, each on one line; missing ones are left out. */
function messageLines({ report, summary }: SharedReport, words: ReportWords): string[] {
  const { identifiers } = detailsOf(report);
  const date = summary.date === null ? null : (utcTime(Date.parse(summary.date)) ?? summary.date);
  const message = [
    [sayIn(words, 'inspector_summary_subject'), summary.subject],
    [sayIn(words, 'inspector_summary_from'), summary.from],
    [sayIn(words, 'inspector_summary_date'), date],
  ] as const;
  const ids = [
    [sayIn(words, 'inspector_summary_message_id'), summary.messageId],
    ...identifierRows(identifiers).flatMap(({ kind, name, value }) =>
      kind === 'altcraft' || kind === 'campaign' ? [[name, value] as const] : [],
    ),
  ] as const;
  return [message, ids].flatMap((facts) => {
    const shown = facts.flatMap(([label, value]) =>
      value === null || value === '' ? [] : [`${label}: ${visibleLine(value)}`],
    );
    return shown.length === 0 ? [] : [shown.join('; ')];
  });
}

/**
 * Each hop by the server that wrote it: "1. node1.shop.example → 2. smtp.gate.sendsay.ru → 3. mx.google.com (border)".
 */
function routeLine(route: Route, words: ReportWords): string {
  return route.hops
    .toReversed()
    .map((stop) => {
      const number = hopNumber(route, stop.hop.index);
      const writer = stop.hop.kind === 'unreadable' ? sayIn(words, 'stop_unreadable') : writerOf(stop, words);
      const mark = stop.hop.index === route.border?.hop ? ` (${sayIn(words, 'border_word')})` : '';
      return `${number}. ${writer}${mark}`;
    })
    .join(' → ');
}

/** A name that occurs only in the greeting is shown as what the host called itself. */
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
