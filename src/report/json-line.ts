import type { Summary } from '../message/summary.ts';
import type { RouteHop } from '../route/route.ts';
import type { Report } from './report.ts';

/** One message as `npm run inspect -- --json` prints it. The keys are a contract; what is unknown is null. */
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
    hops: report.route.hops.map(hopToJson),
    totalSeconds: report.route.totalSeconds,
    timeSpent: report.timeSpent,
    findings: report.findings,
    complete: report.complete,
  };
}

function hopToJson({ hop, vouched, consistent, delaySeconds, provider }: RouteHop): Record<string, unknown> {
  const { peer, writer, tls, authentication, time } = hop;
  const named = peer.reverseName.state === 'named' ? peer.reverseName : null;
  const recorded = tls.state === 'recorded' ? tls : null;
  return {
    index: hop.index,
    raw: hop.raw,
    kind: hop.kind,
    helo: peer.helo,
    reverseName: named?.name ?? null,
    reverseNameVerified: named?.verified ?? null,
    reverseNameState: peer.reverseName.state,
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
    tlsVersion: recorded?.version ?? null,
    tlsCipher: recorded?.cipher ?? null,
    tlsBits: recorded?.bits ?? null,
    tlsKeyExchange: recorded?.keyExchange ?? null,
    tlsVerification: recorded?.verification ?? null,
    tlsClientCertificate: recorded?.clientCertificate ?? null,
    tlsServerName: recorded?.serverName ?? null,
    id: hop.id,
    envelopeFrom: hop.envelopeFrom,
    for: hop.recipient,
    authenticated: authentication.authenticated,
    authenticationMethod: authentication.method,
    authenticatedUser: authentication.user,
    time: time === null ? null : new Date(time.instant).toISOString(),
    zoneOffset: time?.zoneOffset ?? null,
    delaySeconds,
    vouched,
    consistent,
    provider,
    anomalies: hop.anomalies,
  };
}
