import type { VerdictName } from '../../relay/verdict.ts';
import type { WordKey } from './report-words.ts';

/** What is fixed for each verdict wherever it is shown. Its answer in a sentence is `answerOf`. */
export interface VerdictFacts {
  /** One word or two: "through Sendsay", "not proven". */
  readonly word: WordKey;
  /** Tooltip of the toolbar button and text of the chip; takes {relay}. */
  readonly toolbar: Extract<WordKey, `toolbar_${string}`>;
  /** What it is worth, for the guide. */
  readonly meaning: WordKey;
  /** On the toolbar badge; it can be read without its colour. */
  readonly sign: string;
  /** Colours of sign and text in the light and the dark theme, and of the ground under them. Text on its ground has a contrast of 4.5:1 or more. */
  readonly ink: Palette;
  readonly tint: Palette;
}

export interface Palette {
  readonly light: string;
  readonly dark: string;
}

/** Words, sign and colours of the six verdicts. tokens.css and chip.css have the same colours, held by a test. */
export const VERDICT_FACTS = {
  proven: {
    word: 'verdict_proven',
    toolbar: 'toolbar_proven',
    meaning: 'guide_answer_proven',
    sign: '✓',
    ink: { light: '#0b6847', dark: '#6cd6a6' },
    tint: { light: '#e2f2e9', dark: '#13302a' },
  },
  reported: {
    word: 'verdict_reported',
    toolbar: 'toolbar_reported',
    meaning: 'guide_answer_reported',
    sign: '→',
    ink: { light: '#1b4f9c', dark: '#8db8f2' },
    tint: { light: '#e5edf9', dark: '#17293f' },
  },
  contradicted: {
    word: 'verdict_contradicted',
    toolbar: 'toolbar_contradicted',
    meaning: 'guide_answer_contradicted',
    sign: '!',
    ink: { light: '#a11d29', dark: '#ff9c9c' },
    tint: { light: '#fbe6e4', dark: '#3c1c20' },
  },
  claimed: {
    word: 'verdict_claimed',
    toolbar: 'toolbar_claimed',
    meaning: 'guide_answer_claimed',
    sign: '~',
    ink: { light: '#7d4b00', dark: '#f0bd62' },
    tint: { light: '#faeed4', dark: '#362a13' },
  },
  absent: {
    word: 'verdict_absent',
    toolbar: 'toolbar_absent',
    meaning: 'guide_answer_absent',
    sign: '✕',
    ink: { light: '#9a3412', dark: '#ffb38a' },
    tint: { light: '#fcebe0', dark: '#3a2216' },
  },
  undetermined: {
    word: 'verdict_undetermined',
    toolbar: 'toolbar_undetermined',
    meaning: 'guide_answer_undetermined',
    sign: '?',
    ink: { light: '#565f6e', dark: '#a9b1be' },
    tint: { light: '#efece4', dark: '#21262f' },
  },
} as const satisfies Record<VerdictName, VerdictFacts>;
