import type { ShownVerdict } from '../report/wording/verdict-words.ts';

/** ECMA-48 colours of the answers, which terminals show in light and dark themes. */
const COLOURS: Readonly<Record<ShownVerdict, number>> = {
  proven: 32,
  conditional: 35,
  reported: 34,
  contradicted: 31,
  claimed: 33,
  absent: 31,
  undetermined: 90,
};

/** The text in the colour of an answer; unchanged if the terminal shows no colours. */
export function coloured(text: string, verdict: ShownVerdict | null, inColour: boolean): string {
  return inColour && verdict !== null ? `\u001b[1;${COLOURS[verdict]}m${text}\u001b[0m` : text;
}
