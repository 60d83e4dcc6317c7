import type { ProfileProblem, ProfileProblemKind } from '../../relay/parse-profile.ts';
import type { WordKey } from '../kit/words.ts';
import type { ListEntry } from './list-text.ts';

/** `wide`: a network that is probably meant to be smaller, and is not confirmed yet. */
export type ProblemKind = ProfileProblemKind | 'wide';

/** What is wrong in a field of a form, and on which line. */
export interface FormProblem<Field extends string> {
  readonly field: Field;
  /** null if the problem concerns the whole field. */
  readonly line: number | null;
  readonly kind: ProblemKind;
  readonly value: string;
}

/** "{value}" is the invalid text. */
export const PROBLEM_WORDS = {
  missing: 'options_wrong_missing',
  'too-long': 'options_wrong_too_long',
  'not-an-id': 'options_wrong_not_an_id',
  'hidden-characters': 'options_wrong_hidden_characters',
  'title-taken': 'options_wrong_title_taken',
  'not-a-host': 'options_wrong_not_a_host',
  'too-wide': 'options_wrong_too_wide',
  'not-a-network': 'options_wrong_not_a_network',
  'not-a-field-name': 'options_wrong_not_a_field_name',
  'nothing-to-match': 'options_wrong_nothing_to_match',
  wide: 'options_wrong_wide',
} as const satisfies Record<ProblemKind, WordKey>;

/** Finds the line of each problem; problems of keys that are not in the form are left out. */
export function formProblems<Field extends string>(
  problems: readonly ProfileProblem[],
  lists: ReadonlyMap<Field, readonly ListEntry[]>,
  isField: (key: string) => key is Field,
): FormProblem<Field>[] {
  return problems.flatMap(({ key, index, kind, value }) => {
    if (!isField(key)) return [];
    const line = index === null ? null : (lists.get(key)?.[index]?.line ?? null);
    return [{ field: key, line, kind, value }];
  });
}
