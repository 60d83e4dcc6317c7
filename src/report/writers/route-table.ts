import { visibleLine } from '../../hosts/invisible.ts';
import { hopNumber } from '../../route/hop-at.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import type { WrittenTable } from '../table/write-table.ts';
import { ENCRYPTION_WORDS } from '../wording/encryption.ts';
import { peerLabel } from '../wording/peer-name.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { delayOf } from '../wording/time-spent-words.ts';
import { utcTime } from './utc-time.ts';

/** The hops, oldest first, as a table of few columns. The other forms have everything else. */
export function routeTable(route: Route, words: ReportWords): WrittenTable {
  return {
    headings: [
      sayIn(words, 'inspector_column_number'),
      sayIn(words, 'inspector_column_by'),
      sayIn(words, 'inspector_report_from'),
      sayIn(words, 'inspector_report_time_utc'),
      sayIn(words, 'inspector_column_delay'),
      sayIn(words, 'inspector_column_tls'),
    ],
    rows: route.hops.toReversed().map((stop) => cellsOf(stop, route, words)),
  };
}

/**
 * A table as lines that chats show in a font of equal widths: aligned by blanks, in a code block fenced by backticks. No
 * cell can close the block: a backtick in it is replaced by another character.
 */
export function fencedTable({ headings, rows }: WrittenTable): string[] {
  const table = [headings, ...rows].map((row) => row.map((cell) => cell.replaceAll('`', 'ˋ')));
  const widths = headings.map((_, column) => Math.max(...table.map((row) => widthOf(row[column] ?? ''))));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
  return [FENCE, ...lines, FENCE];
}

const FENCE = '```';

function cellsOf(stop: RouteHop, route: Route, words: ReportWords): string[] {
  const { index, kind, writer, peer, time, tls } = stop.hop;
  const mark = index === route.border?.hop ? ` (${sayIn(words, 'border_word')})` : '';
  const isReadable = kind !== 'unreadable';
  const host = writer.host ?? writer.address ?? sayIn(words, 'host_unnamed');
  return [
    String(hopNumber(route, index)),
    (isReadable ? host : sayIn(words, 'stop_unreadable')) + mark,
    (isReadable ? peerLabel(peer) : null) ?? '',
    (time === null ? null : utcTime(time.instant)) ?? '',
    // A spreadsheet would take "+4 sec" for a formula.
    (delayOf(stop, words) ?? '').replace(/^\+/u, ''),
    isReadable ? sayIn(words, ENCRYPTION_WORDS[tls.state]) : '',
  ].map(visibleLine);
}

/** Counted in letters as people see them. A wide letter, as in Chinese, takes more space but is rare in a host name. */
function widthOf(text: string): number {
  return [...text].length;
}
