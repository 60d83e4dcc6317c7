import type { Verdict } from '../relay/verdict.ts';

/** The verdict on the first relay that the message passed, as far as a server's word goes; null when it passed none. */
export function passedVerdict(verdicts: readonly Verdict[]): Verdict | null {
  return verdicts.find(({ verdict }) => verdict === 'proven' || verdict === 'reported') ?? null;
}
