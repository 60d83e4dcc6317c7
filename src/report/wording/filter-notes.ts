import type { MeaningKey } from '../../authentication/provider-dialects/meaning-key.ts';
import type { ProviderVerdict } from '../../authentication/provider-verdicts.ts';
import type { WordKey } from './report-words.ts';

/** Whether a note counts, and why not, in the words of the authentication table. */
export const PLACE_WORDS = {
  'above-border': 'inspector_standing_counts',
  'by-its-place': 'inspector_standing_by_place',
  'below-border': 'inspector_standing_below_border',
  'no-border': 'inspector_standing_no_border',
} as const satisfies Record<ProviderVerdict['place'], WordKey>;

/** Judgements that people ask about, the gravest first. */
const BAD: readonly MeaningKey[] = [
  'delivered-to-junk',
  'malware',
  'high-confidence-phishing',
  'phishing',
  'spoofing',
  'high-confidence-spam',
  'spam',
  'probable-spam',
  'bulk',
];
const OTHER: readonly MeaningKey[] = ['delivered-to-folder', 'moved-by-own-rule', 'delivered-to-inbox', 'not-spam'];

/** What one filter on the mailbox's side says about the message, in short. */
export interface FilterWord {
  readonly provider: string;
  /** At most three, the gravest first, each once. "Not spam" is left out if there is a graver one. */
  readonly meanings: readonly MeaningKey[];
  /** Whether the note is believed because of its place in the header, not because it is above the border. */
  readonly byItsPlace: boolean;
}

/**
 * Whether it is spam, and where it was delivered, according to each filter on the mailbox's side; notes that a sender
 * could have written are left out.
 */
export function filterWords(notes: readonly ProviderVerdict[]): FilterWord[] {
  const own = notes.filter(({ place }) => place === 'above-border' || place === 'by-its-place');
  const providers = [...new Set(own.map(({ provider }) => provider))];
  return providers.flatMap((provider): FilterWord[] => {
    const said = own.filter((note) => note.provider === provider);
    const has = (meaning: MeaningKey): boolean => said.some((note) => note.meaning === meaning);
    const bad = BAD.filter(has);
    const other = OTHER.filter((meaning) => has(meaning) && (meaning !== 'not-spam' || bad.length === 0));
    const meanings = [...bad, ...other].slice(0, 3);
    if (meanings.length === 0) return [];
    return [{ provider, meanings, byItsPlace: said.every(({ place }) => place === 'by-its-place') }];
  });
}
