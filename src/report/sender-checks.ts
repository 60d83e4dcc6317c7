import {
  type BulkSenderCheck,
  type BulkScore,
  checkBulkSender,
  scoreBulkSender,
} from '../authentication/bulk-sender/bulk-sender.ts';
import type { SenderFacts } from '../authentication/bulk-sender/sender-facts.ts';
import { borderConfirmedNames } from '../authentication/border-observations.ts';
import { type NamedService, namedServiceOf } from '../relay/named-service.ts';
import { hopAt } from '../route/hop-at.ts';
import { borderPlaceOf } from './border-place.ts';
import { detailsOf } from './details.ts';
import type { Report } from './report.ts';

/**
 * The message checked against what large mailbox providers require of bulk senders. Empty for a part of a message,
 * because fields that are missing there may simply not have been brought.
 */
export function bulkSenderChecks(report: Report): BulkSenderCheck[] {
  return report.whole ? checkBulkSender(senderFacts(report)) : [];
}

/** The result of these checks in numbers, by provider. */
export function bulkSenderScores(report: Report): BulkScore[] {
  return report.whole ? scoreBulkSender(senderFacts(report)) : [];
}

function senderFacts(report: Report): SenderFacts {
  const { statements, alignment } = detailsOf(report);
  return { fields: report.fields, statements, alignment, border: borderHop(report) };
}

/** The service that handed the message to the mailbox's side, by a confirmed name; null if none is known. */
export function serviceAtBorder(report: Report): NamedService | null {
  const border = borderHop(report);
  const place = borderPlaceOf(report.route);
  if (border === null || place === null) return null;
  const own = detailsOf(report).statements.filter(({ fieldIndex }) => fieldIndex < place.receivedFieldIndex);
  return namedServiceOf(border, borderConfirmedNames(own));
}

function borderHop({ route }: Report) {
  return hopAt(route, route.border?.hop ?? null)?.hop ?? null;
}
