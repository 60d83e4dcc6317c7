import type { Report } from '../../report/report.ts';
import { title } from '../../report/wording/sentence.ts';
import { SentenceText } from '../kit/say.tsx';
import { type WordKey, say } from '../kit/words.ts';
import { type Advice, adviceFor } from './advice.ts';
import type { RelayVerdict } from './order-verdicts.ts';

export interface AdviceSectionProps {
  readonly leading: RelayVerdict;
  readonly report: Report;
}

/** What to do about the answer; empty if it is "yes". Needs the words of the part "advice". */
export function AdviceSection({ leading, report }: AdviceSectionProps) {
  const advice = adviceFor(leading, report);
  if (advice === null) return null;
  return (
    <section>
      <h2>{say('advice_title')}</h2>
      <AdviceList advice={advice} relay={leading.title} />
    </section>
  );
}

interface AdviceListProps {
  readonly advice: Advice;
  /** Title of the relay. */
  readonly relay: string;
}

/** What to do next, and the Altcraft sender's settings to compare with. */
function AdviceList({ advice, relay }: AdviceListProps) {
  return (
    <div class="advice" data-part="advice">
      {advice.steps.map((key) => (
        <p key={key}>
          <SentenceText sentence={{ key, values: { relay: title(relay) } }} />
        </p>
      ))}
      {advice.senderSettings && (
        <>
          <p>
            <SentenceText sentence={{ key: 'advice_check_sender', values: { relay: title(relay) } }} />
          </p>
          <SenderSettings />
          <p>
            <a href="guide.html" target="_blank" rel="noopener">
              {say('advice_guide')}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

/** One setting of the Altcraft sender and the value it should have (Altcraft admin guide, "Integration with Sendsay"). */
interface SenderSetting {
  readonly name: WordKey;
  /** Text to compare or copy verbatim, or a key. */
  readonly value: { readonly literal: string } | { readonly key: WordKey };
}

const SENDER_SETTINGS: readonly SenderSetting[] = [
  { name: 'advice_setting_type', value: { literal: 'Email: AKMTA' } },
  { name: 'advice_setting_send_via_relay', value: { key: 'advice_setting_on' } },
  { name: 'advice_setting_relay_host', value: { literal: 'smtp.gate.sendsay.ru:587' } },
  { name: 'advice_setting_sign_in', value: { key: 'advice_setting_sign_in_value' } },
  { name: 'advice_setting_auth_type', value: { literal: 'Login' } },
  { name: 'advice_setting_start_tls', value: { key: 'advice_setting_on' } },
];

/** The settings with which an Altcraft sender uses Sendsay's relay, for people to compare with theirs. */
export function SenderSettings() {
  return (
    <dl class="sender-settings" data-part="checklist">
      {SENDER_SETTINGS.map((setting) => (
        <div key={setting.name}>
          <dt>{say(setting.name)}</dt>
          <dd>{settingValue(setting)}</dd>
        </div>
      ))}
    </dl>
  );
}

function settingValue({ value }: SenderSetting): string {
  return 'literal' in value ? value.literal : say(value.key);
}
