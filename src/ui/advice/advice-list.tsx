import { SentenceText } from '../text/sentence-text.tsx';
import { say } from '../words.ts';
import { type Advice, SENDER_SETTINGS, settingValue } from './advice.ts';

interface AdviceListProps {
  readonly advice: Advice;
  /** Title of the relay. */
  readonly relay: string;
}

/** What to do next, and the Altcraft sender's settings to compare with. */
export function AdviceList({ advice, relay }: AdviceListProps) {
  return (
    <div class="advice" data-part="advice">
      {advice.steps.map((key) => (
        <p key={key}>
          <SentenceText sentence={{ key, values: { relay } }} />
        </p>
      ))}
      {advice.senderSettings && (
        <>
          <p>
            <SentenceText sentence={{ key: 'advice_check_sender', values: { relay } }} />
          </p>
          <dl class="sender-settings" data-part="checklist">
            {SENDER_SETTINGS.map((setting) => (
              <div key={setting.name}>
                <dt>{say(setting.name)}</dt>
                <dd>{settingValue(setting)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
