import { type Verdict, type VerdictName, VERDICTS } from '../../relay/verdict.ts';
import { conditionsOf } from '../conditions.ts';
import type { Report } from '../report.ts';
import type { WordKey } from './report-words.ts';

/** How an answer is shown: its verdict, or that it holds only under a condition. */
export type ShownVerdict = VerdictName | 'conditional';

export const SHOWN_VERDICTS: readonly ShownVerdict[] = [
  'proven',
  'conditional',
  ...VERDICTS.filter((name) => name !== 'proven'),
];

/**
 * The verdict, or that the answer holds only under a condition. A verdict that proves nothing, or is undetermined, is
 * never marked conditional.
 */
export function shownVerdict(report: Pick<Report, 'conditions'>, verdict: Verdict): ShownVerdict {
  const isWeak = verdict.verdict === 'claimed' || verdict.verdict === 'undetermined';
  return isWeak || conditionsOf(report, verdict).length === 0 ? verdict.verdict : 'conditional';
}

/** The parts of each verdict that are the same wherever it is shown. `answerOf` makes the sentence. */
export interface VerdictFacts {
  /** One word or two: "through Sendsay", "not proven". */
  readonly word: WordKey;
  /** Tooltip of the toolbar button and text of the chip; takes {relay}. */
  readonly toolbar: Extract<WordKey, `toolbar_${string}`>;
  /** What it means, for the guide. */
  readonly meaning: WordKey;
  /** On the toolbar badge; readable without its colour. */
  readonly sign: string;
  /**
   * Background of the white sign on the badge (contrast 4.5:1 or more) and of the icon: the light colour of tokens.css.
   */
  readonly colour: string;
}

/**
 * Words, sign and colour of the six verdicts and of a conditional answer. The palette is that of tokens.css: a test
 * compares it with this file and chip.css.
 */
export const VERDICT_FACTS = {
  proven: {
    word: 'verdict_proven',
    toolbar: 'toolbar_proven',
    meaning: 'guide_answer_proven',
    sign: '✓',
    colour: '#0b6847',
  },
  conditional: {
    word: 'verdict_conditional',
    toolbar: 'toolbar_conditional',
    meaning: 'guide_answer_conditional',
    sign: '✓?',
    colour: '#5a3b93',
  },
  reported: {
    word: 'verdict_reported',
    toolbar: 'toolbar_reported',
    meaning: 'guide_answer_reported',
    sign: '→',
    colour: '#1b4f9c',
  },
  contradicted: {
    word: 'verdict_contradicted',
    toolbar: 'toolbar_contradicted',
    meaning: 'guide_answer_contradicted',
    sign: '!',
    colour: '#a11d29',
  },
  claimed: {
    word: 'verdict_claimed',
    toolbar: 'toolbar_claimed',
    meaning: 'guide_answer_claimed',
    sign: '~',
    colour: '#7d4b00',
  },
  absent: {
    word: 'verdict_absent',
    toolbar: 'toolbar_absent',
    meaning: 'guide_answer_absent',
    sign: '✕',
    colour: '#9a3412',
  },
  undetermined: {
    word: 'verdict_undetermined',
    toolbar: 'toolbar_undetermined',
    meaning: 'guide_answer_undetermined',
    sign: '?',
    colour: '#565f6e',
  },
} as const satisfies Record<ShownVerdict, VerdictFacts>;
