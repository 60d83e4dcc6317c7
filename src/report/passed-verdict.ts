import type { Verdict } from '../relay/verdict.ts';

/**
 * The verdict on the first relay that the message passed, even if only another server says so; null if it passed none.
 */
export function passedVerdict(verdicts: readonly Verdict[]): Verdict | null {
  return verdicts.find(({ verdict }) => verdict === 'proven' || verdict === 'reported') ?? null;
}
