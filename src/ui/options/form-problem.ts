import type { ProfileProblem, ProfileProblemKind } from '../../relay/parse-profile.ts';
import type { MessageKey } from '../words.ts';
import type { ListEntry } from './list-text.ts';

/** What is wrong in a field of a form, and in which line of it. */
export interface FormProblem<Field extends string> {
  readonly field: Field;
  /** null where the field as a whole is meant. */
  readonly line: number | null;
  readonly kind: ProfileProblemKind;
  readonly value: string;
}

/** "{value}" is the text that is wrong. */
export const PROBLEM_WORDS = {
  missing: 'profile_problem_missing',
  'too-long': 'profile_problem_too_long',
  'not-an-id': 'profile_problem_not_an_id',
  'not-a-host': 'profile_problem_not_a_host',
  'too-wide': 'profile_problem_too_wide',
  'not-a-network': 'profile_problem_not_a_network',
  'pattern-outside': 'profile_problem_pattern_outside',
  'not-a-field-name': 'profile_problem_not_a_field_name',
  'nothing-to-match': 'profile_problem_nothing_to_match',
} as const satisfies Record<ProfileProblemKind, MessageKey>;

/** Finds the line of each problem; problems of what is not in the form are left out. */
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
