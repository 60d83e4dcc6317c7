import type { VerdictName } from '../../relay/verdict.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';
import type { RelayVerdict } from './leading-verdict.ts';
import { VerdictSign } from './verdict-sign.tsx';

/** One word or two per verdict. */
export const VERDICT_WORDS = {
  proven: 'verdict_proven',
  reported: 'verdict_reported',
  contradicted: 'verdict_contradicted',
  claimed: 'verdict_claimed',
  absent: 'verdict_absent',
  undetermined: 'verdict_undetermined',
} as const satisfies Record<VerdictName, WordKey>;

/** The verdicts for the user's other relays, a line each. */
export function OtherRelays({ others }: { readonly others: readonly RelayVerdict[] }) {
  if (others.length === 0) return null;
  return (
    <ul class="other-relays" data-part="other-relays">
      {others.map(({ verdict, title }) => (
        <li key={verdict.profile} data-verdict={verdict.verdict}>
          <VerdictSign sign={verdict.verdict} />
          <VisibleText text={title} />
          <span class="other-relay-verdict">{say(VERDICT_WORDS[verdict.verdict])}</span>
        </li>
      ))}
    </ul>
  );
}
