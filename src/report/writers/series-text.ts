import type { VerdictName } from '../../relay/verdict.ts';
import { VERDICT_FACTS } from '../wording/verdict-words.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { SERIES_HEADINGS, changesInWords, legHeadings, legInWords, sizesInWords } from '../wording/series.ts';
import type { SeriesSummary } from '../series/series-summary.ts';

/**
 * The counts, the changes and the legs of a series, as plain text for a terminal or a ticket; lines ended by LF.
 *
 * @param colour colours the word for a verdict; by default the word stays as it is
 */
export function seriesText(
  summary: SeriesSummary,
  words: ReportWords,
  colour: (word: string, verdict: VerdictName) => string = (word) => word,
): string {
  const { messages, answers, legs } = summary;
  const lines = [...sizesInWords(summary, words), '', sayIn(words, SERIES_HEADINGS.answers)];
  for (const [verdict, count] of answers) {
    const share = Math.round((100 * count) / messages);
    const word = sayIn(words, VERDICT_FACTS[verdict].word);
    lines.push(`  ${colour(word.padEnd(20), verdict)} ${String(count).padStart(8)}  ${share} %`);
  }
  lines.push('', sayIn(words, SERIES_HEADINGS.changes));
  lines.push(...changesInWords(summary, words).map((sentence) => `  ${sentence}`));
  if (legs.length > 0) {
    lines.push('', sayIn(words, SERIES_HEADINGS.legs));
    lines.push(
      ...aligned([legHeadings(words), ...legs.map((leg) => legInWords(leg, words))]).map((line) => `  ${line}`),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Cells in aligned columns. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, nth) => Math.max(...rows.map((cells) => [...(cells[nth] ?? '')].length)));
  return rows.map((cells) =>
    cells
      .map((cell, nth) => cell + ' '.repeat(Math.max(0, (widths[nth] ?? 0) - [...cell].length)))
      .join('  ')
      .trimEnd(),
  );
}
