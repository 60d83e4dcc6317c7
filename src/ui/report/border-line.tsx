import type { Border } from '../../route/route.ts';
import { Term } from '../kit/term.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { Say } from '../kit/say.tsx';
import { say } from '../kit/words.ts';

/**
 * The border of the mailbox's provider, drawn across the route: above it the sender's word, below it the provider's
 * own.
 */
export function BorderLine({ border }: { readonly border: Border }) {
  const word = <Term word={say('border_word')} explanation="explain_border" />;
  return (
    <div class="border-line" data-part="border">
      <div class="airmail" aria-hidden="true" />
      <p>
        {border.provider === null ? (
          <Say sentence="border_of_mailbox" values={{ border: word }} />
        ) : (
          <Say
            sentence="border_of_provider"
            values={{ border: word, provider: <VisibleText text={border.provider} /> }}
          />
        )}
      </p>
    </div>
  );
}
