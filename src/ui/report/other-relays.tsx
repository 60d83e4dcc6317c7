import type { Report } from '../../report/report.ts';
import { VERDICT_FACTS, shownVerdict } from '../../report/wording/verdict-words.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import type { RelayVerdict } from './order-verdicts.ts';
import { VerdictSign } from './verdict-sign.tsx';

interface OtherRelaysProps {
  readonly others: readonly RelayVerdict[];
  readonly report: Report;
}

/** The verdicts for the user's other relays, one line each. */
export function OtherRelays({ others, report }: OtherRelaysProps) {
  if (others.length === 0) return null;
  return (
    <ul class="other-relays" data-part="other-relays">
      {others.map(({ verdict, title }) => {
        const shown = shownVerdict(report, verdict);
        return (
          <li key={verdict.profile} data-verdict={shown}>
            <VerdictSign sign={shown} />
            <VisibleText text={title} />
            <span class="other-relay-verdict">{say(VERDICT_FACTS[shown].word)}</span>
          </li>
        );
      })}
    </ul>
  );
}
