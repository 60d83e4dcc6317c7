import { isUnderAny, registrableDomain } from '../../hosts/host-name.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import { providerOfHostOrAddress } from '../../route/providers.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import type { LegTime } from './legs.ts';

/**
 * The legs of one message with the time that each took, between groups of hosts: a relay by its title, a provider if it
 * can be believed, else the registered domain of the host that wrote the line. Only as far back as the chain is
 * consistent: before that, anyone may have written the times. Undated lines, and lines without a writer, are skipped.
 */
export function legTimes({ hops }: Route, profiles: readonly RelayProfile[]): LegTime[] {
  const times: LegTime[] = [];
  let from: string | null = null;
  for (const stop of hops.toReversed()) {
    if (stop.hop.time === null) continue;
    const to = stop.consistent ? groupOf(stop, profiles) : null;
    if (from !== null && to !== null && stop.delaySeconds !== null)
      times.push({ from, to, seconds: stop.delaySeconds, vouched: stop.delayBasis === 'vouched' });
    from = to;
  }
  return times;
}

function groupOf({ hop: { writer }, vouched, provider }: RouteHop, profiles: readonly RelayProfile[]): string | null {
  const { host } = writer;
  if (host === null) return writer.address;
  const relay = profiles.find(
    ({ hostSuffixes, submissionHosts }) => isUnderAny(host, hostSuffixes) || isUnderAny(host, submissionHosts),
  );
  // Gmail's inner hosts call themselves by an address: `by 2002:a05:6504:3a1:b0:2f4:1f2d:8a11 with SMTP`.
  const byAddress = vouched ? providerOfHostOrAddress(host)?.title : undefined;
  return relay?.title ?? provider ?? byAddress ?? registrableDomain(host) ?? host.toLowerCase();
}
