import type { ComponentChildren } from 'preact';
import type { RelayProfile } from '../../relay/profile.ts';
import type { Report } from '../../report/report.ts';
import { type Answer, answerOf } from '../../report/wording/answer.ts';
import type { Sentence, SentenceValue } from '../../report/wording/sentence.ts';
import { type ShownVerdict, shownVerdict } from '../../report/wording/verdict-words.ts';
import { HostText } from '../kit/host-text.tsx';
import { SentenceText } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { orderVerdicts } from './order-verdicts.ts';
import { useService } from './use-service.ts';
import { VerdictSign } from './verdict-sign.tsx';

interface Judged {
  readonly report: Report;
  readonly profiles: readonly RelayProfile[];
}

interface VerdictAnswerProps extends Judged {
  /** Further content after the answer. */
  readonly children?: ComponentChildren;
}

/** The sign and the words of the leading verdict. */
export function VerdictAnswer({ report, profiles, children }: VerdictAnswerProps) {
  const { leading } = orderVerdicts(report.verdicts, profiles);
  const service = useService(report, leading?.verdict.verdict === 'absent');
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
      <VerdictSign sign={shownVerdict(report, leading.verdict)} />
      <AnswerPanel answer={answerOf(report, leading.verdict, leading.title, service)}>{children}</AnswerPanel>
    </>
  );
}

/** How the leading verdict is shown, for `data-verdict`; undefined if there are no relays. */
export function leadingVerdictName({ report, profiles }: Judged): ShownVerdict | undefined {
  const { leading } = orderVerdicts(report.verdicts, profiles);
  return leading === null ? undefined : shownVerdict(report, leading.verdict);
}

interface AnswerPanelProps {
  readonly answer: Answer;
  /** Further content in the panel. */
  readonly children?: ComponentChildren;
}

/** The answer in one sentence, the host and address that it rests on, and who says so. */
function AnswerPanel({ answer, children }: AnswerPanelProps) {
  return (
    <div class="answer-text">
      <h1 class="answer-sentence">
        <SentenceText sentence={asHeadline(answer.sentence)} />
      </h1>
      {!namesHost(answer) && <AnswerHost answer={answer} />}
      {answer.basis !== null && (
        <p class="answer-basis" data-part="basis">
          <SentenceText sentence={answer.basis} />
        </p>
      )}
      {answer.notes.map((note) => (
        <p key={note.key} class="answer-basis" data-part="note">
          <SentenceText sentence={note} />
        </p>
      ))}
      {children}
    </div>
  );
}

function AnswerHost({ answer: { sentence, host, address } }: { readonly answer: Answer }) {
  if (host === null && address === null) return null;
  // If the answer is "yes", the relay's name says nothing new, and a remark on it would sound like a doubt.
  const doubtful = host?.source === 'helo' && sentence.key !== 'answer_proven';
  return (
    <p class="answer-host" data-part="host">
      {host !== null && (
        <span>
          <HostText host={host.name} />
          {doubtful && <span class="answer-host-note"> {say('host_own_claim')}</span>}
        </span>
      )}
      {address !== null && (
        <code class="address">
          [<VisibleText text={address} />]
        </code>
      )}
    </p>
  );
}

/** Whether the headline itself names the host and the address, in full. */
function namesHost({ sentence, host, address }: Answer): boolean {
  const headline = Object.values(asHeadline(sentence).values).map((value) => ('text' in value ? value.text : null));
  return [host?.name, address].every((each) => each === undefined || each === null || headline.includes(each));
}

const LONGEST_NAME = 60;

/**
 * Shortens the names in a sentence to fit a headline. The line after it has them in full. A HELO name of 250 letters
 * would push everything else out of the popup. A shortened name keeps its end, which shows whose it is.
 */
export function asHeadline({ key, values }: Sentence): Sentence {
  const fitting = Object.entries(values).map(([name, value]): [string, SentenceValue] => [name, shortened(value)]);
  return { key, values: Object.fromEntries(fitting) };
}

function shortened(value: SentenceValue): SentenceValue {
  if (value.kind !== 'quoted' || value.text.length <= LONGEST_NAME) return value;
  return { ...value, text: `…${[...value.text].slice(1 - LONGEST_NAME).join('')}` };
}
