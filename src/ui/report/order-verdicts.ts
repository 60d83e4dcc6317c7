import type { RelayProfile } from '../../relay/profile.ts';
import type { Verdict } from '../../relay/verdict.ts';
import { leadingVerdict } from '../../report/leading-verdict.ts';

/** A verdict with the words of its relay. */
export interface RelayVerdict {
  readonly verdict: Verdict;
  readonly title: string;
  readonly profile: RelayProfile | null;
}

/** The verdict to answer with, and the others in the order of the profiles. */
export function orderVerdicts(
  verdicts: readonly Verdict[],
  profiles: readonly RelayProfile[],
): { leading: RelayVerdict | null; others: RelayVerdict[] } {
  const all = verdicts.map((verdict) => {
    const profile = profiles.find((each) => each.id === verdict.profile) ?? null;
    return { verdict, profile, title: profile?.title ?? verdict.profile };
  });
  const first = leadingVerdict(verdicts);
  const leading = all.find((each) => each.verdict === first) ?? null;
  return { leading, others: all.filter((each) => each !== leading) };
}

/** The hop in which the relay was seen or reported as the peer; null for every other verdict. */
export function relayStop(leading: RelayVerdict | null): { hop: number; title: string } | null {
  if (leading === null) return null;
  const { hop, verdict } = leading.verdict;
  if (hop === null || (verdict !== 'proven' && verdict !== 'reported')) return null;
  return { hop, title: leading.title };
}
