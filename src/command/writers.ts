import { visibleLine } from '../hosts/invisible.ts';
import type { TakenIn } from '../message/intake/intake.ts';
import { leadingVerdict } from '../report/leading-verdict.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import type { Report } from '../report/report.ts';
import { serviceAtBorder } from '../report/sender-checks.ts';
import { summariseSeries } from '../report/series/series-summary.ts';
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
import { summaryText } from './summary-text.ts';
import { TerminalTable } from './terminal-table.ts';

/** Writes messages one after the other in one form. */
export interface MailWriter {
  /** Unreadable items are written among the messages; otherwise they must be reported separately. */
  readonly takesUnreadable: boolean;
  /** Text to write now; empty if it has to wait for more. */
  readonly write: (mail: JudgedMail) => Promise<string>;
  /** What is left after all messages. */
  readonly end: () => Promise<string>;
}

interface WriterNeeds {
  readonly asked: CommandLine;
  readonly settings: InspectSettings;
  readonly words: ReportWords;
  readonly inColour: boolean;
  readonly summarise: Summarise;
}

export function createWriter(needs: WriterNeeds): MailWriter {
  switch (needs.asked.form) {
    case 'terminal':
      return oneByOne(false, (mail) => terminalText(mail, needs));
    case 'json-line':
      return oneByOne(true, (mail) => jsonLine(mail, needs));
    case 'csv':
      return csvWriter(needs);
    case 'table':
      return tableWriter(needs);
    case 'summary':
      return summaryWriter(needs);
    case 'text':
    case 'markdown':
    case 'html':
    case 'json':
    case 'short':
      return oneByOne(false, (mail) => document(mail, needs));
  }
}

type MessageMail = Extract<JudgedMail, { kind: 'message' }>;

function oneByOne(takesUnreadable: boolean, text: (mail: JudgedMail) => Promise<string>): MailWriter {
  return { takesUnreadable, write: text, end: () => Promise.resolve('') };
}

async function terminalText(mail: JudgedMail, needs: WriterNeeds): Promise<string> {
  if (mail.kind === 'unreadable') return '';
  const { place, source, report } = mail;
  const [first = '', ...others] = writeTerminal(place, await needs.summarise(source), report).split('\n');
  const notes = mail.taken === null ? [] : notesInWords(mail.taken, needs.words).map((note) => `  note      ${note}`);
  return `${[first, `  ${answerText(report, needs)}`, ...others, ...notes].join('\n')}\n`;
}

/** What was repaired, and the further messages inside. */
function notesInWords({ repairs, others }: TakenIn, words: ReportWords): string[] {
  const kinds = [...new Set(repairs.map(({ kind }) => kind))];
  const keys = [...kinds.map((kind) => REPAIR_WORDS[kind]), ...others.map(({ kind }) => OTHER_WORDS[kind][0])];
  return keys.map((key) => sayIn(words, key));
}

/** The popup's sentence for the answer. */
function answerText(report: Report, { settings, words, inColour }: WriterNeeds): string {
  const verdict = leadingVerdict(report.verdicts);
  if (verdict === null) return '';
  const title = settings.profiles.find(({ id }) => id === verdict.profile)?.title ?? verdict.profile;
  const { sentence, shown } = answerOf(report, verdict, title, serviceAtBorder(report));
  const text = spoken(sentence, words)
    .map((part) => (part.kind === 'words' ? part.text : visibleLine(part.text)))
    .join('');
  return coloured(text, shown, inColour);
}

/** A message of a container is read as it is. */
const UNTOUCHED = { repairs: [], others: [] } as const;

async function jsonLine(mail: JudgedMail, { summarise, words }: WriterNeeds): Promise<string> {
  if (mail.kind === 'message') {
    const { place, source, report, taken } = mail;
    const line = toJsonLine(place, await summarise(source), report);
    return `${printableJson({ ...line, ...broughtToJson(taken ?? UNTOUCHED, report) })}\n`;
  }
  const { place: file, reason, system } = mail;
  const message = system ?? reasonInWords(mail, words);
  return `${printableJson({ file, error: { reason, message } })}\n`;
}

async function document(mail: JudgedMail, { asked, settings, words, summarise }: WriterNeeds): Promise<string> {
  const { form, header, redact } = asked;
  if (mail.kind === 'unreadable' || form === 'terminal' || form === 'json-line') return '';
  if (form === 'csv' || form === 'table' || form === 'summary') return '';
  const { source, part } = mail;
  const masking = redact ? 'public' : 'none';
  const request = { source, settings, part, form, masking, fullHeader: header } as const;
  return `${(await share(request, words, summarise)).trimEnd()}\n`;
}

function csvWriter({ asked, settings, words }: WriterNeeds): MailWriter {
  const style = { delimiter: asked.semicolons ? ';' : ',', byteOrderMark: asked.semicolons } as const;
  let isFirst = true;
  return {
    takesUnreadable: true,
    write: (mail) => {
      const table = writeTable([rowOf(mail, settings)], TABLE_COLUMNS, words);
      const text = tableAsCsv(isFirst ? table : { ...table, headings: [] }, {
        ...style,
        byteOrderMark: isFirst && style.byteOrderMark,
      });
      isFirst = false;
      return Promise.resolve(text);
    },
    end: () => Promise.resolve(''),
  };
}

function tableWriter({ settings, words, inColour }: WriterNeeds): MailWriter {
  const table = new TerminalTable(words, inColour);
  return {
    takesUnreadable: true,
    write: (mail) => Promise.resolve(table.add(rowOf(mail, settings))),
    end: () => Promise.resolve(table.end()),
  };
}

function summaryWriter({ settings, words, inColour }: WriterNeeds): MailWriter {
  const rows: TableRow[] = [];
  return {
    takesUnreadable: false,
    write: (mail) => {
      rows.push(rowOf(mail, settings));
      return Promise.resolve('');
    },
    end: () => Promise.resolve(summaryText(summariseSeries(rows), words, inColour)),
  };
}

function rowOf(mail: JudgedMail, { profiles }: InspectSettings): TableRow {
  return mail.kind === 'unreadable' ? mail : rowOfMessage(mail, profiles);
}

function rowOfMessage({ report, place }: MessageMail, profiles: InspectSettings['profiles']): TableRow {
  return rowOfReport(report, profiles, { place });
}
