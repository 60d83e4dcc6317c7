import { SHARED_MASKINGS, type SharedMasking } from '../../report/share.ts';
import { type WordKey, say } from '../kit/words.ts';

const MASKING_WORDS = {
  support: 'inspector_share_support',
  public: 'inspector_share_public',
  none: 'inspector_share_everything',
} as const satisfies Record<SharedMasking, WordKey>;

/** What each level replaces and keeps, in a sentence or two. */
export const MASKING_NOTES = {
  support: 'inspector_share_support_note',
  public: 'inspector_share_masked_note',
  none: 'inspector_share_unmasked_note',
} as const satisfies Record<SharedMasking, WordKey>;

interface MaskingChoiceProps {
  readonly chosen: SharedMasking;
  readonly choose: (masking: SharedMasking) => void;
}

/** Who something is shared with, which decides what is masked. */
export function MaskingChoice({ chosen, choose }: MaskingChoiceProps) {
  return (
    <label>
      {say('inspector_share_for')}{' '}
      <select
        data-part="share-masking"
        onChange={(event) => {
          const next = SHARED_MASKINGS.find((each) => each === event.currentTarget.value);
          if (next !== undefined) choose(next);
        }}
      >
        {SHARED_MASKINGS.map((each) => (
          <option key={each} value={each} selected={each === chosen}>
            {say(MASKING_WORDS[each])}
          </option>
        ))}
      </select>
    </label>
  );
}
