import { isPrivateAddress } from '../../hosts/networks.ts';
import type { Verdict } from '../../relay/verdict.ts';
import { conditionsOf } from '../conditions.ts';
import { isContainerGateway } from '../../route/address-translation.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { Route, RouteEnd } from '../../route/route.ts';
import type { Condition, Report } from '../report.ts';
import type { WordKey } from './report-words.ts';

/**
 * What to do if the answer depends on what the mailbox's server recorded, or on how much of the message was brought: sentences
 * without a placeholder. Empty for an answer that says so itself. Needs the words of the part "advice".
 */
export function mailboxAdvice(report: Pick<Report, 'conditions' | 'route'>, verdict: Verdict): readonly WordKey[] {
  const conditions = conditionsOf(report, verdict);
  if (conditions.some(({ kind }) => kind === 'part')) return ['advice_whole_source'];
  if (conditions.some(isGreetingBehindNat)) return ['advice_whose_machine', 'advice_pass_address_on'];
  if (conditions.length > 0) return ['advice_whose_machine'];
  if (verdict.verdict !== 'undetermined') return [];
  if (verdict.reason === 'client-not-recorded') return clientSteps(report.route);
  return UNDETERMINED_STEPS[verdict.reason ?? 'unreadable'];
}

function clientSteps(route: Route): readonly WordKey[] {
  if (hopAt(route, route.end.hop)?.hop.peer.address == null) return ['advice_record_clients', 'advice_other_mailbox'];
  const steps = ['advice_pass_address_on', 'advice_other_mailbox'] as const;
  return mayBeGateway(route) ? ['advice_own_gateway', ...steps] : steps;
}

function isGreetingBehindNat(condition: Condition): boolean {
  return condition.kind === 'premise' && condition.premise.kind === 'private-greeting';
}

/** Whether the walk ended at a private address that no container or balancer is known to have. */
function mayBeGateway(route: Route): boolean {
  const address = hopAt(route, route.end.hop)?.hop.peer.address ?? '';
  return MAYBE_A_GATEWAY.has(route.end.rule) && isPrivateAddress(address) && !isContainerGateway(address, null);
}

const MAYBE_A_GATEWAY: ReadonlySet<RouteEnd['rule']> = new Set<RouteEnd['rule']>([
  'foreign-on-private',
  'unknown-on-private',
  'stranger-behind-nat',
]);

const UNDETERMINED_STEPS = {
  'no-received': ['advice_received_copy'],
  'no-border': ['advice_received_copy'],
  unreadable: [],
  'delivery-not-recorded': ['advice_recording_mailbox'],
  'copy-damaged': ['advice_whole_source'],
} as const satisfies Record<Exclude<Verdict['reason'], 'client-not-recorded' | null>, readonly WordKey[]>;
