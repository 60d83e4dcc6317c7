import { useId, useState } from 'preact/hooks';
import { loadMoreWords, type WordKey, sayIfKnown } from './words.ts';

interface TermProps {
  /** The word itself, as it is in the sentence around it. */
  readonly word: string;
  readonly explanation: WordKey;
  /** What a screen reader says instead of a word that is only a sign. */
  readonly label?: string;
  /**
   * Id of the element that the word is about. A screen reader says that first, so that the same word in two places has
   * two names.
   */
  readonly about?: string;
}

/** A technical word with its plain explanation on demand: click, Enter or Space opens it, Escape closes it. */
export function Term({ word, explanation, label, about }: TermProps) {
  const id = useId();
  const [, drawAgain] = useState(false);
  // The popup loads the explanations when the first one is asked for: most people read one word and close it.
  const explain = async () => {
    await loadMoreWords('explain');
    // Another word may have loaded them after this one was drawn.
    drawAgain(true);
  };
  return (
    <>
      <button
        type="button"
        class="term"
        id={`${id}-word`}
        popovertarget={id}
        aria-label={label}
        aria-labelledby={about && `${about} ${id}-word`}
      >
        {word}
      </button>
      <span id={id} popover="auto" class="term-explanation" onBeforeToggle={() => void explain()}>
        {sayIfKnown(explanation)}
      </span>
    </>
  );
}
