import { deliverySeconds } from '../delivery-time.ts';
import { type Check, mailboxChecks } from '../../authentication/check.ts';
import { firstField } from '../../authentication/field-lookup.ts';
import { readMailboxes } from '../../authentication/mailbox-address.ts';
import { isBelieved } from '../../authentication/statement.ts';
import { Memo } from '../../hosts/memo.ts';
import { registrableDomain } from '../../hosts/host-name.ts';
import { decodeEncodedWords } from '../../message/encoded-words.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import { hopAt } from '../../route/hop-at.ts';
import { conditionsOf } from '../conditions.ts';
import { detailsOf } from '../details.ts';
import { findingsOf } from '../findings.ts';
import { leadingVerdict } from '../leading-verdict.ts';
import type { Report } from '../report.ts';
import { bulkSenderScores, serviceAtBorder } from '../sender-checks.ts';
import { legTimes } from '../series/leg-times.ts';
import { peerName } from '../wording/peer-name.ts';
import type { CheckResult, MessageRow } from './message-row.ts';

/** What is known about a message besides its source. */
export interface RowContext {
  readonly place: string;
  readonly folder?: string | null;
}

/** Longer texts are truncated, because a table shows each on one line and keeps thousands at once. */
const MAX_TEXT = 300;

/** A report as one row of a table. `profiles` are those that it was judged by. */
export function rowOfReport(report: Report, profiles: readonly RelayProfile[], context: RowContext): MessageRow {
  const { route, fields } = report;
  const verdict = leadingVerdict(report.verdicts);
  const border = hopAt(route, route.border?.hop ?? null);
  const place = hopAt(route, verdict?.hop ?? null) ?? border;
  const checks = mailboxChecks(detailsOf(report).checks);
  const attention = findingsOf(report).filter(({ severity }) => severity !== 'info');
  const borderHost = border?.hop.writer.host ?? null;
  const subject = decoded(report, 'subject', decodeEncodedWords);
  return {
    kind: 'message',
    place: context.place,
    mailbox: mailboxOf(report),
    provider: route.border?.provider ?? (borderHost === null ? null : (registrableDomain(borderHost) ?? borderHost)),
    folder: context.folder ?? null,
    subject,
    from: decoded(report, 'from', (body) => SENDERS.of(body)),
    relay: verdict === null ? null : (profiles.find(({ id }) => id === verdict.profile)?.title ?? verdict.profile),
    verdict: verdict?.verdict ?? null,
    conditional: verdict !== null && conditionsOf(report, verdict).length > 0,
    host: place === null ? null : (peerName(place.hop.peer)?.name ?? null),
    address: place?.hop.peer.address ?? null,
    service: serviceAtBorder(report)?.title ?? null,
    delivered: deliverySeconds(report),
    encryption: border?.hop.tls.state ?? null,
    spf: checkResult(checks, 'spf'),
    dkim: checkResult(checks, 'dkim'),
    dmarc: checkResult(checks, 'dmarc'),
    aligned: alignedOf(report),
    bulk: bulkSenderScores(report),
    findings: attention.length,
    alarm: attention.some(({ severity }) => severity === 'alarm'),
    campaign: campaignOf(report, subject),
    time: border?.hop.time?.instant ?? route.hops.find(({ hop }) => hop.time !== null)?.hop.time?.instant ?? null,
    border: borderHost ?? border?.hop.writer.address ?? null,
    messageId: firstField(fields, 'message-id')?.body.slice(0, MAX_TEXT) ?? null,
    legs: legTimes(route, profiles),
  };
}

/** The envelope recipient of the newest line that names one, else the fields in which servers and people name it. */
function mailboxOf({ route, fields }: Report): string | null {
  const vouched = route.hops.find(({ hop, vouched: own }) => own && hop.recipientCertain)?.hop.recipient ?? null;
  if (vouched !== null) return vouched.slice(0, MAX_TEXT);
  for (const key of ['delivered-to', 'x-original-to', 'envelope-to', 'to']) {
    const [address] = readMailboxes(firstField(fields, key)?.body ?? '');
    if (address !== undefined) return address.address.slice(0, MAX_TEXT);
  }
  return null;
}

/** A field as a person reads it; verbatim if its charset is unknown. */
function decoded({ fields }: Report, key: string, decode: typeof decodeEncodedWords): string | null {
  const body = firstField(fields, key)?.body.slice(0, 4 * MAX_TEXT) ?? null;
  if (body === null || body === '') return null;
  return (body.includes('=?') ? (decode(body) ?? body) : body).slice(0, MAX_TEXT);
}

/**
 * Names are cached: a mailbox has fewer senders than messages, and decoding a name costs as much as splitting the whole
 * header.
 */
const SENDERS = new Memo(decodeEncodedWords, 1024);

function checkResult(checks: readonly Check[], method: string): CheckResult | null {
  const check = checks.find((each) => each.method === method);
  return check === undefined ? null : { result: check.result, maker: check.by };
}

function alignedOf(report: Report): MessageRow['aligned'] {
  const passed = detailsOf(report).alignment.identifiers.filter(
    ({ standing, result, source }) => isBelieved(standing) && result === 'pass' && source !== 'dkim-signature',
  );
  if (passed.length === 0) return null;
  const has = (source: 'spf' | 'dkim'): boolean =>
    passed.some((each) => each.source === source && (each.alignment === 'strict' || each.alignment === 'relaxed'));
  if (has('spf')) return has('dkim') ? 'both' : 'spf';
  return has('dkim') ? 'dkim' : 'none';
}

function campaignOf(report: Report, subject: string | null): string | null {
  const campaign = firstField(report.fields, 'x-campaign-id')?.body.trim() ?? '';
  if (campaign !== '') return campaign.slice(0, MAX_TEXT);
  const id = firstField(report.fields, 'message-id')?.body ?? '';
  const domain = /@([^>\s]+)>?\s*$/u.exec(id)?.[1] ?? null;
  return domain === null && subject === null ? null : [domain, subject].filter((part) => part !== null).join(' · ');
}
