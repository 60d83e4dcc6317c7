import type { RefusalReason } from './intake.ts';
import { fieldsOf, isInspectable, linesOf } from './lines.ts';

/** Lines of Postfix's, Exim's, Sendmail's and Microsoft's logs, and of `mailq`: what a server did with a message. */
const LOG_LINES =
  /^.{0,80}\b(?:postfix\/[\w/-]+|sendmail|sm-mta|exim\d?)\[\d+\]: |^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \w{6}-\w{6,11}-\w{2,4} (?:<=|=>|->|\*\*|==|Completed)|^-+ ?Queue ID ?-+|^[\dA-F]{8,}[*!]? +\d+ (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /mu;
/** The headings of the hop tables in Microsoft's, Google's and MXToolbox's analysers. */
const HOP_TABLE =
  /^(?:#|hop[^\t\n]{0,3})\t(?:delay\tfrom|submitting host\treceiving host)|\bsubmitting host\b.{1,10}\breceiving host\b|^delay\tfrom \*?\t/imu;

/** Why a text has no header, as far as that can be recognised. */
export function whyRefused(text: string): RefusalReason {
  const head = text.slice(0, 20_000);
  if (HOP_TABLE.test(head)) return 'hop-table';
  if (LOG_LINES.test(head)) return 'server-log';
  const fields = fieldsOf(linesOf(head));
  const names = new Set(fields.map(({ key }) => key));
  const summary = ['from', 'to', 'subject', 'date'].filter((name) => names.has(name)).length;
  return summary >= 2 && !isInspectable(fields) ? 'summary-only' : 'not-a-message';
}
