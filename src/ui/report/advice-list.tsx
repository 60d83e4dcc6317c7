import { title } from '../../report/wording/sentence.ts';
import { SentenceText } from '../kit/sentence-text.tsx';
import { say } from '../kit/words.ts';
import type { Advice } from './advice.ts';
import { SenderSettings } from './sender-settings.tsx';

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
