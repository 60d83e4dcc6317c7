import { ProductMark } from '../kit/product-mark.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import type { PopupState, ReportState } from './popup-state.ts';

/** Which message is spoken of: its subject and sender as the page shows them, or as decoded from the source. */
export function MessageHeading({ state }: { readonly state: PopupState }) {
  const { subject, sender } = spokenOf(state);
  return (
    <header class="message-heading">
      <ProductMark />
      {subject === null && sender === null ? (
        <p class="product-name">{say('extension_name')}</p>
      ) : (
        <p class="message-name" data-part="message">
          {subject !== null && (
            <span class="message-subject">
              <VisibleText text={subject} />
            </span>
          )}
          {sender !== null && (
            <span class="message-sender">
              <VisibleText text={sender} dir="ltr" />
            </span>
          )}
        </p>
      )}
    </header>
  );
}

function spokenOf(state: PopupState): { subject: string | null; sender: string | null } {
  switch (state.name) {
    case 'report':
      return reported(state);
    case 'reading':
      return state.progress?.step === 'found' ? state.progress.message : { subject: null, sender: null };
    case 'failure':
      return { subject: null, sender: null };
  }
}

/** What the page shows says nothing of a source that it does not confirm: then the source's own words tell which message it is. */
function reported({ message, summary, confirmed }: ReportState): { subject: string | null; sender: string | null } {
  const shown = confirmed ? message : null;
  return { subject: shown?.subject ?? summary?.subject ?? null, sender: shown?.sender ?? summary?.from ?? null };
}
