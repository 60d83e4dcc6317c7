import { detailsOf } from '../details.ts';
import type { Report } from '../report.ts';
import { PLACE_WORDS } from '../wording/filter-notes.ts';
import { MEANING_WORDS } from '../wording/meaning-words.ts';
import { type ReportWords, type WordKey, sayIn } from '../wording/report-words.ts';
import { quoted } from '../wording/sentence.ts';
import { type Text, inWords, sentence } from '../wording/text-parts.ts';
import type { Row, Section } from './report-document.ts';

const COLUMNS = [
  'inspector_fields_name',
  'inspector_notes_value',
  'inspector_notes_meaning',
  'inspector_notes_style',
  'inspector_authentication_standing',
] as const satisfies readonly WordKey[];

/** More than any real filter says; a table of 500 rows would bury the rest of a report. */
const MAX_ROWS = 60;

/**
 * What spam filters and mailbox providers noted: each value that has a meaning, with how far it can be believed; null
 * if there is none. Unexplained codes are in the JSON form and in the raw header.
 */
export function providerNotesSection(report: Report, words: ReportWords): Section | null {
  const rows = detailsOf(report).providerNotes.flatMap(({ field, name, value, meaning, provider, place }): Row[] => {
    if (meaning === null) return [];
    const shown: Text = name === '' ? [quoted(value)] : [quoted(name), inWords(': '), quoted(value)];
    const cells: Text[] = [
      [quoted(field)],
      shown,
      sentence(words, MEANING_WORDS[meaning]),
      [inWords(provider)],
      sentence(words, PLACE_WORDS[place]),
    ];
    return [{ kind: 'cells', cells }];
  });
  if (rows.length === 0) return null;
  const columns = COLUMNS.map((key) => sayIn(words, key));
  return {
    title: sayIn(words, 'inspector_notes_title'),
    blocks: [{ kind: 'table', columns, rows: rows.slice(0, MAX_ROWS) }],
  };
}
