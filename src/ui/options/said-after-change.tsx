import { SentenceText } from '../kit/say.tsx';
import { say } from '../kit/words.ts';
import type { Announcement, Save } from './options-services.ts';

interface SaidAfterChangeProps {
  readonly said: Announcement | null;
  readonly save: Save;
}

/** The result of the last change, announced and visible wherever the page is scrolled, with its undo. */
export function SaidAfterChange({ said, save }: SaidAfterChangeProps) {
  const undo = said?.undo;
  return (
    <div class="said" data-part="said">
      {/* The live region is in the page before it is filled: only changes inside it are announced. */}
      <p role="status">{said !== null && <SentenceText sentence={said} />}</p>
      {undo !== undefined && (
        <button type="button" data-action="undo" onClick={() => void save(undo, { key: 'options_undone', values: {} })}>
          {say('undo')}
        </button>
      )}
    </div>
  );
}
