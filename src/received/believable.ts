import type { Hop, HopAnomaly } from './hop.ts';

/** Signs that words of the peer may stand where the writer's own should. */
const SPOILING: ReadonlySet<HopAnomaly> = new Set<HopAnomaly>([
  'second-clauses',
  'malformed-envelope',
  'too-long',
  'too-complex',
]);

/**
 * Whether the field holds what its writer meant to say, so that its address, names and protocol can be judged.
 *
 * A HELO name that no host has ("gato101.sndsy.ru)(185.138.182.101") spoils a field as well, except where the message
 * did not come over a network: qmail-scanner writes the envelope sender there.
 */
export function isBelievable(hop: Hop): boolean {
  if (hop.kind === 'unreadable') return false;
  return !hop.anomalies.some(
    (anomaly) => SPOILING.has(anomaly) || (anomaly === 'malformed-helo' && hop.kind !== 'local'),
  );
}
