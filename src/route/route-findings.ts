import { isMasked } from '../hosts/masked.ts';
import { isInternalAddress } from '../hosts/networks.ts';
import type { Hop, HopAnomaly } from '../received/hop.ts';
import { normaliseHost, registrableDomain } from '../hosts/host-name.ts';
import { namesOfSender } from './consistency.ts';
import type { Finding } from './finding.ts';
import { gatewayOfHost } from './gateways.ts';
import { providerOfHost } from './providers.ts';
import type { Route, RouteHop } from './route.ts';

/** The clocks of two servers may differ by this many seconds without a finding. */
const CLOCK_TOLERANCE = 2;
/** A wrong time zone is off by a whole number of half hours; the transfer itself takes up to this many seconds. */
const ZONE_TOLERANCE = 120;
const HALF_HOUR = 1800;
/** From UTC-12 to UTC+14: no two zones are further apart. */
const MOST_HALF_HOURS = 52;

/** What is worth attention in the route itself, for any relay. In the order of the hops. */
export function routeFindings(route: Route): Finding[] {
  const tainted = route.hops.flatMap(taintedFields);
  const told = new Set(tainted.filter(({ kind }) => kind === 'masked').map(({ hop }) => hop));
  return [
    ...tainted,
    ...route.hops.flatMap(foreignShapes),
    ...chainBreaks(route).filter(({ kind, hop }) => kind !== 'masked' || !told.has(hop)),
    ...route.hops.flatMap(clocks),
    ...loops(route),
    ...gateways(route),
  ];
}

const SEVERITY: Readonly<Record<HopAnomaly, Finding['severity']>> = {
  'second-clauses': 'alarm',
  'malformed-envelope': 'alarm',
  'text-after-date': 'warning',
  'malformed-helo': 'warning',
  'control-characters': 'warning',
  'too-long': 'warning',
  'too-complex': 'warning',
};

function taintedFields({ hop }: RouteHop): Finding[] {
  return hop.anomalies.map((anomaly) =>
    anomaly === 'malformed-helo' && MASK_ALONE.test(hop.peer.helo ?? '') && isMasked(hop.peer.helo ?? '')
      ? masked(hop)
      : { kind: 'tainted-field', severity: SEVERITY[anomaly], hop: hop.index, values: [anomaly] },
  );
}

/** "<redacted>", "[name]", "***": one word in place of the HELO name. More words could hide what the peer said. */
const MASK_ALONE = /^[<[({*]{0,3}[\w.*#-]*[>\])}*]{0,3}$/;

/** A value that a person made unreadable says nothing about the line. */
function masked({ index }: Hop): Finding {
  return { kind: 'masked', severity: 'info', hop: index, values: [] };
}

/**
 * Fields that name a provider's host in a form that its servers never write: "by mx.google.com (Postfix)". A vouched
 * field cannot be one: nobody else could have written it.
 */
function foreignShapes({ hop, vouched }: RouteHop): Finding[] {
  const { host, software } = hop.writer;
  if (vouched || host === null || software === null) return [];
  const written = providerOfHost(host)?.software ?? [];
  if (written.length === 0 || written.includes(software)) return [];
  return [{ kind: 'foreign-shape', severity: 'warning', hop: hop.index, values: [host, software] }];
}

/** Reports only the first break: nothing below it counts as consistent. */
function chainBreaks(route: Route): Finding[] {
  const place = route.hops.findIndex((routeHop) => !routeHop.consistent);
  const broken = route.hops[place];
  const newer = route.hops[place - 1];
  // After a login no hop is expected to fit: what comes before it is the sender's own.
  if (broken === undefined || newer === undefined || broken.handedIn) return [];
  const { host } = broken.hop.writer;
  if (isMasked(host ?? '')) return [masked(broken.hop)];
  if (isSenderMasked(newer.hop)) return [masked(newer.hop)];
  const peer = namesOfSender(newer.hop)[0] ?? newer.hop.peer.address ?? '';
  // SendGrid's "by filterdrecv-5658d4dd7-dn7b6": a name that cannot be compared is not a contradiction.
  const severity = host !== null && registrableDomain(host) === null ? 'info' : 'warning';
  return [{ kind: 'chain-break', severity, hop: broken.hop.index, values: [host ?? '', peer] }];
}

/**
 * Whether the line masks the host that it received from: `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.XXX]) by
 * …`, `from <redacted> (<redacted> [203.0.113.7]) by …`.
 */
function isSenderMasked(hop: Hop): boolean {
  const [from = ''] = hop.raw.split(/\sby\s/iu, 1);
  if (!isMasked(from)) return false;
  const names = namesOfSender(hop);
  // A greeting doesn't count after a look-up, so only the mask of the name in the server's own comment does.
  return (
    hop.peer.address === null || (names.length > 0 ? names.every(isMasked) : isMasked(from.replace(/^[^(]*/u, '')))
  );
}

function clocks({ hop, delaySeconds }: RouteHop): Finding[] {
  if (delaySeconds === null || delaySeconds >= -CLOCK_TOLERANCE) return [];
  const halfHours = Math.round(delaySeconds / HALF_HOUR);
  const rest = Math.abs(delaySeconds - halfHours * HALF_HOUR);
  if (halfHours !== 0 && halfHours >= -MOST_HALF_HOURS && rest <= ZONE_TOLERANCE) {
    return [{ kind: 'zone-error', severity: 'warning', hop: hop.index, values: [String(halfHours * 30)] }];
  }
  const severity = delaySeconds < -HALF_HOUR ? 'warning' : 'info';
  return [{ kind: 'clock-skew', severity, hop: hop.index, values: [String(delaySeconds)] }];
}

/**
 * The same host took the message from outside twice for the same mailbox, with another host in between, so it went in a
 * circle. A second time for another mailbox means that it was forwarded: all Gmail users receive "by mx.google.com".
 */
function loops(route: Route): Finding[] {
  const lastSeen = new Map<string, Hop>();
  const found: Finding[] = [];
  for (const { hop } of route.hops.toReversed()) {
    const host = hop.writer.host === null ? null : normaliseHost(hop.writer.host);
    const { address } = hop.peer;
    if (host === null || !host.includes('.') || hop.kind !== 'smtp' || address === null) continue;
    if (isInternalAddress(address) || isMasked(host)) continue;
    const before = lastSeen.get(host);
    const again = before !== undefined && (before.recipient ?? hop.recipient) === (hop.recipient ?? before.recipient);
    if (again && before.index - hop.index > 1) {
      found.push({ kind: 'loop', severity: 'warning', hop: hop.index, values: [host] });
    }
    lastSeen.set(host, hop);
  }
  return found.toReversed();
}

/**
 * A filtering service hands over at the border: what it saw is only reported, unless the user says that the gateway is
 * theirs.
 */
function gateways(route: Route): Finding[] {
  const border = route.border === null ? undefined : route.hops[route.border.hop];
  if (border === undefined) return [];
  const { reverseName } = border.hop.peer;
  const name =
    reverseName.state === 'named' && reverseName.verified !== false ? reverseName.name : border.hop.peer.helo;
  const gateway = name === null ? null : gatewayOfHost(name);
  if (gateway === null) return [];
  const host = border.hop.writer.host ?? route.border?.provider ?? '';
  return [{ kind: 'gateway', severity: 'info', hop: border.hop.index, values: [gateway.title, host] }];
}
