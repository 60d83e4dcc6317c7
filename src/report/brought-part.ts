import type { RepairKind, TakenIn } from '../message/intake/intake.ts';
import type { PartReason } from './report.ts';

/** The condition that each guess puts on the answer; the first match is reported. */
const REASONS: readonly (readonly [RepairKind, PartReason])[] = [
  ['web-page', 'page-text'],
  ['text-above', 'text-around'],
  ['machine-translated', 'translated'],
  ['reversed', 'turned-round'],
  ['redacted', 'redacted'],
];

/**
 * Why the answer is conditional for what a person brought: there were only Received lines, or a repair could have
 * changed the answer. null for a whole source.
 */
export function partBrought({ extent, repairs }: Pick<TakenIn, 'extent' | 'repairs'>): PartReason | null {
  const guesses = repairs.filter(({ guess }) => guess).map(({ kind }) => kind);
  const reason = REASONS.find(([kind]) => guesses.includes(kind))?.[1];
  if (reason !== undefined) return reason;
  if (extent === 'part') return 'received-lines';
  return guesses.length > 0 ? 'repaired-folding' : null;
}
