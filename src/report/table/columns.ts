import { visibleLine } from '../../hosts/invisible.ts';
import type { RefusalReason } from '../../message/intake/intake.ts';
import { REFUSAL_WORDS } from '../wording/intake-words.ts';
import { delayInWords } from '../wording/duration-words.ts';
import { type ReportWords, type WordKey, sayIn } from '../wording/report-words.ts';
import { VERDICT_FACTS } from '../wording/verdict-words.ts';
import type { MessageRow, TableRow, UnreadableRow } from './message-row.ts';

/** One column of the table of messages: what it shows of a row, in words. */
export interface TableColumn {
  readonly id: ColumnId;
  readonly heading: Extract<WordKey, `table_column_${string}`>;
  /** Text of the cell on one line, hidden characters made visible; null if there is nothing to show. */
  readonly text: (row: MessageRow, words: ReportWords) => string | null;
  /** What it is sorted by, if not by its text; null sorts last. */
  readonly order?: (row: MessageRow) => number | null;
  /** Whether a table shows it before anyone has chosen columns. */
  readonly atFirst: boolean;
  /** Every row has a different value, so filtering by it makes no sense. */
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
  column('answer', 'table_column_answer', true, answerCell, (row) =>
    row.verdict === null ? null : BEST_FIRST.indexOf(row.verdict),
  ),
  column('mailbox', 'table_column_mailbox', true, ({ mailbox }) => quoted(mailbox)),
  column('provider', 'table_column_provider', true, ({ provider }) => quoted(provider)),
  column('folder', 'table_column_folder', true, ({ folder }) => quoted(folder)),
  column('subject', 'table_column_subject', true, ({ subject }) => quoted(subject)),
  column('from', 'table_column_from', false, ({ from }) => quoted(from)),
  column('host', 'table_column_host', true, ({ host }) => quoted(host)),
  column('address', 'table_column_address', false, ({ address }) => quoted(address)),
  column('service', 'table_column_service', false, ({ service }) => service),
  column(
    'delivered',
    'table_column_delivered',
    true,
    ({ delivered }, words) => (delivered === null ? null : delayInWords(delivered, words).replace(/^\+/u, '')),
    ({ delivered }) => delivered,
  ),
  column('encryption', 'table_column_encryption', false, ({ encryption }, words) =>
    encryption === null ? null : sayIn(words, ENCRYPTION_CELLS[encryption]),
  ),
  column('spf', 'table_column_spf', true, ({ spf }) => quoted(spf?.result ?? null)),
  column('dkim', 'table_column_dkim', true, ({ dkim }) => quoted(dkim?.result ?? null)),
  column('dmarc', 'table_column_dmarc', true, ({ dmarc }) => quoted(dmarc?.result ?? null)),
  column('alignment', 'table_column_alignment', false, ({ aligned }, words) =>
    aligned === null ? null : sayIn(words, ALIGNMENT_CELLS[aligned]),
  ),
  column('checker', 'table_column_checker', false, ({ spf, dkim, dmarc }) =>
    quoted(spf?.maker ?? dkim?.maker ?? dmarc?.maker ?? null),
  ),
  column('bulk', 'table_column_bulk', true, bulkCell),
  column(
    'findings',
    'table_column_findings',
    false,
    ({ findings }) => (findings === 0 ? null : String(findings)),
    ({ findings }) => findings,
  ),
  column('campaign', 'table_column_campaign', false, ({ campaign }) => quoted(campaign)),
  { ...column('time', 'table_column_time', true, timeCell, ({ time }) => time), unique: true },
  column('border', 'table_column_border', false, ({ border }) => quoted(border)),
  { ...column('place', 'table_column_place', true, ({ place }) => quoted(place)), unique: true },
];

function column(
  id: ColumnId,
  heading: TableColumn['heading'],
  atFirst: boolean,
  text: TableColumn['text'],
  order?: NonNullable<TableColumn['order']>,
): TableColumn {
  return { id, heading, text, atFirst, ...(order === undefined ? {} : { order }) };
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

/** Text of a cell of any row. If a message could not be read, the column of the answer says so. */
export function cellText(row: TableRow, { id, text }: TableColumn, words: ReportWords): string | null {
  if (row.kind === 'message') return text(row, words);
  if (id === 'place') return visibleLine(row.place);
  if (id === 'subject') return quoted(row.subject ?? null);
  return id === 'answer' ? sayIn(words, 'table_unreadable', { reason: reasonInWords(row, words) }) : null;
}

/** Why a message could not be read: a clause or a sentence, without a final period. */
export function reasonInWords({ reason }: Pick<UnreadableRow, 'reason'>, words: ReportWords): string {
  const key = isOwnReason(reason) ? REASON_WORDS[reason] : REFUSAL_WORDS[reason][0];
  return sayIn(words, key).replace(/\.$/u, '');
}

/** Reasons beyond those of the intake. */
const REASON_WORDS = {
  markup: 'table_reason_markup',
  json: 'table_reason_json',
  'no-header': 'table_reason_no_header',
  'not-of-a-message': 'table_reason_not_of_a_message',
  encrypted: 'table_reason_encrypted',
  damaged: 'table_reason_damaged',
  'unknown-method': 'table_reason_unknown_method',
  'too-deep': 'table_reason_too_deep',
  'too-many': 'table_reason_entries',
  'nothing-inside': 'table_reason_nothing_inside',
  'not-a-file': 'table_reason_not_a_file',
  'cannot-be-read': 'table_reason_cannot_be_read',
  left: 'table_reason_left',
  'signed-out': 'table_reason_signed_out',
  'not-found': 'table_reason_not_found',
  refused: 'table_reason_refused',
  network: 'table_reason_network',
  timeout: 'table_reason_timeout',
  'other-answer': 'table_reason_other_answer',
  'long-header': 'table_reason_long_header',
  'other-message': 'table_reason_other_message',
} as const satisfies Record<OwnReason, WordKey>;

type OwnReason = Exclude<UnreadableRow['reason'], RefusalReason>;

function isOwnReason(reason: UnreadableRow['reason']): reason is OwnReason {
  return reason in REASON_WORDS;
}
