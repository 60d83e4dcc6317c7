import type { SourceOrigin } from '../../extension/active-tab/read-types.ts';
import { say } from '../kit/words.ts';

/** Id of the general reader: a page that is itself a source is not a webmail whose messages could be followed. */
export const SOURCE_PAGE = 'source';

const UNCONFIRMED = {
  answer: 'unconfirmed_message',
  'source-page': 'unconfirmed_message',
  'webmail-text': 'unconfirmed_text',
  'page-text': 'unconfirmed_text',
} as const satisfies Record<SourceOrigin, string>;

/** Says that nothing on the screen shows whether this source belongs to the message on it. */
export function Unconfirmed({ origin }: { readonly origin: SourceOrigin }) {
  return (
    <p class="answer-basis" data-part="unconfirmed">
      {say(UNCONFIRMED[origin])}
    </p>
  );
}
