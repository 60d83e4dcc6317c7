import type { SenderIdentifiers } from '../../authentication/sender-identifiers.ts';
import type { Summary } from '../../message/summary.ts';
import { detailsOf } from '../details.ts';
import type { MailFolder } from '../mail-folder.ts';
import type { Report } from '../report.ts';
import { identifierRows } from '../wording/identifiers.ts';
import { type ReportWords, type WordKey, sayIn } from '../wording/report-words.ts';
import { folderValue } from '../wording/folder.ts';
import { quoted } from '../wording/sentence.ts';
import type { Fact, Section } from './report-document.ts';
import { inWords, sentence, spoken } from '../wording/text-parts.ts';
import { utcTime } from './utc-time.ts';

/** What people read in the message; null if it says nothing. */
export function messageSection(summary: Summary, folder: MailFolder | null, words: ReportWords): Section | null {
  const date = summary.date === null ? null : (utcTime(Date.parse(summary.date)) ?? summary.date);
  const rows = [
    ['inspector_summary_subject', summary.subject],
    ['inspector_summary_from', summary.from],
    ['inspector_summary_to', summary.to],
    ['inspector_summary_date', date],
    ['inspector_summary_message_id', summary.messageId],
  ] as const satisfies readonly (readonly [WordKey, string | null])[];
  const facts = rows.flatMap(([key, value]): Fact[] =>
    value === null || value === ''
      ? []
      : [
          {
            label: sentence(words, key),
            value: [key === 'inspector_summary_subject' ? { kind: 'prose', text: value } : quoted(value)],
          },
        ],
  );
  if (folder !== null)
    facts.push({ label: sentence(words, 'inspector_summary_folder'), value: spoken(folderValue(folder), words) });
  if (facts.length === 0) return null;
  return { title: sayIn(words, 'inspector_report_message'), blocks: [{ kind: 'facts', facts }] };
}

/** What the sending side wrote about itself, to be looked up on its platforms; null if there is nothing. */
export function identifiersSection(report: Report, words: ReportWords): Section | null {
  const { identifiers } = detailsOf(report);
  const facts = [...identifierRows(identifiers), ...listRows(identifiers)].map(({ name, value }): Fact => ({
    label: [inWords(name)],
    value: [quoted(value)],
  }));
  if (facts.length === 0) return null;
  return { title: sayIn(words, 'inspector_identifiers_title'), blocks: [{ kind: 'facts', facts }] };
}

/** The mailing list and the ways to leave it; names of header fields are the same in every language. */
function listRows({ mailingList, unsubscribe }: SenderIdentifiers): { name: string; value: string }[] {
  const ways = (unsubscribe?.uris ?? []).map(({ uri }) => ({ name: 'List-Unsubscribe', value: uri }));
  const id = mailingList?.id ?? null;
  return id === null ? ways : [{ name: 'List-Id', value: id }, ...ways];
}
