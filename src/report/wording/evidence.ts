import type { Evidence, EvidenceKind } from '../../relay/verdict.ts';
import type { WordKey } from './report-words.ts';

/** One sentence per kind of evidence; "{value}" is the matched text, "{relay}" the relay's title. */
const EVIDENCE_WORDS = {
  address: 'evidence_address',
  'foreign-address': 'evidence_foreign_address',
  'reverse-name': 'evidence_reverse_name',
  'unverified-reverse-name': 'evidence_unverified_reverse_name',
  'foreign-reverse-name': 'evidence_foreign_reverse_name',
  'no-reverse-name': 'evidence_no_reverse_name',
  helo: 'evidence_helo',
  'look-alike': 'evidence_look_alike',
  injected: 'evidence_injected',
  'authenticated-address': 'evidence_authenticated_address',
  'confirmed-name': 'evidence_confirmed_name',
  'submission-host': 'evidence_submission_host',
  'campaign-field': 'evidence_campaign_field',
  'dkim-domain': 'evidence_dkim_domain',
} as const satisfies Record<EvidenceKind, WordKey>;

/**
 * The sentence for a piece of evidence. What only the sender may have written is told as such: "the address is in the
 * relay's network" would sound like a fact that somebody recorded.
 */
export function evidenceWord({ kind, strength }: Pick<Evidence, 'kind' | 'strength'>): WordKey {
  if (strength === 'weak' && kind === 'address') return 'evidence_told_address';
  if (strength === 'weak' && kind === 'reverse-name') return 'evidence_told_reverse_name';
  return EVIDENCE_WORDS[kind];
}

/** How much a piece of evidence weighs. */
export const STRENGTH_WORDS = {
  strong: 'strength_strong',
  weak: 'strength_weak',
  supporting: 'strength_supporting',
} as const satisfies Record<Evidence['strength'], WordKey>;

/** "For: " or "Against: ". */
export function sideWord({ supports }: Evidence): WordKey {
  return supports ? 'evidence_for' : 'evidence_against';
}
