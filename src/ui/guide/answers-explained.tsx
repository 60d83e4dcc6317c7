import type { VerdictName } from '../../relay/verdict.ts';
import { VERDICT_WORDS } from '../report/relay-verdicts.tsx';
import { VerdictSign } from '../report/verdict-sign.tsx';
import { type WordKey, say } from '../kit/words.ts';

const MEANINGS = {
  proven: 'guide_answer_proven',
  reported: 'guide_answer_reported',
  contradicted: 'guide_answer_contradicted',
  claimed: 'guide_answer_claimed',
  absent: 'guide_answer_absent',
  undetermined: 'guide_answer_undetermined',
} as const satisfies Record<VerdictName, WordKey>;

const VERDICTS = ['proven', 'reported', 'contradicted', 'claimed', 'absent', 'undetermined'] as const;

/** The six answers, and what each is worth. */
export function AnswersExplained() {
  return (
    <section>
      <h2>{say('guide_answers_title')}</h2>
      <ul class="answers">
        {VERDICTS.map((verdict) => (
          <li key={verdict} data-verdict={verdict}>
            <VerdictSign sign={verdict} />
            <div>
              <h3>{say(VERDICT_WORDS[verdict])}</h3>
              <p>{say(MEANINGS[verdict])}</p>
            </div>
          </li>
        ))}
      </ul>
      <p>{say('guide_answers_limit')}</p>
    </section>
  );
}
