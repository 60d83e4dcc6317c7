import { type SenderIdentifiers, senderIdentifiers } from '../../authentication/sender-identifiers.ts';
import type { HeaderField } from '../../message/header-field.ts';
import type { Summary } from '../../message/summary.ts';
import { utcTime } from './durations.ts';
import type { Fact, Section } from './report-document.ts';
import type { ReportWords, WordKey } from './report-words.ts';
import { inWords, quoted, sentence } from './text-parts.ts';

/** What people read of the message; null when it says nothing. */
export function messageSection(summary: Summary, words: ReportWords): Section | null {
  const date = summary.date === null ? null : (utcTime(Date.parse(summary.date)) ?? summary.date);
  const rows = [
    ['inspector_summary_subject', summary.subject],
    ['inspector_summary_from', summary.from],
    ['inspector_summary_to', summary.to],
    ['inspector_summary_date', date],
    ['inspector_summary_message_id', summary.messageId],
  ] as const satisfies readonly (readonly [WordKey, string | null])[];
  const facts = rows.flatMap(([key, value]): Fact[] =>
    value === null || value === '' ? [] : [{ label: sentence(words, key), value: [quoted(value)] }],
  );
  if (facts.length === 0) return null;
  return { title: words.say('inspector_report_message'), blocks: [{ kind: 'facts', facts }] };
}

const ALTCRAFT = { fsmid: 'X-AKMTA-FSMID', esmid: 'ESMID', smid: 'SMID' } as const;

/** What the sending side wrote about itself, to be looked up on its platforms; null without any of it. */
export function identifiersSection(fields: readonly HeaderField[], words: ReportWords): Section | null {
  const facts = identifiers(senderIdentifiers(fields)).map(([name, value]): Fact => ({
    label: [inWords(name)],
    value: [quoted(value)],
  }));
  if (facts.length === 0) return null;
  return { title: words.say('inspector_identifiers_title'), blocks: [{ kind: 'facts', facts }] };
}

/** Names of header fields and platforms are the same in every language. */
function identifiers({
  altcraft,
  campaignFields,
  originatingAddresses,
  feedbackId,
  returnPath,
  mailingList,
  unsubscribe,
}: SenderIdentifiers): [string, string][] {
  const rows: [string, string][] = altcraft.map(({ kind, value }) => [ALTCRAFT[kind], value]);
  for (const { name, value } of campaignFields)
    rows.push([name.toLowerCase() === 'x-letter-id' ? 'X-Letter-Id' : 'X-Campaign-Id', value]);
  for (const { name, value } of originatingAddresses) rows.push([name, value]);
  if (feedbackId !== null) rows.push(['Feedback-ID', [...feedbackId.identifiers, feedbackId.sender].join(':')]);
  if (returnPath !== null) rows.push(['Return-Path', returnPath.address === '' ? '<>' : returnPath.address]);
  if (mailingList !== null && mailingList.id !== null) rows.push(['List-Id', mailingList.id]);
  for (const { uri } of unsubscribe?.uris ?? []) rows.push(['List-Unsubscribe', uri]);
  return rows;
}
