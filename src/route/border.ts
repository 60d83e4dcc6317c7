import { publicDomain } from '../hosts/host-name.ts';
import type { Hop } from '../received/hop.ts';
import { isOneOperator } from './consistency.ts';
import { isMyHost, type MyServers } from './my-servers.ts';
import { belongsTo, type Operator } from './operator.ts';
import type { Premise } from './premise.ts';
import { providerOfHost } from './providers.ts';
import type { Border, InsideStep, RouteEnd } from './route.ts';
import { type EndRule, type NextWriter, STEP_RULES } from './step-rules.ts';
import { isOfOrganisation, meetWriter, type Walk } from './walk.ts';

/** Where the mailbox's own side ends, and why each hop before that is believed. */
export interface FoundBorder {
  readonly border: Border | null;
  /** Why each hop is an internal step, in the order of the hops; one entry for every hop before the border. */
  readonly steps: readonly InsideStep[];
  readonly end: RouteEnd;
}

/** What the walk may rest on besides the hops. */
export interface Trust {
  readonly mine: MyServers;
  readonly relays: readonly Operator[];
  /** Whether the hops are from a message that a provider sent on, not from one delivered to a mailbox. */
  readonly outgoing: boolean;
}

/**
 * Finds the border: the first hop, counted from the newest, in which the mailbox's own side accepted the message from
 * outside (RFC 5321 §4.4, RFC 8601 §7.1; docs/border.md has the rules and worked examples). There is no border if every
 * hop is internal, or if the mailbox recorded none.
 *
 * Everything after the border is only claimed by the sender, so nothing is believed without a named reason: a border
 * found too early only makes a verdict weaker; one found too late would let a forger prove anything.
 */
export function findBorder(hops: readonly Hop[], { mine, relays, outgoing }: Trust): FoundBorder {
  const walk: Walk = { organisation: new Set(), recipients: new Set(), provider: null, mine, relays, outgoing };
  const steps: InsideStep[] = [];
  let rule: Border['rule'] = 'walk';
  const [top] = hops;
  if (top !== undefined && isWrittenByRelay(top, walk))
    return { border: null, steps, end: { rule: 'relay-writer', hop: null } };
  for (let place = 0; place < hops.length; place++) {
    const hop = hops[place];
    if (hop === undefined) break;
    const next = hops[place + 1] ?? null;
    meetWriter(walk, hop);
    const step = stepOf(hop, next, walk);
    if ('inside' in step) {
      if (step.inside === 'my-server' || step.inside === 'program-of-my-server') rule = 'my-servers';
      else if (step.inside.startsWith('provider-')) rule = 'preset';
    } else {
      // This hop names no peer, and no hop comes after it that could wrongly be believed: all steps are internal.
      if (step.ends === 'begins' && next === null && isHandedInHere(hop)) break;
      if (step.ends === 'relay-writer') return { border: null, steps, end: { rule: step.ends, hop: hop.index } };
      const provider = walk.provider?.title ?? null;
      const decided = step.ends === 'provider-edge' ? 'preset' : rule;
      return { border: { hop: hop.index, rule: decided, provider }, steps, end: { rule: step.ends, hop: hop.index } };
    }
    steps.push({ hop: hop.index, rule: step.inside, premise: step.premise });
  }
  return { border: null, steps, end: { rule: 'only-inside', hop: null } };
}

/** A program or user of the host itself submitted the message, and the field names no peer. */
function isHandedInHere({ begins, kind }: Hop): boolean {
  return kind === 'local' && (begins === 'local-submission' || begins === 're-injection');
}

type Step = { readonly inside: InsideStep['rule']; readonly premise: Premise | null } | { readonly ends: EndRule };

/** Applies the first rule that matches, then checks that the next hop was written by a host that this rule allows. */
function stepOf(hop: Hop, next: Hop | null, walk: Walk): Step {
  for (const rule of STEP_RULES) {
    if (!rule.when(hop, walk, next)) continue;
    if ('ends' in rule) return { ends: rule.ends };
    if (next !== null) {
      const misfit = misfitOf(hop, next, rule.next, walk);
      if (misfit !== null) return { ends: misfit };
    }
    const premise = rule.premise?.(hop, walk) ?? null;
    return { inside: rule.inside, premise: premise === null ? null : { ...premise, hop: hop.index } };
  }
  return { ends: 'outside' };
}

/** Why the writer of the next hop cannot be the host that this hop's writer received from; null if it can. */
function misfitOf(hop: Hop, next: Hop, allowed: NextWriter, walk: Walk): EndRule | null {
  // A delivery inside the host, directly followed by the relay's own line: the mailbox recorded no step from outside.
  if (isWrittenByRelay(next, walk) && hop.peer.address === null) return 'relay-writer';
  const stranger = allowed === 'private' ? 'stranger-behind-nat' : 'stranger-writer';
  const { host } = next.writer;
  const domain = host === null ? null : publicDomain(host);
  if (host === null || domain === null) return allowed === 'organisation' ? stranger : null;
  if (allowed === 'first-named' && walk.organisation.size === 0 && hop.peer.helo === null) return null;
  if (allowed === 'provider') return providerOfHost(host) === walk.provider ? null : stranger;
  if ([host, next.writer.otherName].some((name) => name !== null && isOfOrganisation(walk, name))) return null;
  return allowed !== 'organisation' && isPeerByName(hop, host) ? null : stranger;
}

function isPeerByName({ peer }: Hop, host: string): boolean {
  const names = [
    peer.helo,
    peer.reverseName.state === 'named' && peer.reverseName.verified !== false ? peer.reverseName.name : null,
  ];
  return names.some((name) => name !== null && isOneOperator(name, host));
}

/**
 * A relay's host is never the mailbox's own server: if the walk reaches its line, the mailbox recorded no step from
 * outside. Only "my servers" overrides this, for people who work at the relay. A `for` in the relay's own domain does
 * not: anyone can send such lines through it.
 */
function isWrittenByRelay({ writer: { host } }: Hop, { relays, mine }: Walk): boolean {
  return host !== null && !isMyHost(host, mine) && relays.some((relay) => belongsTo(relay, [host], null));
}
