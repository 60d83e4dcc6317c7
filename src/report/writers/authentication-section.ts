import { type Alignment, distinctIdentifiers } from '../../authentication/alignment.ts';
import { isBelieved } from '../../authentication/statement.ts';
import { detailsOf } from '../details.ts';
import type { Report } from '../report.ts';
import { alignmentWord, ARC_DEFECT_WORDS, STANDING_WORDS } from '../wording/authentication.ts';
import { type ReportWords, type WordKey, sayIn } from '../wording/report-words.ts';
import { quoted } from '../wording/sentence.ts';
import { type StatementCheck, statementChecks } from '../wording/statement-checks.ts';
import type { Block, Row, Section } from './report-document.ts';
import { type Text, inWords, sentence } from '../wording/text-parts.ts';

const COLUMNS = [
  'inspector_authentication_check',
  'inspector_authentication_result',
  'inspector_authentication_about',
  'inspector_authentication_maker',
  'inspector_authentication_standing',
] as const satisfies readonly WordKey[];

/**
 * Every SPF, DKIM, DMARC and ARC statement with its maker and whether it counts, what is wrong with the ARC chain, and
 * how the domains relate to From; null without a statement.
 */
export function authenticationSection(report: Report, words: ReportWords): Section | null {
  const { statements, arc, alignment } = detailsOf(report);
  const rows = statementChecks(statements).map((check) => rowOf(check, words));
  if (rows.length === 0) return null;
  const columns = COLUMNS.map((key) => sayIn(words, key));
  const blocks: Block[] = [{ kind: 'table', columns, rows }];
  if (arc.defects.length > 0) {
    blocks.push({ kind: 'list', items: arc.defects.map((defect) => sentence(words, ARC_DEFECT_WORDS[defect])) });
  }
  blocks.push(...alignmentBlocks(alignment, words));
  return { title: sayIn(words, 'inspector_authentication_title'), blocks };
}

/** The domain in From, and how each domain checked by SPF and DKIM relates to it; empty if none was checked. */
function alignmentBlocks(alignment: Alignment, words: ReportWords): Block[] {
  const { fromDomains } = alignment;
  const identifiers = distinctIdentifiers(alignment);
  if (identifiers.length === 0) return [];
  const from =
    fromDomains.length === 0
      ? sentence(words, 'inspector_alignment_no_domain')
      : sentence(words, 'inspector_alignment_from', { domains: quoted(fromDomains.join(', ')) });
  const items = identifiers.map((identifier): Text => {
    const { source, domain, result, standing } = identifier;
    return [
      quoted(domain),
      inWords(` (${source === 'spf' ? 'SPF' : 'DKIM'}`),
      ...(result === null || result === '' ? [] : [inWords(' '), quoted(result)]),
      inWords('): '),
      ...sentence(words, alignmentWord(identifier)),
      ...(isBelieved(standing) ? [] : [inWords(' '), ...sentence(words, 'inspector_alignment_uncounted')]),
    ];
  });
  return [
    { kind: 'paragraph', style: 'plain', text: from },
    { kind: 'list', items },
  ];
}

function rowOf({ check, registered, result, about, maker, standing }: StatementCheck, words: ReportWords): Row {
  const found: Text =
    result === null ? sentence(words, 'inspector_authentication_signature') : result === '' ? [] : [quoted(result)];
  const cells: Text[] = [
    [registered ? inWords(check) : quoted(check)],
    found,
    about === '' ? [] : [quoted(about)],
    maker === null ? [] : [quoted(maker)],
    sentence(words, STANDING_WORDS[standing]),
  ];
  return { kind: 'cells', cells };
}
