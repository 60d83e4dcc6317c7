import { isUnderAny } from '../hosts/host-name.ts';
import { isInNetworks } from '../hosts/networks.ts';

/**
 * Hosts that belong to one operator although their names differ: a relay receives under one name and sends under
 * another.
 */
export interface Operator {
  readonly hosts: readonly string[];
  readonly networks: readonly string[];
}

/**
 * Sends as "d1.ess.barracudanetworks.com" what it received as "mx-inbound1.us-east-2a.ess.aws.cudaops.com" (public list
 * archives, 2026-11). The domains of every other known gateway are the same on both sides.
 */
export const BARRACUDA: Operator = { hosts: ['barracudanetworks.com', 'barracuda.com', 'cudaops.com'], networks: [] };

/** Whether one of the names, or the address (canonical text or null), belongs to the operator. */
export function belongsTo(operator: Operator, names: readonly string[], address: string | null): boolean {
  if (address !== null && isInNetworks(address, operator.networks)) return true;
  return names.some((name) => isUnderAny(name, operator.hosts));
}
