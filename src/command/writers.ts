import { Series } from '../report/series/series-summary.ts';
import { TABLE_COLUMNS } from '../report/table/columns.ts';
import { tableAsCsv, writeTable } from '../report/table/write-table.ts';
import { seriesText } from '../report/writers/series-text.ts';
import { coloured } from './colours.ts';
import type { PreparedMail, WritingNeeds } from './prepare-mail.ts';
import { TerminalTable } from './terminal-table.ts';

/** Puts prepared messages one after the other into one output. */
export interface MailWriter {
  /** Whether unreadable items are written among the messages. If not, they must be reported separately. */
  readonly takesUnreadable: boolean;
  /** Text to write now; empty if more is needed first. */
  readonly write: (mail: PreparedMail) => string;
  /** Text that is left to write after all messages. */
  readonly end: () => string;
}

type WriterNeeds = Omit<WritingNeeds, 'settings' | 'summarise'>;

/** The writer of the requested form. */
export function createWriter(needs: WriterNeeds): MailWriter {
  switch (needs.asked.form) {
    case 'json-line':
      return { takesUnreadable: true, write: ({ text }) => text, end: () => '' };
    case 'csv':
      return csvWriter(needs);
    case 'table':
      return tableWriter(needs);
    case 'summary':
      return summaryWriter(needs);
    default:
      return { takesUnreadable: false, write: ({ text }) => text, end: () => '' };
  }
}

function csvWriter({ asked, words }: WriterNeeds): MailWriter {
  const { headings } = writeTable([], TABLE_COLUMNS, words);
  const style = { delimiter: asked.semicolons ? ';' : ',', byteOrderMark: asked.semicolons } as const;
  let head = tableAsCsv({ headings, rows: [] }, style);
  return {
    takesUnreadable: true,
    write: ({ text }) => {
      const written = head + text;
      head = '';
      return written;
    },
    end: () => '',
  };
}

function tableWriter({ words, inColour }: WriterNeeds): MailWriter {
  const table = new TerminalTable(words, inColour);
  return { takesUnreadable: true, write: ({ row }) => (row === null ? '' : table.add(row)), end: () => table.end() };
}

function summaryWriter({ words, inColour }: WriterNeeds): MailWriter {
  const series = new Series();
  return {
    takesUnreadable: false,
    write: ({ row }) => {
      if (row !== null) series.add(row);
      return '';
    },
    end: () => seriesText(series.summary(), words, (word, verdict) => coloured(word, verdict, inColour)),
  };
}
