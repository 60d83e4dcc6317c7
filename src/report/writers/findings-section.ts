import { findingsOf } from '../findings.ts';
import type { Report } from '../report.ts';
import { bySeverity, findingSentence, lineOfFinding, SEVERITY_WORDS } from '../wording/finding-words.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import type { Section } from './report-document.ts';
import { type Text, inWords, spoken } from '../wording/text-parts.ts';

/** What is worth attention, the most serious first; null if there is nothing. */
export function findingsSection(report: Report, words: ReportWords): Section | null {
  const findings = findingsOf(report);
  if (findings.length === 0) return null;
  const items = bySeverity(findings).map((finding): Text => {
    const line = lineOfFinding(finding, report.route);
    return [
      inWords(`${sayIn(words, SEVERITY_WORDS[finding.severity])}: `),
      ...spoken(findingSentence(finding), words),
      ...(line === null ? [] : [inWords(' '), ...spoken(line, words)]),
    ];
  });
  return { title: sayIn(words, 'finding_title'), blocks: [{ kind: 'list', items }] };
}
