import { useId } from 'preact/hooks';
import { type MessageKey, say } from '../words.ts';

interface TermProps {
  /** The word itself, as it stands in the sentence around it. */
  readonly word: string;
  readonly explanation: MessageKey;
  /** What a screen reader says instead of a word that is only a sign. */
  readonly label?: string;
}

/** A technical word with its plain explanation on demand: click, Enter or Space opens it, Escape closes it. */
export function Term({ word, explanation, label }: TermProps) {
  const id = useId();
  return (
    <>
      <button type="button" class="term" popovertarget={id} aria-label={label}>
        {word}
      </button>
      <span id={id} popover="auto" class="term-explanation">
        {say(explanation)}
      </span>
    </>
  );
}
