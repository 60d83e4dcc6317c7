import { type WordKey, say } from '../kit/words.ts';
import type { BroughtNote } from './brought-source.ts';

const NOTE_WORDS = {
  'web-page': 'inspector_brought_web_page',
  'text-above': 'inspector_brought_text_above',
  quoted: 'inspector_brought_quoted',
  spaced: 'inspector_brought_spaced',
  unfolded: 'inspector_brought_unfolded',
  several: 'inspector_brought_several',
} as const satisfies Record<BroughtNote, WordKey>;

/** What was done to the text that the reader brought, before it was judged. */
export function BroughtNotes({ notes }: { readonly notes: readonly BroughtNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="brought-notes" data-part="brought-notes">
      {notes.map((note) => (
        <li key={note}>{say(NOTE_WORDS[note])}</li>
      ))}
    </ul>
  );
}
