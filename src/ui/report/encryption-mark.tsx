import type { Tls } from '../../received/hop.ts';
import { ENCRYPTION_WORDS } from '../../report/wording/encryption.ts';
import { Term } from '../kit/term.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { type WordKey, say } from '../kit/words.ts';

/** Each state of a leg, explained. */
export const ENCRYPTION_EXPLANATIONS = {
  recorded: 'explain_tls_recorded',
  none: 'explain_tls_none',
  unknown: 'explain_tls_unknown',
  local: 'explain_tls_local',
} as const satisfies Record<Tls['state'], WordKey>;

interface EncryptionMarkProps {
  readonly tls: Tls;
  /** The word can be clicked for its explanation. */
  readonly explains: boolean;
}

/**
 * Encryption of one leg, as its receiver recorded it. It never says "secure": the record covers one leg, and before the
 * border it is the sender's word.
 */
export function EncryptionMark({ tls, explains }: EncryptionMarkProps) {
  const version = tls.state === 'recorded' ? tls.version : null;
  return (
    <span class={`encryption encryption-${tls.state}`}>
      {explains ? (
        <Term word={say(ENCRYPTION_WORDS[tls.state])} explanation={ENCRYPTION_EXPLANATIONS[tls.state]} />
      ) : (
        say(ENCRYPTION_WORDS[tls.state])
      )}
      {version !== null && (
        <>
          {' '}
          <VisibleText text={version} />
        </>
      )}
    </span>
  );
}
