import type { OtherMessage, Repair } from '../../message/intake/intake.ts';
import { OTHER_WORDS, REPAIR_WORDS } from '../../report/wording/intake-words.ts';
import { say } from '../kit/words.ts';

interface BroughtNotesProps {
  readonly repairs: readonly Repair[];
  readonly others: readonly OtherMessage[];
  readonly judgeOther: (other: OtherMessage) => void;
}

/** Says what was repaired in the text that the reader brought, and lists any further messages inside it. */
export function BroughtNotes({ repairs, others, judgeOther }: BroughtNotesProps) {
  if (repairs.length === 0 && others.length === 0) return null;
  const kinds = [...new Set(repairs.map(({ kind }) => kind))];
  // In a mailbox file the next message is, to a parser, text of the first one.
  const wordsOf = ({ kind }: OtherMessage) =>
    OTHER_WORDS[kind === 'quoted' && kinds.includes('several') ? 'following' : kind];
  return (
    <ul class="brought-notes" data-part="brought-notes">
      {others.map((other, place) => {
        const [what, act] = wordsOf(other);
        return (
          <li key={`${other.kind}-${place}`} data-other={other.kind}>
            <span>{say(what)}</span>{' '}
            <button type="button" class="small-button" data-action="judge-other" onClick={() => judgeOther(other)}>
              {say(act)}
            </button>
          </li>
        );
      })}
      {kinds.map((kind) => (
        <li key={kind} data-note={kind}>
          {say(REPAIR_WORDS[kind])}
        </li>
      ))}
    </ul>
  );
}
