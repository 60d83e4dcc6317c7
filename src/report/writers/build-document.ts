import { answerSection } from './answer-section.ts';
import { authenticationSection } from './authentication-section.ts';
import { evidenceSection } from './evidence-section.ts';
import { findingsSection } from './findings-section.ts';
import { identifiersSection, messageSection } from './message-section.ts';
import { providerNotesSection } from './provider-notes-section.ts';
import type { ReportDocument, Section } from './report-document.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { routeSection, timeSection } from './route-section.ts';
import type { SharedReport } from './shared-report.ts';

/** Puts a report into words, in reading order: the answer first, raw text last. */
export function buildDocument(shared: SharedReport, words: ReportWords): ReportDocument {
  const { report, summary, profiles, folder } = shared;
  const titleOf = (id: string): string => profiles.find((profile) => profile.id === id)?.title ?? id;
  const sections = [
    answerSection(shared, titleOf, words),
    messageSection(summary, folder, words),
    evidenceSection(report, titleOf, words),
    routeSection(report, words),
    timeSection(report, words),
    findingsSection(report, words),
    authenticationSection(report, words),
    providerNotesSection(report, words),
    identifiersSection(report, words),
    shared.fullHeader ? headerSection(shared, words) : null,
  ];
  return {
    title: `${sayIn(words, 'extension_name')}: ${sayIn(words, 'inspector_report_title')}`,
    locale: words.locale,
    sections: sections.filter((section) => section !== null),
  };
}

function headerSection({ report }: SharedReport, words: ReportWords): Section | null {
  if (report.fields.length === 0) return null;
  const lines = report.fields.map(({ raw }) => raw).join('\n');
  return { title: sayIn(words, 'inspector_source_title'), blocks: [{ kind: 'raw', caption: [], lines }] };
}
