import { say } from '../words.ts';
import { SENDER_SETTINGS, settingValue } from './advice.ts';

/** The settings of the Altcraft sender that send through Sendsay's relay, to compare with. */
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
