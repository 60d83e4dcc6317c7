import type { Summary } from '../../message/summary.ts';
import type { Hop, Tls } from '../../received/hop.ts';
import { mailboxChecks } from '../../authentication/check.ts';
import { detailsOf } from '../details.ts';
import { findingsOf } from '../findings.ts';
import type { Report } from '../report.ts';
import { filterWords } from '../wording/filter-notes.ts';
import { visibleLine } from '../../hosts/invisible.ts';
import { hopNumber } from '../../route/hop-at.ts';
import type { RouteHop } from '../../route/route.ts';
import { conditionsOf } from '../conditions.ts';
import { sideOf } from '../wording/evidence.ts';
import { isDelayUnverified } from '../wording/time-spent-words.ts';

/**
 * A report for a terminal: technical terms in columns, oldest hop first and numbered from 1, no sentences. Control
 * characters in header text are made visible, so that a message cannot control the terminal.
 */
export function writeTerminal(file: string, summary: Summary, report: Report): string {
  const lines = [file];
  for (const [label, value] of Object.entries({ subject: summary.subject, from: summary.from, date: summary.date })) {
    if (value !== null) lines.push(`  ${label.padEnd(10)}${value}`);
  }
  for (const each of report.verdicts) {
    const { profile, verdict, hop, reason, evidence } = each;
    const place = hop === null ? '' : ` (hop ${hopNumber(report.route, hop)})`;
    const conditional = conditionsOf(report, each).length > 0 ? ', conditional' : '';
    lines.push(`  ${profile.padEnd(10)}${verdict}${conditional}${reason === null ? '' : ` (${reason})`}${place}`);
    for (const item of evidence) {
      const sign = { for: '+', against: '-', said: '.' }[sideOf(item)];
      lines.push(`    ${sign} ${item.strength.padEnd(11)}${item.kind.padEnd(25)}${item.value}`);
    }
  }
  for (const { kind, value, hop } of report.premises)
    lines.push(`  premise   ${kind.padEnd(25)}${value} (hop ${hopNumber(report.route, hop)})`);
  lines.push('  route');
  const details = detailsOf(report);
  const noted = details.notedSteps.toReversed();
  for (const routeHop of report.route.hops.toReversed()) {
    for (const { field, host, time } of noted.filter(({ newerHop }) => newerHop === routeHop.hop.index))
      lines.push(`         ${timeText(time)}  ${host} (${field})`);
    lines.push(...hopLines(routeHop, report));
  }
  for (const { method, result, by, standing } of mailboxChecks(details.checks)) {
    lines.push(`  ${method.padEnd(10)}${result} (${by ?? '-'}, ${standing})`);
  }
  for (const { provider, meanings, byItsPlace } of filterWords(details.providerNotes)) {
    lines.push(`  filter    ${meanings.join(', ')} (${provider}, ${byItsPlace ? 'by-its-place' : 'counts'})`);
  }
  for (const { kind, severity, hop, values } of findingsOf(report)) {
    lines.push(
      `  ${severity.padEnd(10)}${kind}${hop === null ? '' : ` (hop ${hopNumber(report.route, hop)})`} ${values.join(' ')}`,
    );
  }
  return lines.map(visibleLine).join('\n');
}

function hopLines(routeHop: RouteHop, report: Report): string[] {
  const { hop, vouched, delaySeconds } = routeHop;
  const { peer } = hop;
  const reverse = peer.reverseName.state === 'named' ? peer.reverseName.name : null;
  const from = [peer.helo, reverse === peer.helo ? null : reverse, peer.address === null ? null : `[${peer.address}]`];
  const facts = [
    hop.protocol ?? '-',
    tlsText(hop.tls),
    delaySeconds === null ? null : `${delaySeconds} s${isDelayUnverified(routeHop) ? ' (sender)' : ''}`,
    vouched ? null : 'not vouched',
  ];
  const line = `    ${String(hopNumber(report.route, hop.index)).padStart(3)}  ${timeText(hop.time)}  ${from.filter((name) => name !== null).join(' ') || '-'} > ${hop.writer.host ?? '-'}  ${facts.filter((fact) => fact !== null).join(', ')}`;
  return report.route.border?.hop === hop.index ? ['         ---- border ----', line] : [line];
}

function timeText(time: Hop['time']): string {
  return time === null ? '-' : new Date(time.instant).toISOString().replace('.000Z', 'Z');
}

function tlsText(tls: Tls): string {
  return tls.state === 'recorded' ? `tls ${tls.version ?? 'recorded'}` : `tls ${tls.state}`;
}
