import type { Hop, Tls } from '../../received/hop.ts';
import type { RouteHop } from '../../route/route.ts';

/** One hop with all keys of `route.hops[]` in docs/report-json.md. */
export function hopToJson({ hop, vouched, consistent, delaySeconds, delayBasis, provider }: RouteHop) {
  return {
    index: hop.index,
    field: hop.fieldIndex,
    kind: hop.kind,
    vouched,
    consistent,
    provider,
    delaySeconds,
    delayBasis,
    peer: peerToJson(hop.peer),
    writer: {
      host: hop.writer.host,
      address: hop.writer.address,
      otherName: hop.writer.otherName,
      software: hop.writer.software,
      softwareVersion: hop.writer.softwareVersion,
    },
    protocol: hop.protocol,
    via: hop.via,
    id: hop.id,
    envelopeFrom: hop.envelopeFrom,
    recipient: hop.recipient,
    authentication: {
      authenticated: hop.authentication.authenticated,
      method: hop.authentication.method,
      user: hop.authentication.user,
    },
    tls: tlsToJson(hop.tls),
    time: timeToJson(hop.time),
    anomalies: hop.anomalies,
    raw: hop.raw,
  };
}

function peerToJson(peer: Hop['peer']) {
  const { reverseName } = peer;
  return {
    helo: peer.helo,
    reverseName: reverseName.state === 'named' ? reverseName.name : null,
    reverseNameState: reverseName.state,
    reverseNameVerified: reverseName.state === 'named' ? reverseName.verified : null,
    address: peer.address,
    addressCertain: peer.addressCertain,
    port: peer.port,
    ident: peer.ident,
  };
}

function tlsToJson(tls: Tls) {
  const recorded = tls.state === 'recorded' ? tls : null;
  return {
    state: tls.state,
    version: recorded?.version ?? null,
    cipher: recorded?.cipher ?? null,
    bits: recorded?.bits ?? null,
    keyExchange: recorded?.keyExchange ?? null,
    verification: recorded?.verification ?? null,
    clientCertificate: recorded?.clientCertificate ?? null,
    serverName: recorded?.serverName ?? null,
  };
}

/** A time as written in a field; null without one. */
export function timeToJson(time: Hop['time']) {
  if (time === null) return null;
  return { utc: new Date(time.instant).toISOString(), written: time.text, zoneOffsetMinutes: time.zoneOffset };
}
