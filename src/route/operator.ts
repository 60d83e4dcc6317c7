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

/** Whether one of the names, or the address (canonical text or null), belongs to the operator. */
export function belongsTo(operator: Operator, names: readonly string[], address: string | null): boolean {
  if (address !== null && isInNetworks(address, operator.networks)) return true;
  return names.some((name) => isUnderAny(name, operator.hosts));
}
