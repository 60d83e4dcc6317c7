import { buildDocument } from './build-document.ts';
import type { Block, Row, Section } from './report-document.ts';
import type { ReportWords } from '../wording/report-words.ts';
import type { SharedReport } from './shared-report.ts';
import { visibleLine, visibleLines } from '../../hosts/invisible.ts';
import type { Text, TextPart } from '../wording/text-parts.ts';

/**
 * The report as Markdown (CommonMark with GitHub's tables), as trackers accept it. It is a part of somebody's ticket:
 * the answer comes first, and no heading is larger than those of the ticket.
 *
 * Every text of the message is in a code span or a fenced block, where nothing is a link, a mention or emphasis.
 * Nothing can close them early: the fence of a span or block is longer than any run of backticks in it. A "|" in a
 * table is replaced by "¦", since parsers disagree on how to escape it inside a span.
 */
export function writeMarkdown(shared: SharedReport, words: ReportWords): string {
  const { sections } = buildDocument(shared, words);
  return `${sections.map(sectionMarkdown).join('\n\n')}\n`;
}

function sectionMarkdown({ title, blocks }: Section): string {
  const texts = blocks.map(blockMarkdown);
  return [...(title === null ? [] : [`#### ${plain(title)}`]), ...texts].join('\n\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return PARAGRAPHS[block.style](lineOf(block.text));
    case 'facts':
      return block.facts.map(({ label, value }) => `- ${lineOf(label)}: ${lineOf(value)}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${lineOf(item)}`).join('\n');
    case 'table':
      return tableMarkdown(block.columns, block.rows);
    case 'raw': {
      const raw = fenced(visibleLines(block.lines));
      return block.caption.length === 0 ? raw : `${lineOf(block.caption)}:\n\n${raw}`;
    }
  }
}

const PARAGRAPHS = {
  answer: (line: string) => `### ${line}`,
  plain: (line: string) => line,
  note: (line: string) => `*${line}*`,
} as const;

function tableMarkdown(columns: readonly string[], rows: readonly Row[]): string {
  const head = `| ${columns.map(plain).join(' | ')} |`;
  const line = `|${' --- |'.repeat(columns.length)}`;
  return [head, line, ...rows.map((row) => rowMarkdown(row, columns.length))].join('\n');
}

function rowMarkdown(row: Row, width: number): string {
  const cells = row.kind === 'cells' ? row.cells.map(cellOf) : ['', `**${cellOf(row.text)}**`];
  return `| ${[...cells, ...Array.from({ length: width - cells.length }, () => '')].join(' | ')} |`;
}

function lineOf(text: Text): string {
  return text.map((part) => (part.kind === 'words' ? plain(part.text) : spanOf(part))).join('');
}

function cellOf(text: Text): string {
  return lineOf(text.map((part): TextPart => ({ ...part, text: part.text.replaceAll('|', '¦') })));
}

/** A title of letters and digits reads better without a code span, and cannot be markup. */
function spanOf({ kind, text }: TextPart): string {
  return kind === 'title' && /^\p{L}[\p{L}\p{N} ]{0,60}$/u.test(text) ? text : codeSpan(visibleLine(text));
}

/**
 * CommonMark §6.1: the fence is a run of backticks that does not occur inside; parsers drop one space at each end
 * again.
 */
export function codeSpan(text: string): string {
  if (text.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(text) + 1);
  const blank = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${blank}${text}${blank}${fence}`;
}

/** CommonMark §4.5: a closing fence is at least as long as the opening one. */
function fenced(lines: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}\n${lines}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** Our own words: only what Markdown would interpret is escaped. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~@&]/g, (character) => `\\${character}`);
}
