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
  return (
    <ul class="brought-notes" data-part="brought-notes">
      {others.map((other, place) => {
        const [what, act] = OTHER_WORDS[other.kind];
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
