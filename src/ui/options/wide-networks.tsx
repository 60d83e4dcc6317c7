import { isWideNetwork } from '../../relay/parse-profile.ts';
import { Say } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import type { FormProblem } from './form-problem.ts';
import { cleanNetwork, listEntries } from './list-text.ts';

/**
 * A problem for each network so wide that it is probably a slip. The problems disappear when the user confirms the
 * networks.
 */
export function wideProblems(networks: string, confirmed: boolean): FormProblem<'networks'>[] {
  if (confirmed) return [];
  return listEntries(networks, cleanNetwork)
    .filter(({ text }) => isWideNetwork(text))
    .map(({ text, line }) => ({ field: 'networks', line, kind: 'wide', value: text }));
}

interface WideConfirmationProps {
  readonly networks: string;
  readonly confirmed: boolean;
  readonly confirm: (confirmed: boolean) => void;
}

/** The box "All of it is meant", drawn only if a network is that wide. */
export function WideConfirmation({ networks, confirmed, confirm }: WideConfirmationProps) {
  const wide = wideProblems(networks, false).map(({ value }) => value);
  if (wide.length === 0) return null;
  return (
    <label class="form-check">
      <input
        type="checkbox"
        name="wide"
        checked={confirmed}
        onChange={(event) => confirm(event.currentTarget.checked)}
      />{' '}
      <Say sentence="options_wide_confirm" values={{ networks: <VisibleText text={wide.join(', ')} /> }} />
    </label>
  );
}
