import { SHOWN_VERDICTS, VERDICT_FACTS } from '../../report/wording/verdict-words.ts';
import { VerdictSign } from '../report/verdict-sign.tsx';
import { say } from '../kit/words.ts';

/** Every answer, and what it means. */
export function AnswersExplained() {
  return (
    <section>
      <h2>{say('guide_answers_title')}</h2>
      <ul class="answers">
        {SHOWN_VERDICTS.map((verdict) => (
          <li key={verdict} data-verdict={verdict}>
            <VerdictSign sign={verdict} />
            <div>
              <h3>{say(VERDICT_FACTS[verdict].word)}</h3>
              <p>{say(VERDICT_FACTS[verdict].meaning)}</p>
            </div>
          </li>
        ))}
      </ul>
      <p>{say('guide_answers_limit')}</p>
    </section>
  );
}
