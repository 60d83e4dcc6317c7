import type { WebmailInfo } from '../../extension/active-tab/read-outcome.ts';
import { say } from '../kit/words.ts';

/** Id of the general reader: a page that is itself a source is no webmail whose messages could be followed. */
export const SOURCE_PAGE = 'source';

/** That nothing on the screen tells whether this source is that of the message on it. */
export function Unconfirmed({ webmail }: { readonly webmail: WebmailInfo | null }) {
  return (
    <p class="answer-basis" data-part="unconfirmed">
      {say(webmail?.id === SOURCE_PAGE ? 'unconfirmed_text' : 'unconfirmed_message')}
    </p>
  );
}
