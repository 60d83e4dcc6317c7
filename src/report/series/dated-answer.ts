import type { VerdictName } from '../../relay/verdict.ts';

/** One message of many, reduced to what is needed for counting. */
export interface DatedAnswer {
  /** Where it was found ({@link FoundMail.place}). */
  readonly place: string;
  /** When the mailbox's side accepted it, in milliseconds since 1970; null if the header does not say. */
  readonly time: number | null;
  /** The answer for the relay in question; null if there is none. */
  readonly verdict: VerdictName | null;
  /** The number of its row, if it is in a table with numbered rows. */
  readonly row?: number;
}

/** What an answer says about the way: through the relay, by another route, or unknown. */
export type Way = 'relay' | 'other' | 'unknown';

/** What each answer says about the way. */
export const WAYS: Readonly<Record<VerdictName, Way>> = {
  proven: 'relay',
  // For the question "since when" it makes no difference who says so: a reported message took the same way as a proven
  // one.
  reported: 'relay',
  absent: 'other',
  contradicted: 'other',
  claimed: 'unknown',
  undetermined: 'unknown',
};

/** The way that a message took, by its answer; unknown if it has none. */
export function wayOf({ verdict }: DatedAnswer): Way {
  return verdict === null ? 'unknown' : WAYS[verdict];
}

/** How many messages have each answer, in a fixed order; answers without a message are left out. */
export function countAnswers(answers: readonly DatedAnswer[]): ReadonlyMap<VerdictName, number> {
  const counts = new Map<VerdictName, number>();
  for (const { verdict } of answers) if (verdict !== null) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return new Map(ANSWERS.flatMap((name) => (counts.has(name) ? [[name, counts.get(name) ?? 0] as const] : [])));
}

/** Best first. */
export const ANSWERS: readonly VerdictName[] = [
  'proven',
  'reported',
  'contradicted',
  'claimed',
  'absent',
  'undetermined',
];

/** A {@link DatedAnswer} whose time is known. */
export type TimedAnswer<Answer extends DatedAnswer = DatedAnswer> = Answer & { readonly time: number };

/**
 * The answers that have a time, oldest first. Messages of the same moment are ordered by their places, so the order in
 * which they were read makes no difference.
 */
export function inOrderOfTime<Answer extends DatedAnswer>(answers: readonly Answer[]): TimedAnswer<Answer>[] {
  return answers
    .filter((answer): answer is TimedAnswer<Answer> => answer.time !== null)
    .toSorted((a, b) => a.time - b.time || compare(a.place, b.place) || compare(a.verdict ?? '', b.verdict ?? ''));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
