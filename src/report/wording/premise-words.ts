import type { Premise, PremiseKind } from '../../route/premise.ts';
import type { WordKey } from './report-words.ts';
import { type Sentence, quoted } from './sentence.ts';

const PREMISE_WORDS = {
  'my-servers': 'premise_my_servers',
  loopback: 'premise_loopback',
  'private-name': 'premise_private_name',
  'private-greeting': 'premise_private_greeting',
  'delivery-greeting': 'premise_private_greeting',
  'organisation-host': 'premise_organisation_host',
  'hosting-host': 'premise_hosting_host',
} as const satisfies Record<PremiseKind, WordKey>;

/** What the way to the border rests on, one sentence for each distinct premise. */
export function premiseSentences(premises: readonly Premise[]): Sentence[] {
  const mentioned = new Set<string>();
  return premises.flatMap(({ kind, value }): Sentence[] => {
    const key = `${kind} ${value}`;
    if (mentioned.has(key)) return [];
    mentioned.add(key);
    return [{ key: PREMISE_WORDS[kind], values: { value: quoted(value) } }];
  });
}
