import type { HeaderField } from '../message/header-field.ts';
import { isReadInPart } from '../received/hop.ts';
import { hopAt } from '../route/hop-at.ts';
import type { Route, RouteHop } from '../route/route.ts';
import { type BorderResults, type HopEvidence, NO_RESULTS, weighHop } from './hop-evidence.ts';
import { supportingEvidence } from './message-evidence.ts';
import type { RelayProfile } from './profile.ts';
import { whyUndetermined } from './undetermined.ts';
import type { Evidence, UndeterminedReason, Verdict, VerdictName } from './verdict.ts';

/**
 * Judges one message for one relay profile by the first matching row of the decision table (docs/border.md), and
 * returns all evidence, strongest first. Every route gets a verdict.
 */
export function judge(
  fields: readonly HeaderField[],
  route: Route,
  profile: RelayProfile,
  borderResults: BorderResults,
): Verdict {
  const reason = whyUndetermined(route, borderResults);
  const supporting = supportingEvidence(fields, route.hops, profile);
  const border = hopAt(route, route.border?.hop ?? null);
  if (border === null) return finish(profile, 'undetermined', null, supporting, reason ?? 'no-border');
  const borderIndex = border.hop.index;
  const weighed = route.hops.map(({ hop }) =>
    weighHop(hop, profile, hop.index === borderIndex ? borderResults : NO_RESULTS),
  );
  const atBorder = weighed[borderIndex];
  if (atBorder === undefined) return finish(profile, 'undetermined', null, supporting, 'no-border');
  const after = route.hops.slice(borderIndex + 1);
  if (reason !== null) return finish(profile, 'undetermined', null, [...said(atBorder), ...supporting], reason);
  const evidence = collect(atBorder, after, weighed, supporting);
  const decided = decide(atBorder, after, weighed, evidence);
  const unread = decided.verdict === 'undetermined' ? 'copy-damaged' : null;
  return finish(profile, decided.verdict, decided.hop, evidence, unread);
}

/**
 * What the peer said about itself, used if anyone could have its address. Only what supports the relay is kept, as weak
 * evidence at most.
 */
function said({ evidence }: HopEvidence): Evidence[] {
  return evidence
    .filter(({ supports }) => supports)
    .map((item): Evidence => ({ ...item, strength: item.strength === 'strong' ? 'weak' : item.strength }));
}

interface Decision {
  readonly verdict: VerdictName;
  readonly hop: number | null;
}

/** Applies the rows of the table in order. */
function decide(
  border: HopEvidence,
  below: readonly RouteHop[],
  weighed: readonly HopEvidence[],
  evidence: readonly Evidence[],
): Decision {
  const borderIndex = border.hop.index;
  if (border.proves) return { verdict: 'proven', hop: borderIndex };
  // A peer that claimed to be the relay from a foreign address is a forger: whatever chain it wrote reports nothing.
  const caught = border.claims && border.denies;
  if (!caught) {
    const reporter = below.find(({ hop, consistent }) => consistent && weighed[hop.index]?.names === true);
    if (reporter !== undefined) return { verdict: 'reported', hop: reporter.hop.index };
  }
  if (caught) return { verdict: 'contradicted', hop: borderIndex };
  const contradicting = below.find(({ hop, consistent }) => {
    const weights = weighed[hop.index];
    return consistent && weights !== undefined && weights.claims && weights.denies;
  });
  if (contradicting !== undefined) return { verdict: 'contradicted', hop: contradicting.hop.index };
  const claimed = evidence.find((item) => item.supports) ?? evidence.find((item) => item.kind === 'injected');
  if (claimed !== undefined) return { verdict: 'claimed', hop: claimed.hop };
  return isReadInPart(border.hop) ? { verdict: 'undetermined', hop: null } : { verdict: 'absent', hop: borderIndex };
}

/**
 * All evidence that bears on the verdict: everything in the border hop, and whatever names the relay in lower hops. A
 * lower hop with another peer is not evidence.
 */
function collect(
  border: HopEvidence,
  below: readonly RouteHop[],
  weighed: readonly HopEvidence[],
  supporting: readonly Evidence[],
): Evidence[] {
  const fromBelow = below.flatMap(({ hop }) => {
    const weights = weighed[hop.index];
    if (weights === undefined || !weights.claims) return [];
    return weights.evidence.map((item): Evidence =>
      item.strength === 'strong' ? { ...item, strength: 'weak' } : item,
    );
  });
  const own = border.claims || fromBelow.length > 0 ? border.evidence : border.evidence.filter((item) => item.supports);
  const all = own.length > 0 ? own : border.evidence;
  return [...all, ...fromBelow, ...supporting];
}

const STRENGTHS: readonly Evidence['strength'][] = ['strong', 'weak', 'supporting'];

function strongestFirst(evidence: readonly Evidence[]): readonly Evidence[] {
  const first = evidence[0]?.strength;
  if (evidence.every(({ strength }) => strength === first)) return evidence;
  return evidence.toSorted((one, other) => STRENGTHS.indexOf(one.strength) - STRENGTHS.indexOf(other.strength));
}

function finish(
  profile: RelayProfile,
  verdict: VerdictName,
  hop: number | null,
  evidence: readonly Evidence[],
  reason: UndeterminedReason | null,
): Verdict {
  return { profile: profile.id, verdict, hop, evidence: strongestFirst(evidence), reason };
}
