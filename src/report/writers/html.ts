import { buildDocument } from './build-document.ts';
import { PAGE_STYLE, STYLE_HASH } from './html-style.ts';
import type { Block, Row, Section } from './report-document.ts';
import type { ReportWords } from '../wording/report-words.ts';
import type { SharedReport } from './shared-report.ts';
import { visibleLine, visibleLines } from '../../hosts/invisible.ts';
import { partsOfLongName } from '../../hosts/long-name.ts';
import type { Text } from '../wording/text-parts.ts';
import { type ShownVerdict, VERDICT_FACTS } from '../wording/verdict-words.ts';

/**
 * The report as one HTML file: no scripts, no links, nothing loaded, and a policy that forbids all of it. Text of the
 * message is only ever text; all tags and attributes are written here.
 */
export function writeHtml(shared: SharedReport, words: ReportWords): string {
  const { title, locale, sections } = buildDocument(shared, words);
  const policy = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({ title, blocks }: Section): string {
  const heading = title === null ? '' : `<h2>${escaped(title)}</h2>\n`;
  return `<section>\n${heading}${blocks.map(blockHtml).join('\n')}\n</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.style === 'answer' && block.verdict !== null
        ? answerHtml(block.verdict, block.text)
        : `<p class="${block.style}">${lineOf(block.text)}</p>`;
    case 'facts':
      return `<dl>\n${block.facts.map(({ label, value }) => `<div><dt>${lineOf(label)}</dt><dd>${lineOf(value)}</dd></div>`).join('\n')}\n</dl>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${lineOf(item)}</li>`).join('\n')}\n</ul>`;
    case 'table': {
      const head = block.columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
      const rows = block.rows.map((row) => rowHtml(row, block.columns)).join('\n');
      return `<div class="wide"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows}\n</tbody>\n</table></div>`;
    }
    case 'raw': {
      const caption = block.caption.length === 0 ? '' : `<figcaption>${lineOf(block.caption)}</figcaption>`;
      return `<figure>${caption}<pre>${escaped(visibleLines(block.lines))}</pre></figure>`;
    }
  }
}

/** Sign and colour are those of the pages; the words say the same without them. */
function answerHtml(verdict: ShownVerdict, text: Text): string {
  const sign = escaped(VERDICT_FACTS[verdict].sign);
  return `<p class="answer" data-verdict="${verdict}"><span class="sign" aria-hidden="true">${sign}</span><span>${lineOf(text)}</span></p>`;
}

/** Each cell carries the name of its column: where a table does not fit, its rows become lists of named facts. */
function rowHtml(row: Row, columns: readonly string[]): string {
  if (row.kind === 'border') return `<tr class="border"><td colspan="${columns.length}">${lineOf(row.text)}</td></tr>`;
  const cells = row.cells.map(
    (cell, place) => `<td data-column="${escaped(columns[place] ?? '')}">${cellHtml(cell)}</td>`,
  );
  return `<tr>${cells.join('')}</tr>`;
}

/**
 * The cell's text in one element, so that a cell drawn as a named fact keeps it together; nothing if there is nothing
 * to say.
 */
function cellHtml(cell: Text): string {
  return cell.length === 0 ? '' : `<span>${lineOf(cell)}</span>`;
}

/** `bdi` isolates the writing direction of a text from the message; a long name in it is broken between its labels. */
function lineOf(text: Text): string {
  return text
    .map(({ kind, text: piece }) =>
      kind === 'words'
        ? escaped(piece)
        : `<bdi class="${kind}">${partsOfLongName(visibleLine(piece)).map(escaped).join('<wbr>')}</bdi>`,
    )
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
