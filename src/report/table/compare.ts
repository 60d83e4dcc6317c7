import type { RelayProfile } from '../../relay/profile.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import type { Report } from '../report.ts';
import { peerLabel } from '../wording/peer-name.ts';
import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { TABLE_COLUMNS } from './columns.ts';
import { rowOfReport } from './row-of-report.ts';

/** One line of a comparison of two messages. */
export interface ComparedRow {
  readonly what: string;
  /** Empty if that message has none. */
  readonly values: readonly [string, string];
  readonly differs: boolean;
}

/**
 * Two messages side by side: the columns of the table, the routes hop by hop, counted from the border so that hops with
 * the same role are on one line, and the header fields that only one of them has.
 */
export function compareReports(
  reports: readonly [Report, Report],
  profiles: readonly RelayProfile[],
  words: ReportWords,
): ComparedRow[] {
  const rows = both(reports, (report) => rowOfReport(report, profiles, { place: '' }));
  const columns = TABLE_COLUMNS.filter(({ id }) => id !== 'place').map(({ heading, text }) =>
    compared(
      sayIn(words, heading),
      both(rows, (row) => text(row, words) ?? ''),
    ),
  );
  const onlyIn = both(reports, (report) => new Set(report.fields.map(({ name }) => name)));
  const [left, right] = onlyIn;
  const missing: [string, string] = [
    [...left].filter((name) => !right.has(name)).join(', '),
    [...right].filter((name) => !left.has(name)).join(', '),
  ];
  return [
    ...columns,
    ...hopRows(
      both(reports, ({ route }) => route),
      words,
    ),
    compared(sayIn(words, 'messages_compare_only_fields'), missing),
  ];
}

/** The border hops on one line, and all others by their distance from them. */
function hopRows(routes: readonly [Route, Route], words: ReportWords): ComparedRow[] {
  const borders = both(routes, (route) => route.border?.hop ?? 0);
  const outside = Math.max(...both(routes, (route, side) => route.hops.length - 1 - borders[side]));
  const inside = Math.max(...borders);
  const rows: ComparedRow[] = [];
  for (let step = outside; step >= -inside; step--) {
    const values = both(routes, (route, side) => hopText(route.hops[borders[side] + step]));
    const role =
      step === 0 ? 'messages_compare_border' : step > 0 ? 'messages_compare_before' : 'messages_compare_inside';
    const number = sayIn(words, 'messages_compare_hop', { number: String(outside - step + 1) });
    rows.push(compared(`${number}: ${sayIn(words, role)}`, values));
  }
  return rows;
}

function hopText(stop: RouteHop | undefined): string {
  if (stop === undefined) return '';
  const { peer, writer, protocol } = stop.hop;
  return `${peerLabel(peer) ?? '—'} → ${writer.host ?? writer.address ?? '—'}${protocol === null ? '' : ` (${protocol})`}`;
}

function compared(what: string, values: readonly [string, string]): ComparedRow {
  return { what, values, differs: values[0] !== values[1] };
}

function both<Item, Result>(
  [left, right]: readonly [Item, Item],
  of: (item: Item, side: 0 | 1) => Result,
): [Result, Result] {
  return [of(left, 0), of(right, 1)];
}
