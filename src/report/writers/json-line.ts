import { deliveryTimes } from '../delivery-time.ts';
import type { TakenIn } from '../../message/intake/intake.ts';
import type { Summary } from '../../message/summary.ts';
import { hopNumber } from '../../route/hop-at.ts';
import type { RouteHop } from '../../route/route.ts';
import { conditionsOf } from '../conditions.ts';
import { findingsOf } from '../findings.ts';
import type { Report } from '../report.ts';
import { checksToJson, premiseToJson, providerNotesToJson } from './json-checks.ts';
import { hopToJson } from './json-hop.ts';

/**
 * One message as `npm run inspect -- --json` prints it, as one line of JSON. docs/report-json.md lists every key ("The
 * flat line"). The keys are a contract. Unknown values are null.
 */
export function toJsonLine(file: string, summary: Summary, report: Report): Record<string, unknown> {
  return {
    file,
    summary: {
      subject: summary.subject,
      from: summary.from,
      to: summary.to,
      date: summary.date,
      messageId: summary.messageId,
    },
    verdicts: report.verdicts.map(({ profile, verdict, hop, evidence, reason }) => ({
      profile,
      verdict,
      hop,
      reason,
      evidence,
    })),
    border: report.route.border?.hop ?? null,
    borderRule: report.route.border?.rule ?? null,
    provider: report.route.border?.provider ?? null,
    premises: report.premises.map(premiseToJson),
    steps: report.route.steps.map(({ hop, rule }) => ({ hop, rule })),
    borderEnd: report.route.end.rule,
    hops: report.route.hops.map((hop) => flatHop(hop, hopNumber(report.route, hop.hop.index))),
    totalSeconds: report.route.totalSeconds,
    timeSpent: report.timeSpent,
    delivery: deliveryTimes(report),
    findings: findingsOf(report),
    complete: report.complete,
    checks: checksToJson(report),
    providerNotes: providerNotesToJson(report),
  };
}

/**
 * The keys of the line about what was brought. `notes`: what was repaired (RepairKind). `inside`: the kinds of further
 * messages in it (OtherKind). `conditional`: whether an answer holds only under a condition. `conditions`: which
 * conditions.
 */
export function broughtToJson(
  { repairs, others }: Pick<TakenIn, 'repairs' | 'others'>,
  report: Report,
): Record<string, unknown> {
  return {
    notes: [...new Set(repairs.map(({ kind }) => kind))],
    inside: others.map(({ kind }) => kind),
    conditional: report.verdicts.some((verdict) => conditionsOf(report, verdict).length > 0),
    conditions: report.conditions,
  };
}

/**
 * A hop of the full report with all its values on one level, under the keys that the line has had from the beginning.
 */
function flatHop(routeHop: RouteHop, number: number): Record<string, unknown> {
  const hop = hopToJson(routeHop);
  const { peer, writer, tls, authentication } = hop;
  return {
    index: hop.index,
    number,
    raw: hop.raw,
    kind: hop.kind,
    helo: peer.helo,
    reverseName: peer.reverseName,
    reverseNameVerified: peer.reverseNameVerified,
    reverseNameState: peer.reverseNameState,
    address: peer.address,
    addressCertain: peer.addressCertain,
    port: peer.port,
    ident: peer.ident,
    by: writer.host,
    byAddress: writer.address,
    byOtherName: writer.otherName,
    software: writer.software,
    softwareVersion: writer.softwareVersion,
    protocol: hop.protocol,
    via: hop.via,
    tls: tls.state,
    tlsVersion: tls.version,
    tlsCipher: tls.cipher,
    tlsBits: tls.bits,
    tlsKeyExchange: tls.keyExchange,
    tlsVerification: tls.verification,
    tlsClientCertificate: tls.clientCertificate,
    tlsServerName: tls.serverName,
    id: hop.id,
    envelopeFrom: hop.envelopeFrom,
    for: hop.recipient,
    authenticated: authentication.authenticated,
    authenticationMethod: authentication.method,
    authenticatedUser: authentication.user,
    time: hop.time?.utc ?? null,
    zoneOffset: hop.time?.zoneOffsetMinutes ?? null,
    delaySeconds: hop.delaySeconds,
    delayBasis: hop.delayBasis,
    vouched: hop.vouched,
    consistent: hop.consistent,
    provider: hop.provider,
    anomalies: hop.anomalies,
  };
}
