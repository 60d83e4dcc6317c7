import { VisibleText } from '../kit/visible-text.tsx';
import { Say } from '../kit/say.tsx';
import { Notice } from '../report/notice.tsx';
import { say } from '../kit/words.ts';
import type { ReadingState } from './popup-state.ts';

/** Shown at once: the popup is never empty. */
export function ReadingAnswer({ state }: { readonly state: ReadingState }) {
  return (
    <Notice sign="reading" title={say('reading')}>
      {state.message !== null && state.message.subject !== null && (
        <p class="answer-basis">
          <VisibleText text={state.message.subject} />
        </p>
      )}
      {state.slow && <p class="answer-basis">{say('reading_slow')}</p>}
    </Notice>
  );
}

/** Shown in place of a part that is still loading. */
export function QuickReading() {
  return <Notice sign="reading" title={say('reading')} />;
}

/**
 * Says what is being waited for, and offers a way out. Appears only after a second, so that a quick read does not
 * flicker.
 */
export function ReadingSteps({ state, cancel }: { readonly state: ReadingState; readonly cancel: () => void }) {
  if (!state.slow) return null;
  return (
    <div class="actions">
      <p class="reading-step">
        <Step progress={state.progress} />
      </p>
      <button type="button" data-action="cancel" onClick={cancel}>
        {say('cancel')}
      </button>
    </div>
  );
}

function Step({ progress }: { readonly progress: ReadingState['progress'] }) {
  if (progress === null) return say('reading_page');
  if (progress.step === 'trying') return say('reading_source');
  return <Say sentence="reading_found" values={{ webmail: <VisibleText text={progress.webmail.title} /> }} />;
}
