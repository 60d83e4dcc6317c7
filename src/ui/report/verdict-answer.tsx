import type { ComponentChildren } from 'preact';
import type { RelayProfile } from '../../relay/profile.ts';
import type { VerdictName } from '../../relay/verdict.ts';
import type { Report } from '../../report/report.ts';
import { type Answer, answerOf } from '../../report/wording/answer.ts';
import type { Sentence, SentenceValue } from '../../report/wording/sentence.ts';
import { HostText } from '../kit/host-text.tsx';
import { SentenceText } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { orderVerdicts } from './relay-verdicts.tsx';
import { VerdictSign } from './verdict-sign.tsx';

interface Judged {
  readonly report: Report;
  readonly profiles: readonly RelayProfile[];
}

interface VerdictAnswerProps extends Judged {
  /** What else is to be said with the answer, below it. */
  readonly children?: ComponentChildren;
}

/** The sign and the words of the leading verdict. */
export function VerdictAnswer({ report, profiles, children }: VerdictAnswerProps) {
  const { leading } = orderVerdicts(report.verdicts, profiles);
  if (leading === null) {
    return (
      <div class="answer-text">
        <h1 class="answer-sentence">{say('answer_no_relay')}</h1>
        {children}
      </div>
    );
  }
  return (
    <>
      <VerdictSign sign={leading.verdict.verdict} />
      <AnswerPanel answer={answerOf(report.route, leading.verdict, leading.title)}>{children}</AnswerPanel>
    </>
  );
}

/** Name of the leading verdict, for `data-verdict`; undefined when no relay is asked about. */
export function leadingVerdictName({ report, profiles }: Judged): VerdictName | undefined {
  return orderVerdicts(report.verdicts, profiles).leading?.verdict.verdict;
}

interface AnswerPanelProps {
  readonly answer: Answer;
  /** What else is to be said with it. */
  readonly children?: ComponentChildren;
}

/** The answer in one sentence, the host and address it rests on, and whose word that is. */
export function AnswerPanel({ answer, children }: AnswerPanelProps) {
  return (
    <div class="answer-text">
      <h1 class="answer-sentence">
        <SentenceText sentence={asHeadline(answer.sentence)} />
      </h1>
      {(answer.host !== null || answer.address !== null) && (
        <p class="answer-host" data-part="host">
          {answer.host !== null && (
            <span>
              <HostText host={answer.host.name} />
              {answer.host.source === 'helo' && <span class="answer-host-note"> {say('host_own_claim')}</span>}
            </span>
          )}
          {answer.address !== null && (
            <code class="address">
              [<VisibleText text={answer.address} />]
            </code>
          )}
        </p>
      )}
      {answer.basis !== null && (
        <p class="answer-basis" data-part="basis">
          <SentenceText sentence={answer.basis} />
        </p>
      )}
      {children}
    </div>
  );
}

const LONGEST_NAME = 60;

/**
 * A sentence whose names fit a headline; below, they stand whole. Of a longer one its end, which says whose it is: a
 * greeting of 250 letters would otherwise push everything else out of the popup.
 */
export function asHeadline({ key, values }: Sentence): Sentence {
  const fitting = Object.entries(values).map(([name, value]): [string, SentenceValue] => [name, shortened(value)]);
  return { key, values: Object.fromEntries(fitting) };
}

function shortened(value: SentenceValue): SentenceValue {
  if (value.kind !== 'quoted' || value.text.length <= LONGEST_NAME) return value;
  return { ...value, text: `…${[...value.text].slice(1 - LONGEST_NAME).join('')}` };
}
