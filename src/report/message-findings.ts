import { mailingListOf } from '../authentication/mailing-list.ts';
import { missingRequiredFields } from '../authentication/required-fields.ts';
import type { HeaderField } from '../message/header-field.ts';
import { readDate } from '../message/dates/date-time.ts';
import type { Verdict } from '../relay/verdict.ts';
import type { Finding } from '../route/finding.ts';
import { gatewayOfHost } from '../route/gateways.ts';
import type { Route } from '../route/route.ts';

/**
 * With at least this many seconds between Date and the first hop, a message counts as held back on the sender's side.
 */
const HELD_BACK = 3600;
/** Seconds by which Date must be later than the first hop to show a wrong clock. */
const DATE_AHEAD = 120;

/**
 * What is worth attention outside the Received fields: missing required fields, forwarding, mailing lists, the Date.
 *
 * @param whole whether all fields of the header are there: a part cannot show what the message lacks
 */
export function messageFindings(
  fields: readonly HeaderField[],
  route: Route,
  passed: Verdict | null,
  whole: boolean,
): Finding[] {
  if (fields.length === 0) return [];
  return [
    ...(whole ? missing(fields) : []),
    ...forwarded(route, passed),
    ...mailingList(fields),
    ...dateOfSender(fields, route),
  ];
}

function missing(fields: readonly HeaderField[]): Finding[] {
  const names = missingRequiredFields(fields);
  return names.length === 0
    ? []
    : [{ kind: 'missing-required-field', severity: 'warning', hop: null, values: [names.join(', ')] }];
}

function forwarded(route: Route, passed: Verdict | null): Finding[] {
  if (passed?.verdict !== 'reported' || passed.hop === null) return [];
  const host = route.hops[passed.hop]?.hop.writer.host ?? '';
  // A filter in front of the mailbox is not another mailbox; the finding about gateways names it.
  if (gatewayOfHost(host) !== null) return [];
  return [{ kind: 'forwarded', severity: 'info', hop: passed.hop, values: [host] }];
}

/** Reports only lists that people write to, because campaigns carry List-Id as well. */
function mailingList(fields: readonly HeaderField[]): Finding[] {
  const list = mailingListOf(fields);
  if (list === null || list.id === null || !(list.takesPosts || list.precedence === 'list')) return [];
  return [{ kind: 'mailing-list', severity: 'info', hop: null, values: [list.id] }];
}

/**
 * Compares the Date field, which shows the sender's clock, with the oldest dated hop, the first clock that is not the
 * sender's. Hops count only as far back as the chain is consistent: earlier times may be a forger's.
 */
function dateOfSender(fields: readonly HeaderField[], route: Route): Finding[] {
  const body = fields.find(({ key }) => key === 'date')?.body;
  const written = body === undefined ? null : readDate(body, 0)?.time;
  const first = route.hops.findLast(({ hop, consistent }) => consistent && hop.time !== null)?.hop;
  // Without a zone the moment is unknown; "-0000" is UTC from a sender who hides the zone (RFC 5322 §3.3). A date
  // without a time of day is the beginning of one in words, as Apple Mail shows it ("5 November 2026 at 11:12:02").
  if (written == null || !written.text.includes(':')) return [];
  if (written.zoneOffset === null && !written.text.endsWith('-0000')) return [];
  if (first?.time == null) return [];
  const seconds = (first.time.instant - written.instant) / 1000;
  if (seconds < HELD_BACK && seconds > -DATE_AHEAD) return [];
  return [{ kind: 'date-differs', severity: 'info', hop: first.index, values: [String(seconds)] }];
}
