import { SenderSettings } from '../report/advice-section.tsx';
import { say } from '../kit/words.ts';

/** The settings of the Altcraft sender, and the webhook for delivery statuses. */
export function SenderSetup() {
  return (
    <>
      <section>
        <h2>{say('guide_setup_title')}</h2>
        <p>{say('guide_setup_where')}</p>
        <SenderSettings />
      </section>
      <section>
        <h2>{say('guide_webhook_title')}</h2>
        <p>{say('guide_webhook_why')}</p>
        <ol class="steps">
          <li>{say('guide_webhook_on')}</li>
          <li>{say('guide_webhook_gateway')}</li>
          <li>{say('guide_webhook_copy')}</li>
          <li>{say('guide_webhook_register')}</li>
        </ol>
      </section>
    </>
  );
}
