import { type WordKey, say } from '../kit/words.ts';

/** One setting of the Altcraft sender and the value it should have (Altcraft admin guide, "Integration with Sendsay"). */
interface SenderSetting {
  readonly name: WordKey;
  /** Text to compare or copy as it stands, or a key. */
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

function settingValue({ value }: SenderSetting): string {
  return 'literal' in value ? value.literal : say(value.key);
}
