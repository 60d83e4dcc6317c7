import type { ComponentChildren } from 'preact';
import type { RelayProfile } from '../../relay/profile.ts';
import type { VerdictName } from '../../relay/verdict.ts';
import type { Report } from '../../report/report.ts';
import { answerOf } from '../../report/wording/answer.ts';
import { say } from '../kit/words.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { orderVerdicts } from './leading-verdict.ts';
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
