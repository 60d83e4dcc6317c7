import type { Verdict } from '../relay/verdict.ts';

/**
 * The verdict that is shown as the answer for a message: the first relay that is proven, or else the first of all,
 * because users put the relay that matters most on top. null if there are no relays.
 */
export function leadingVerdict(verdicts: readonly Verdict[]): Verdict | null {
  return verdicts.find(({ verdict }) => verdict === 'proven') ?? verdicts[0] ?? null;
}
