import type { Evidence } from '../../relay/verdict.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { Report } from '../report.ts';
import { distinctEvidence, evidenceWord, sideWord, strengthWord } from '../wording/evidence.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { premiseSentences } from '../wording/premise-words.ts';
import { quoted, title } from '../wording/sentence.ts';
import type { Block, Section } from './report-document.ts';
import { type Text, inWords, sentence, spoken } from '../wording/text-parts.ts';

/**
 * Everything that the verdicts rest on, with the lines in which it was found, each line once; null without evidence.
 */
export function evidenceSection(
  report: Report,
  titleOf: (profile: string) => string,
  words: ReportWords,
): Section | null {
  const blocks: Block[] = [];
  const several = report.verdicts.length > 1;
  for (const { profile, evidence } of report.verdicts) {
    if (evidence.length === 0) continue;
    if (several) blocks.push({ kind: 'paragraph', style: 'plain', text: [title(titleOf(profile))] });
    blocks.push({
      kind: 'list',
      items: distinctEvidence(evidence).map((item) => evidenceInWords(item, report, titleOf(profile), words)),
    });
  }
  const premises = premiseSentences(report.premises);
  if (premises.length > 0) {
    blocks.push({ kind: 'paragraph', style: 'plain', text: [inWords(`${sayIn(words, 'premises_title')}:`)] });
    blocks.push({ kind: 'list', items: premises.map((each) => spoken(each, words)) });
  }
  if (blocks.length === 0) return null;
  return { title: sayIn(words, 'evidence_title'), blocks: [...blocks, ...rawLines(report, words)] };
}

function evidenceInWords(evidence: Evidence, report: Report, relay: string, words: ReportWords): Text {
  return [
    inWords(`${sayIn(words, sideWord(evidence))} `),
    ...sentence(words, evidenceWord(evidence), { value: quoted(evidence.value), relay: title(relay) }),
    inWords(` (${sayIn(words, strengthWord(evidence, report))})`),
  ];
}

/** Received lines and other fields, in the order of the header: newest first. */
function rawLines(report: Report, words: ReportWords): Block[] {
  const all = report.verdicts.flatMap(({ evidence }) => evidence);
  const fields = [...new Set(all.map(({ field }) => field))].toSorted((a, b) => a - b);
  return fields.flatMap((index): Block[] => {
    const field = report.fields[index];
    if (field === undefined) return [];
    const hop = hopAt(report.route, all.find((item) => item.field === index)?.hop ?? null);
    const host = hop?.hop.fieldIndex === index ? hop.hop.writer.host : null;
    const caption =
      host === null
        ? [inWords(sayIn(words, 'raw_line'))]
        : sentence(words, 'inspector_report_line_of', { host: quoted(host) });
    return [{ kind: 'raw', caption, lines: field.raw }];
  });
}
