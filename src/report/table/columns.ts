import { visibleLine } from '../../hosts/invisible.ts';
import { delayInWords } from '../wording/duration.ts';
import { type ReportWords, type WordKey, sayIn } from '../wording/report-words.ts';
import { VERDICT_FACTS } from '../wording/verdict.ts';
import type { MessageRow, TableRow, UnreadableRow } from './message-row.ts';

/** One column of the table of messages: what it shows of a row, in words. */
export interface TableColumn {
  readonly id: ColumnId;
  readonly heading: Extract<WordKey, `table_column_${string}`>;
  /** Text of the cell on one line, hidden characters shown; null where there is nothing to show. */
  readonly text: (row: MessageRow, words: ReportWords) => string | null;
  /** What it is sorted by where that is not its text; null sorts last. */
  readonly order?: (row: MessageRow) => number | null;
  /** Whether a table shows it before anybody has chosen columns. */
  readonly atFirst: boolean;
  /** Every value is another one, so that it is not one to filter by. */
  readonly unique?: true;
}

export type ColumnId =
  | 'place'
  | 'mailbox'
  | 'provider'
  | 'folder'
  | 'subject'
  | 'from'
  | 'answer'
  | 'host'
  | 'address'
  | 'service'
  | 'delivered'
  | 'encryption'
  | 'spf'
  | 'dkim'
  | 'dmarc'
  | 'alignment'
  | 'checker'
  | 'bulk'
  | 'findings'
  | 'campaign'
  | 'time'
  | 'border';

const quoted = (text: string | null): string | null => (text === null || text === '' ? null : visibleLine(text));

const ENCRYPTION_CELLS = {
  recorded: 'fact_leg_encrypted',
  none: 'fact_leg_plain',
  unknown: 'fact_leg_not_recorded',
  local: 'tls_local',
} as const satisfies Record<NonNullable<MessageRow['encryption']>, WordKey>;

const ALIGNMENT_CELLS = {
  both: 'table_aligned_both',
  spf: 'table_aligned_spf',
  dkim: 'table_aligned_dkim',
  none: 'table_aligned_none',
} as const satisfies Record<NonNullable<MessageRow['aligned']>, WordKey>;

const BEST_FIRST: readonly (MessageRow['verdict'] | undefined)[] = [
  'proven',
  'reported',
  'claimed',
  'undetermined',
  'absent',
  'contradicted',
];

/** Every column, in the order in which a table has them. */
export const TABLE_COLUMNS: readonly TableColumn[] = [
  column('answer', true, answerCell, (row) => (row.verdict === null ? null : BEST_FIRST.indexOf(row.verdict))),
  column('mailbox', true, ({ mailbox }) => quoted(mailbox)),
  column('provider', true, ({ provider }) => quoted(provider)),
  column('folder', true, ({ folder }) => quoted(folder)),
  column('subject', true, ({ subject }) => quoted(subject)),
  column('from', false, ({ from }) => quoted(from)),
  column('host', true, ({ host }) => quoted(host)),
  column('address', false, ({ address }) => quoted(address)),
  column('service', false, ({ service }) => service),
  column(
    'delivered',
    true,
    ({ delivered }, words) => (delivered === null ? null : delayInWords(delivered, words).replace(/^\+/u, '')),
    ({ delivered }) => delivered,
  ),
  column('encryption', false, ({ encryption }, words) =>
    encryption === null ? null : sayIn(words, ENCRYPTION_CELLS[encryption]),
  ),
  column('spf', true, ({ spf }) => quoted(spf?.result ?? null)),
  column('dkim', true, ({ dkim }) => quoted(dkim?.result ?? null)),
  column('dmarc', true, ({ dmarc }) => quoted(dmarc?.result ?? null)),
  column('alignment', false, ({ aligned }, words) =>
    aligned === null ? null : sayIn(words, ALIGNMENT_CELLS[aligned]),
  ),
  column('checker', false, ({ spf, dkim, dmarc }) => quoted(spf?.maker ?? dkim?.maker ?? dmarc?.maker ?? null)),
  column('bulk', true, bulkCell),
  column(
    'findings',
    false,
    ({ findings }) => (findings === 0 ? null : String(findings)),
    ({ findings }) => findings,
  ),
  column('campaign', false, ({ campaign }) => quoted(campaign)),
  { ...column('time', true, timeCell, ({ time }) => time), unique: true },
  column('border', false, ({ border }) => quoted(border)),
  { ...column('place', true, ({ place }) => quoted(place)), unique: true },
];

function column(
  id: ColumnId,
  atFirst: boolean,
  text: TableColumn['text'],
  order?: NonNullable<TableColumn['order']>,
): TableColumn {
  return { id, heading: `table_column_${id}`, text, atFirst, ...(order === undefined ? {} : { order }) };
}

function answerCell({ verdict, conditional }: MessageRow, words: ReportWords): string {
  if (verdict === null) return sayIn(words, 'table_no_relay');
  const answer = sayIn(words, VERDICT_FACTS[verdict].word);
  return conditional ? sayIn(words, 'table_answer_conditional', { answer }) : answer;
}

function bulkCell({ bulk }: MessageRow, words: ReportWords): string | null {
  const scores = bulk.map(({ provider, met, known }) =>
    sayIn(words, 'table_bulk_score', { provider, met: String(met), known: String(known) }),
  );
  return scores.length === 0 ? null : scores.join(', ');
}

/** ISO 8601 in UTC, to the second: it sorts in every program, and two people read the same moment. */
function timeCell({ time }: MessageRow): string | null {
  return time === null || Math.abs(time) > 8.64e15 ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** Text of a cell of any row: what could not be read says so in the column of the answer. */
export function cellText(row: TableRow, { id, text }: TableColumn, words: ReportWords): string | null {
  if (row.kind === 'message') return text(row, words);
  if (id === 'place') return visibleLine(row.place);
  return id === 'answer' ? sayIn(words, 'table_unreadable', { reason: reasonInWords(row, words) }) : null;
}

/** Why it could not be read. */
export function reasonInWords({ reason }: Pick<UnreadableRow, 'reason'>, words: ReportWords): string {
  return sayIn(words, REASON_WORDS[reason]);
}

const REASON_WORDS = {
  empty: 'table_reason_empty',
  markup: 'table_reason_markup',
  json: 'table_reason_json',
  'no-header': 'table_reason_no_header',
  'not-of-a-message': 'table_reason_not_of_a_message',
  encrypted: 'table_reason_encrypted',
  damaged: 'table_reason_damaged',
  'unknown-method': 'table_reason_unknown_method',
  'too-large': 'table_reason_too_large',
  'too-deep': 'table_reason_too_deep',
  'too-many': 'table_reason_too_many',
  'outlook-file': 'table_reason_outlook_file',
  archive: 'table_reason_archive',
  'not-a-file': 'table_reason_not_a_file',
  'cannot-be-read': 'table_reason_cannot_be_read',
} as const satisfies Record<UnreadableRow['reason'], WordKey>;
