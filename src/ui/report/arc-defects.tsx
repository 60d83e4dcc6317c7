import type { ArcDefect } from '../../authentication/arc-chain.ts';
import { ARC_DEFECT_WORDS } from '../../report/wording/authentication.ts';
import { say } from '../kit/words.ts';

/** Why the ARC chain of the message cannot hold, whatever its seals say. */
export function ArcDefects({ defects }: { readonly defects: readonly ArcDefect[] }) {
  return (
    <ul data-part="arc-defects">
      {defects.map((defect) => (
        <li key={defect}>{say(ARC_DEFECT_WORDS[defect])}</li>
      ))}
    </ul>
  );
}
