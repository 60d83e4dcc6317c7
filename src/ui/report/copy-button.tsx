import { useState } from 'preact/hooks';
import { say } from '../kit/words.ts';

interface CopyButtonProps {
  /** The text for the clipboard, verbatim from the message. */
  readonly text: string;
  /** The name of that text for screen readers: "Copy X-Campaign-Id". */
  readonly name: string;
}

/** Copies a text in one click and says whether it worked: the browser may refuse the clipboard. */
export function CopyButton({ text, name }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'inspector_copied' | 'refused' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('inspector_copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <span class="copy">
      <button
        type="button"
        class="small-button"
        data-action="copy"
        aria-label={say('inspector_copy_name', { name })}
        onClick={() => void copy()}
      >
        {say('inspector_copy')}
      </button>
      <span role="status">
        {outcome === 'inspector_copied' && say('inspector_copied')}
        {outcome === 'refused' && say('inspector_copy_refused')}
      </span>
    </span>
  );
}
