import { buildDocument } from './build-document.ts';
import type { Block, Row, Section } from './report-document.ts';
import type { ReportWords } from '../wording/report-words.ts';
import type { SharedReport } from './shared-report.ts';
import { visibleLine, visibleLines } from '../../hosts/invisible.ts';
import type { Text } from '../wording/text-parts.ts';

/**
 * The report as plain text, lines ended by LF. Raw lines are indented, so that no line of a message looks like a line
 * of the report.
 */
export function writeText(shared: SharedReport, words: ReportWords): string {
  const { title, sections } = buildDocument(shared, words);
  return `${[underlined(title, '='), ...sections.map(sectionText)].join('\n\n')}\n`;
}

function sectionText({ title, blocks }: Section): string {
  const texts = blocks.map(blockText);
  return [...(title === null ? [] : [underlined(title, '-')]), ...texts].join('\n\n');
}

function underlined(title: string, line: string): string {
  return `${title}\n${line.repeat(title.length)}`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return lineOf(block.text);
    case 'facts':
      return block.facts.map(({ label, value }) => `${lineOf(label)}: ${lineOf(value)}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${lineOf(item)}`).join('\n');
    case 'table':
      return block.rows.map((row) => rowText(row, block.columns)).join('\n\n');
    case 'raw': {
      const lines = visibleLines(block.lines).split('\n');
      const indented = lines.map((line) => `    ${line}`).join('\n');
      return block.caption.length === 0 ? indented : `${lineOf(block.caption)}:\n${indented}`;
    }
  }
}

/**
 * Wide tables do not survive in a mail or a chat: each row becomes a paragraph, with its first cell as the heading and
 * a line for each other cell.
 */
function rowText(row: Row, columns: readonly string[]): string {
  if (row.kind === 'border') return `~~~~ ${lineOf(row.text)} ~~~~`;
  const [head = [], ...rest] = row.cells;
  const lines = rest.flatMap((cell, place) =>
    cell.length === 0 ? [] : [`   ${columns[place + 1] ?? ''}: ${lineOf(cell)}`],
  );
  return [`${columns[0] ?? ''} ${lineOf(head)}`, ...lines].join('\n');
}

function lineOf(text: Text): string {
  return text.map((part) => (part.kind === 'words' ? part.text : visibleLine(part.text))).join('');
}
