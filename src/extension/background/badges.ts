import type { VerdictName } from '../../relay/verdict.ts';

interface Badge {
  readonly sign: string;
  /** Behind the sign, which is white (contrast 4.5:1 or more), and of the icon's ground. */
  readonly colour: string;
}

/** What the toolbar button shows for each verdict; each sign reads without its colour. */
export const BADGES: Readonly<Record<VerdictName, Badge>> = {
  proven: { sign: '✓', colour: '#0b6847' },
  reported: { sign: '→', colour: '#1b4f9c' },
  contradicted: { sign: '!', colour: '#a11d29' },
  claimed: { sign: '~', colour: '#7d4b00' },
  absent: { sign: '✕', colour: '#363f4f' },
  undetermined: { sign: '?', colour: '#565f6e' },
};
