import { parseDkimSignature } from '../authentication/dkim-signature.ts';
import { readDate } from '../message/dates/date-time.ts';
import type { HeaderField } from '../message/header-field.ts';
import type { DeliveryTime, Report } from './report.ts';

/**
 * How long the message took to reach the newest line of the mailbox's own side, by each available account. Lines after
 * the first break are ignored: a forger can write anything there. Only the mailbox's own lines count; every other time
 * is marked as the sender's word.
 */
export function deliveryTimes(report: Pick<Report, 'fields' | 'route'>): DeliveryTime[] {
  return [...accounts(report)];
}

/** Seconds from sending to arrival, by the first account that covers the whole way; null if there is none. */
export function deliverySeconds(report: Pick<Report, 'fields' | 'route'>): number | null {
  for (const { since: from, seconds } of accounts(report)) if (from !== 'border') return seconds;
  return null;
}

function* accounts({ fields, route }: Pick<Report, 'fields' | 'route'>): Generator<DeliveryTime> {
  const dated = route.hops.filter(({ hop, consistent }) => consistent && hop.time !== null);
  const [newest] = dated;
  const arrival = newest?.vouched === true ? (newest.hop.time?.instant ?? null) : null;
  if (arrival === null) return;
  const oldest = dated.at(-1);
  const own = dated.length > 1 ? oldest?.hop.time?.instant : undefined;
  if (oldest?.vouched === false) yield* since('told-line', oldest.hop.time?.instant, arrival);
  else if (route.border === null) yield* since('own-line', own, arrival);
  else {
    yield* since('date', dateOf(fields), arrival);
    yield* since('signature', signedAt(fields), arrival);
    yield* since('border', own, arrival);
  }
}

function since(from: DeliveryTime['since'], instant: number | undefined, arrival: number): DeliveryTime[] {
  if (instant === undefined) return [];
  const standing = from === 'border' || from === 'own-line' ? 'counts' : 'sender';
  return [{ since: from, seconds: (arrival - instant) / 1000, standing }];
}

function dateOf(fields: readonly HeaderField[]): number | undefined {
  const date = fields.find(({ key }) => key === 'date');
  return date === undefined ? undefined : readDate(date.body, 0)?.time.instant;
}

/** The last handler before the message arrived was the last to sign it, so the newest signature counts. */
function signedAt(fields: readonly HeaderField[]): number | undefined {
  const times = fields.flatMap(({ key, body }) => {
    const time = key === 'dkim-signature' ? parseDkimSignature(body).signedAt : null;
    return time === null ? [] : [time * 1000];
  });
  return times.length === 0 ? undefined : times.reduce((latest, time) => Math.max(latest, time));
}
