import { type BulkSenderCheck, checkBulkSender } from '../authentication/bulk-sender/bulk-sender.ts';
import { type NamedService, namedServiceOf } from '../relay/named-service.ts';
import { hopAt } from '../route/hop-at.ts';
import { detailsOf } from './details.ts';
import { borderResults } from './inspect.ts';
import type { Report } from './report.ts';

/** The message checked against what large mailbox providers require of bulk senders. */
export function bulkSenderChecks(report: Report): BulkSenderCheck[] {
  const { statements, alignment, identifiers } = detailsOf(report);
  return checkBulkSender({
    fields: report.fields,
    statements,
    alignment,
    unsubscribe: identifiers.unsubscribe,
    border: borderHop(report),
  });
}

/** The service that handed the message to the mailbox's side, by a confirmed name; null if none is known. */
export function serviceAtBorder(report: Report): NamedService | null {
  return namedServiceOf(borderHop(report), borderResults(report.fields, report.route));
}

function borderHop({ route }: Report) {
  return hopAt(route, route.border?.hop ?? null)?.hop ?? null;
}
