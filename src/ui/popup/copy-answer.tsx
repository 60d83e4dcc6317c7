import { useState } from 'preact/hooks';
import { say } from '../kit/words.ts';

interface CopyAnswerProps {
  /** Writes the short, masked report, and loads the words for the result. */
  readonly write: () => Promise<string>;
}

/** Copies the answer for a chat or a ticket and says whether it worked: the browser may refuse the clipboard. */
export function CopyAnswer({ write }: CopyAnswerProps) {
  const [outcome, setOutcome] = useState<'inspector_copied' | 'inspector_copy_refused' | null>(null);
  const copy = async (): Promise<void> => {
    setOutcome(null);
    try {
      await navigator.clipboard.writeText(await write());
      setOutcome('inspector_copied');
    } catch {
      setOutcome('inspector_copy_refused');
    }
  };
  return (
    <>
      <button type="button" data-action="copy-answer" onClick={() => void copy()}>
        {say('copy_answer')}
      </button>
      <span role="status">{outcome !== null && say(outcome)}</span>
    </>
  );
}
