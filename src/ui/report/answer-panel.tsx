import type { ComponentChildren } from 'preact';
import type { Answer } from '../../report/wording/answer.ts';
import { HostText } from '../kit/host-text.tsx';
import { SentenceText } from '../kit/sentence-text.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { asHeadline } from './headline.ts';

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
