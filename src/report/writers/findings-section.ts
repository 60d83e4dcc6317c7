import type { Finding, FindingKind } from '../../route/finding.ts';
import type { Report } from '../report.ts';
import { hopAt } from './answer-sentence.ts';
import { findingInWords } from './finding-sentence.ts';
import type { Section } from './report-document.ts';
import type { ReportWords, WordKey } from './report-words.ts';
import { type Text, inWords, quoted, sentence } from './text-parts.ts';

const SEVERITIES = {
  info: 'severity_info',
  warning: 'severity_warning',
  alarm: 'severity_alarm',
} as const satisfies Record<Finding['severity'], WordKey>;

const BY_SEVERITY: readonly Finding['severity'][] = ['alarm', 'warning', 'info'];

/** Findings about one line whose sentence does not name its server. */
const ABOUT_A_LINE: ReadonlySet<FindingKind> = new Set<FindingKind>(['tainted-field', 'clock-skew', 'zone-error']);

/** What is worth attention, the most serious first; null when there is nothing. */
export function findingsSection({ findings, route }: Report, words: ReportWords): Section | null {
  if (findings.length === 0) return null;
  const sorted = findings.toSorted((a, b) => BY_SEVERITY.indexOf(a.severity) - BY_SEVERITY.indexOf(b.severity));
  const items = sorted.map((finding): Text => {
    const host = ABOUT_A_LINE.has(finding.kind) ? (hopAt(route, finding.hop)?.hop.writer.host ?? null) : null;
    const line = host === null ? [] : [inWords(' '), ...sentence(words, 'finding_line_of', { host: quoted(host) })];
    return [inWords(`${words.say(SEVERITIES[finding.severity])}: `), ...findingInWords(finding, words), ...line];
  });
  return { title: words.say('findings_title'), blocks: [{ kind: 'list', items }] };
}
