import { visibleLine } from '../hosts/invisible.ts';
import type { TakenIn } from '../message/intake/intake.ts';
import type { VerdictName } from '../relay/verdict.ts';
import { conditionsOf } from '../report/conditions.ts';
import { leadingVerdict } from '../report/leading-verdict.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import type { Report } from '../report/report.ts';
import { serviceAtBorder } from '../report/sender-checks.ts';
import { type Summarise, share } from '../report/share.ts';
import { TABLE_COLUMNS, reasonInWords } from '../report/table/columns.ts';
import type { TableRow } from '../report/table/message-row.ts';
import { rowOfReport } from '../report/table/row-of-report.ts';
import { tableAsCsv, writeTable } from '../report/table/write-table.ts';
import { answerOf } from '../report/wording/answer.ts';
import { OTHER_WORDS, REPAIR_WORDS } from '../report/wording/intake-words.ts';
import { type ReportWords, sayIn } from '../report/wording/report-words.ts';
import { spoken } from '../report/wording/text-parts.ts';
import { broughtToJson, toJsonLine } from '../report/writers/json-line.ts';
import { printableJson } from '../report/writers/printable-json.ts';
import { writeTerminal } from '../report/writers/terminal.ts';
import { coloured } from './colours.ts';
import type { CommandLine } from './command-line.ts';
import type { JudgedMail } from './judged-mail.ts';

/** One message, written as far as possible without knowing the others. Plain data: another thread may have made it. */
export interface PreparedMail {
  readonly place: string;
  /** Why it could not be read, in words; null for a message. */
  readonly unread: string | null;
  /**
   * The answer for the leading relay; null if the message could not be read, no relay is in question, or the proof
   * depends on a condition ("Yes, if …" does not count as yes).
   */
  readonly answer: VerdictName | null;
  /** The report in the requested form, lines ended by LF or CR LF; empty for a form made of rows. */
  readonly text: string;
  /** The row of the message in a form made of rows; null in other forms. */
  readonly row: TableRow | null;
}

/** What is needed to write a message. */
export interface WritingNeeds {
  readonly asked: Pick<CommandLine, 'form' | 'header' | 'inside' | 'masking' | 'semicolons'>;
  readonly settings: InspectSettings;
  readonly words: ReportWords;
  readonly inColour: boolean;
  readonly summarise: Summarise;
}

/** Writes one message in the requested form. */
export async function prepareMail(mail: JudgedMail, needs: WritingNeeds): Promise<PreparedMail> {
  const { form } = needs.asked;
  const isOfRows = form === 'table' || form === 'summary';
  const isMessage = mail.kind === 'message';
  return {
    place: mail.place,
    unread: isMessage ? null : whyUnread(mail, needs.words),
    answer: isMessage ? answerFor(mail.report) : null,
    text: isOfRows ? '' : await textOf(mail, needs),
    row: isOfRows ? rowOf(mail, needs.settings) : null,
  };
}

function textOf(mail: JudgedMail, needs: WritingNeeds): Promise<string> {
  switch (needs.asked.form) {
    case 'terminal':
      return terminalText(mail, needs);
    case 'json-line':
      return jsonLine(mail, needs);
    case 'csv':
      return Promise.resolve(csvLine(mail, needs));
    default:
      return document(mail, needs);
  }
}

function whyUnread(mail: Extract<JudgedMail, { kind: 'unreadable' }>, words: ReportWords): string {
  return mail.system === null ? reasonInWords(mail, words) : visibleLine(mail.system);
}

function csvLine(mail: JudgedMail, { asked, settings, words }: WritingNeeds): string {
  const { rows } = writeTable([rowOf(mail, settings)], TABLE_COLUMNS, words);
  return tableAsCsv({ headings: [], rows }, { delimiter: asked.semicolons ? ';' : ',', byteOrderMark: false });
}

function rowOf(mail: JudgedMail, { profiles }: InspectSettings): TableRow {
  return mail.kind === 'unreadable' ? mail : rowOfReport(mail.report, profiles, { place: mail.place });
}

async function terminalText(mail: JudgedMail, needs: WritingNeeds): Promise<string> {
  if (mail.kind === 'unreadable') return '';
  const { place, source, report } = mail;
  const [first = '', ...others] = writeTerminal(place, await needs.summarise(source), report).split('\n');
  const notes = mail.taken === null ? [] : notesInWords(mail.taken, needs.words).map((note) => `  note      ${note}`);
  return `${[first, `  ${answerText(report, needs)}`, ...others, ...notes].join('\n')}\n`;
}

/** Sentences about what was repaired, and about further messages inside. */
function notesInWords({ repairs, others }: TakenIn, words: ReportWords): string[] {
  const kinds = [...new Set(repairs.map(({ kind }) => kind))];
  const keys = [...kinds.map((kind) => REPAIR_WORDS[kind]), ...others.map(({ kind }) => OTHER_WORDS[kind][0])];
  return keys.map((key) => sayIn(words, key));
}

function answerFor(report: Report): VerdictName | null {
  const leading = leadingVerdict(report.verdicts);
  const isConditional = leading?.verdict === 'proven' && conditionsOf(report, leading).length > 0;
  return leading === null || isConditional ? null : leading.verdict;
}

/** The popup's sentence for the answer. */
function answerText(report: Report, { settings, words, inColour }: WritingNeeds): string {
  const verdict = leadingVerdict(report.verdicts);
  if (verdict === null) return '';
  const title = settings.profiles.find(({ id }) => id === verdict.profile)?.title ?? verdict.profile;
  const { sentence, shown } = answerOf(report, verdict, title, serviceAtBorder(report));
  const text = spoken(sentence, words)
    .map((part) => (part.kind === 'words' ? part.text : visibleLine(part.text)))
    .join('');
  return coloured(text, shown, inColour);
}

/** For a message in a container, which is read as it is. */
const UNTOUCHED = { repairs: [], others: [] } as const;

async function jsonLine(mail: JudgedMail, { summarise, words }: WritingNeeds): Promise<string> {
  if (mail.kind === 'message') {
    const { place, source, report, taken } = mail;
    const line = toJsonLine(place, await summarise(source), report);
    return `${printableJson({ ...line, ...broughtToJson(taken ?? UNTOUCHED, report) })}\n`;
  }
  const { place: file, reason, system } = mail;
  const message = system ?? reasonInWords(mail, words);
  return `${printableJson({ file, error: { reason, message } })}\n`;
}

async function document(mail: JudgedMail, { asked, settings, words, summarise }: WritingNeeds): Promise<string> {
  const { form, header, masking } = asked;
  if (mail.kind === 'unreadable' || form === 'terminal' || form === 'json-line') return '';
  if (form === 'csv' || form === 'table' || form === 'summary') return '';
  const { source, part } = mail;
  const request = { source, settings, part, form, masking, fullHeader: header } as const;
  return `${(await share(request, words, summarise)).trimEnd()}\n`;
}
