import { Term } from '../kit/term.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import type { WordKey } from '../kit/words.ts';

/** Plain explanations of the checks that most headers show. */
const EXPLANATIONS: ReadonlyMap<string, WordKey> = new Map(
  Object.entries({
    SPF: 'explain_spf',
    DKIM: 'explain_dkim',
    DMARC: 'explain_dmarc',
    ARC: 'explain_arc',
    IPREV: 'explain_iprev',
    FCrDNS: 'explain_iprev',
  } as const satisfies Record<string, WordKey>),
);

/**
 * The name of a check ("SPF", "ARC 1 DKIM"). A common check is shown with its explanation. Any other name is text of
 * the message.
 */
export function CheckName({ check }: { readonly check: string }) {
  const explanation = EXPLANATIONS.get(check.replace(/^ARC \d* ?/u, '') || 'ARC');
  return explanation === undefined ? <VisibleText text={check} /> : <Term word={check} explanation={explanation} />;
}
