import { useId, useState } from 'preact/hooks';
import { type Settings, inspectSettingsOf } from '../../extension/settings/settings.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import type { Report } from '../../report/report.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { serviceAtBorder } from '../../report/sender-checks.ts';
import { answerOf } from '../../report/wording/answer.ts';
import { SentenceText } from '../kit/say.tsx';
import { say } from '../kit/words.ts';
import type { OptionsServices } from './options-services.ts';
import { tryLine } from './trial.ts';
import { EvidenceList } from '../report/evidence-section.tsx';
import { orderVerdicts } from '../report/order-verdicts.ts';
import { VerdictSign } from '../report/verdict-sign.tsx';

export interface LineTrialProps {
  readonly settings: Settings;
  readonly inspect: OptionsServices['inspect'];
}

/**
 * Tries every relay on a pasted line or source and shows the evidence, so that people see whether a profile is right.
 */
export function LineTrial(props: LineTrialProps) {
  return (
    <section data-part="trial">
      <h2>{say('options_trial_title')}</h2>
      <TrialField {...props} />
    </section>
  );
}

/** The field of a trial and its outcome, without a heading. */
export function TrialField({ settings, inspect }: LineTrialProps) {
  const [text, setText] = useState('');
  const id = useId();
  const inspectSettings = inspectSettingsOf(settings);
  const trial = tryLine(text, inspectSettings, inspect);
  return (
    <>
      <div class="form-field">
        <label for={id}>{say('options_trial_label')}</label>
        <p class="form-hint" id={`${id}-hint`}>
          {say('options_trial_hint')}
        </p>
        <textarea
          id={id}
          rows={5}
          spellcheck={false}
          autocomplete="off"
          aria-describedby={`${id}-hint`}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div role="status">
        {text.trim() !== '' && trial === null && <p>{say('options_trial_nothing')}</p>}
        {trial?.single === true && <p>{say('options_trial_single')}</p>}
        {trial !== null && <TrialVerdicts report={trial.report} profiles={inspectSettings.profiles} />}
      </div>
    </>
  );
}

interface TrialVerdictsProps {
  readonly report: Report;
  readonly profiles: readonly RelayProfile[];
}

/** The verdict on the line for each relay, with the evidence. */
function TrialVerdicts({ report, profiles }: TrialVerdictsProps) {
  const { leading, others } = orderVerdicts(report.verdicts, profiles);
  return (
    <ul class="trial-verdicts">
      {(leading === null ? [] : [leading, ...others]).map(({ verdict, title }) => {
        const { shown, sentence } = answerOf(report, verdict, title, serviceAtBorder(report));
        return (
          <li key={verdict.profile} data-relay-id={verdict.profile} data-verdict={verdict.verdict}>
            <h3>
              <VerdictSign sign={shown} />
              <VisibleText text={title} />
              <span class="trial-verdict">
                <SentenceText sentence={sentence} />
              </span>
            </h3>
            <EvidenceList report={report} evidence={verdict.evidence} relay={title} withLinks={false} />
          </li>
        );
      })}
    </ul>
  );
}
