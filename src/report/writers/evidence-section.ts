import type { Evidence, EvidenceKind } from '../../relay/verdict.ts';
import type { Report } from '../report.ts';
import { hopAt } from './answer-sentence.ts';
import type { Block, Section } from './report-document.ts';
import type { ReportWords, WordKey } from './report-words.ts';
import { type Text, inWords, quoted, sentence, title } from './text-parts.ts';

const SENTENCES = {
  address: 'evidence_address',
  'foreign-address': 'evidence_foreign_address',
  'reverse-name': 'evidence_reverse_name',
  'unverified-reverse-name': 'evidence_unverified_reverse_name',
  'foreign-reverse-name': 'evidence_foreign_reverse_name',
  'no-reverse-name': 'evidence_no_reverse_name',
  helo: 'evidence_helo',
  'look-alike': 'evidence_look_alike',
  injected: 'evidence_injected',
  'authenticated-address': 'evidence_authenticated_address',
  'confirmed-name': 'evidence_confirmed_name',
  'submission-host': 'evidence_submission_host',
  'campaign-field': 'evidence_campaign_field',
  'dkim-domain': 'evidence_dkim_domain',
} as const satisfies Record<EvidenceKind, WordKey>;

const STRENGTHS = {
  strong: 'strength_strong',
  weak: 'strength_weak',
  supporting: 'strength_supporting',
} as const satisfies Record<Evidence['strength'], WordKey>;

/** Everything that the verdicts rest on, with the lines that it was read in, each line once; null without evidence. */
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
    blocks.push({ kind: 'list', items: evidence.map((item) => evidenceInWords(item, titleOf(profile), words)) });
  }
  if (blocks.length === 0) return null;
  return { title: words.say('evidence_title'), blocks: [...blocks, ...rawLines(report, words)] };
}

function evidenceInWords({ kind, value, supports, strength }: Evidence, relay: string, words: ReportWords): Text {
  return [
    inWords(`${words.say(supports ? 'evidence_for' : 'evidence_against')} `),
    ...sentence(words, SENTENCES[kind], { value: quoted(value), relay: title(relay) }),
    inWords(` (${words.say(STRENGTHS[strength])})`),
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
        ? [inWords(words.say('raw_line'))]
        : sentence(words, 'inspector_report_line_of', { host: quoted(host) });
    return [{ kind: 'raw', caption, lines: field.raw }];
  });
}
