import type { Evidence, EvidenceKind } from '../../relay/verdict.ts';
import type { Report } from '../report.ts';
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
 * Sentences for evidence that anyone could have written: the line says so, but nobody saw it. The sentences of all
 * other kinds say that already.
 */
const TOLD_WORDS: Partial<Record<EvidenceKind, WordKey>> = {
  address: 'evidence_told_address',
  'foreign-address': 'evidence_told_foreign_address',
  'reverse-name': 'evidence_told_reverse_name',
  'foreign-reverse-name': 'evidence_told_foreign_reverse_name',
  'no-reverse-name': 'evidence_told_no_reverse_name',
};

/** The sentence for a piece of evidence. */
export function evidenceWord({ kind, strength }: Pick<Evidence, 'kind' | 'strength'>): WordKey {
  return (strength === 'weak' ? TOLD_WORDS[kind] : undefined) ?? EVIDENCE_WORDS[kind];
}

/** The side on which a piece of evidence is shown. Evidence that anyone could have written is on neither side. */
export function sideOf({ supports, strength }: Evidence): 'for' | 'against' | 'said' {
  if (strength === 'weak') return 'said';
  return supports ? 'for' : 'against';
}

/** Each sentence once: the same server often notes an address in two fields. The strongest comes first. */
export function distinctEvidence(evidence: readonly Evidence[]): Evidence[] {
  const sentences = new Map<string, Evidence>();
  for (const each of evidence) {
    const sentence = JSON.stringify([evidenceWord(each), each.strength, each.value]);
    if (!sentences.has(sentence)) sentences.set(sentence, each);
  }
  return [...sentences.values()];
}

const STRENGTH_WORDS = {
  strong: 'strength_strong',
  weak: 'strength_weak',
  supporting: 'strength_supporting',
} as const satisfies Record<Evidence['strength'], WordKey>;

/**
 * How much a piece of evidence weighs. In a part of a message even the receiving server's line may be anyone's, so
 * nothing counts as recorded by that server without an "if".
 */
export function strengthWord({ strength }: Evidence, { conditions }: Pick<Report, 'conditions'>): WordKey {
  const isPart = conditions.some(({ kind }) => kind === 'part');
  return strength === 'strong' && isPart ? 'evidence_if_own_line' : STRENGTH_WORDS[strength];
}

const SIDE_WORDS = { for: 'evidence_for', against: 'evidence_against', said: 'evidence_said' } as const;

/** "For: ", "Against: " or "Only claimed: ". */
export function sideWord(evidence: Evidence): WordKey {
  return SIDE_WORDS[sideOf(evidence)];
}
