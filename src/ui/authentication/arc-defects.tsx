import type { ArcDefect } from '../../authentication/arc-chain.ts';
import { type MessageKey, say } from '../words.ts';

const DEFECT_WORDS = {
  gap: 'inspector_arc_gap',
  'incomplete-set': 'inspector_arc_incomplete_set',
  duplicate: 'inspector_arc_duplicate',
  'no-instance': 'inspector_arc_no_instance',
  'wrong-validation': 'inspector_arc_wrong_validation',
} as const satisfies Record<ArcDefect, MessageKey>;

/** Why the ARC chain of the message cannot hold, whatever its seals say. */
export function ArcDefects({ defects }: { readonly defects: readonly ArcDefect[] }) {
  return (
    <ul data-part="arc-defects">
      {defects.map((defect) => (
        <li key={defect}>{say(DEFECT_WORDS[defect])}</li>
      ))}
    </ul>
  );
}
