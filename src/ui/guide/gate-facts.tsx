import { type WordKey, say } from '../kit/words.ts';

/** What people should know about Sendsay's SMTP gateway (Sendsay, "SMTP-гейт"). */
const FACTS: readonly WordKey[] = [
  'guide_gate_port',
  'guide_gate_hosts',
  'guide_gate_sign_in',
  'guide_gate_return_path',
  'guide_gate_spf',
  'guide_gate_dkim',
  'guide_gate_campaign',
  'guide_gate_addresses',
];

/** Fields without which the gateway accepts a message and then silently loses it. */
const REQUIRED = ['Message-ID', 'Date', 'From', 'To', 'Subject', 'MIME-Version', 'Content-Type'];

/** What Sendsay's SMTP gateway does with a message, and which fields it needs. */
export function GateFacts() {
  return (
    <section>
      <h2>{say('guide_gate_title')}</h2>
      <ul class="bullets">
        {FACTS.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      <p>{say('guide_gate_required')}</p>
      <ul class="field-names">
        {REQUIRED.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
