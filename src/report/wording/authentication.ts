import type { AlignedIdentifier } from '../../authentication/alignment.ts';
import type { ArcDefect } from '../../authentication/arc-chain.ts';
import type { Standing } from '../../authentication/statement.ts';
import type { WordKey } from './report-words.ts';

/**
 * Whether a statement counts, and why not. The written reports and the inspector share these words, and those below.
 */
export const STANDING_WORDS = {
  counts: 'inspector_standing_counts',
  'by-its-place': 'inspector_standing_by_place',
  'below-border': 'inspector_standing_below_border',
  'other-maker': 'inspector_standing_other_maker',
  'no-border': 'inspector_standing_no_border',
} as const satisfies Record<Standing, WordKey>;

/** Why an ARC chain cannot be valid. */
export const ARC_DEFECT_WORDS = {
  gap: 'inspector_arc_gap',
  'incomplete-set': 'inspector_arc_incomplete_set',
  duplicate: 'inspector_arc_duplicate',
  'no-instance': 'inspector_arc_no_instance',
  'wrong-validation': 'inspector_arc_wrong_validation',
} as const satisfies Record<ArcDefect, WordKey>;

const ALIGNMENT_WORDS = {
  strict: 'inspector_alignment_strict',
  relaxed: 'inspector_alignment_relaxed',
  none: 'inspector_alignment_none',
} as const satisfies Record<NonNullable<AlignedIdentifier['alignment']>, WordKey>;

/** How a domain checked by SPF or DKIM relates to that of From. */
export function alignmentWord({ alignment }: AlignedIdentifier): WordKey {
  return alignment === null ? 'inspector_alignment_unknown' : ALIGNMENT_WORDS[alignment];
}
