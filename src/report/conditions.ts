import type { Verdict } from '../relay/verdict.ts';
import type { Premise, PremiseKind } from '../route/premise.ts';
import type { Condition, PartReason, Report } from './report.ts';

/** Premises that only the mailbox's owner can confirm, because anyone who connects could have brought them about. */
const ASKED: ReadonlySet<PremiseKind> = new Set<PremiseKind>(['private-greeting', 'delivery-greeting']);

/**
 * All conditions of a report's answers: what was brought (null for a whole source), and the premises that need
 * confirmation.
 */
export function conditionsFor(premises: readonly Premise[], part: PartReason | null): Condition[] {
  const asked = premises
    .filter(({ kind }) => ASKED.has(kind))
    .map((premise): Condition => ({ kind: 'premise', premise }));
  return part === null ? asked : [{ kind: 'part', reason: part }, ...asked];
}

/**
 * The conditions under which this verdict holds: a part of a source weakens any answer, but a premise weakens only a
 * proof.
 */
export function conditionsOf({ conditions }: Pick<Report, 'conditions'>, { verdict }: Verdict): readonly Condition[] {
  return conditions.filter(({ kind }) => kind === 'part' || verdict === 'proven');
}
