/** What a run with a large mailbox file is measured against. */
export interface MboxFigures {
  /** Messages per second of processor time. */
  readonly inspect: number;
  readonly postalMime: number;
  /** null if it is not installed. */
  readonly python: number | null;
  /** Keyed by the name of the run, as it appears in a sentence. */
  readonly runs: readonly { readonly name: string; readonly rate: number; readonly megabytes: number }[];
  /** Milliseconds in the page. */
  readonly firstRows: number;
  readonly longestTask: number;
}

const GOALS = { ofInspect: 0.7, postalMime: 5, python: 20, megabytes: 250, firstRows: 1000, task: 50 } as const;

interface Goal {
  readonly text: string;
  readonly isReached: boolean;
}

/** Two sentences, with figures: which goals are reached, and which are not. */
export function goalsInWords(figures: MboxFigures): string {
  const goals = goalsOf(figures);
  const listed = (isReached: boolean): string =>
    goals.flatMap((goal) => (goal.isReached === isReached ? goal.text : [])).join('; ') || 'nothing';
  return `Reached: ${listed(true)}. Not reached: ${listed(false)}.`;
}

function goalsOf({ inspect, postalMime, python, runs, firstRows, longestTask }: MboxFigures): Goal[] {
  const times = (rate: number): string => rate.toFixed(1);
  const each = (
    goal: string,
    reached: (run: MboxFigures['runs'][number]) => boolean,
    figure: (run: MboxFigures['runs'][number]) => string,
  ): Goal[] =>
    [true, false].flatMap((isReached) => {
      const those = runs.filter((run) => reached(run) === isReached).map((run) => `${run.name} ${figure(run)}`);
      return those.length === 0 ? [] : [{ text: `${goal} (${those.join(', ')})`, isReached }];
    });
  return [
    ...each(
      'five times postal-mime',
      ({ rate }) => rate >= GOALS.postalMime * postalMime,
      ({ rate }) => times(rate / postalMime),
    ),
    { text: `the first rows within a second (${Math.round(firstRows)} ms)`, isReached: firstRows <= GOALS.firstRows },
    { text: 'no task over 50 ms', isReached: longestTask < GOALS.task },
    ...each(
      `${GOALS.megabytes} MB`,
      ({ megabytes }) => megabytes <= GOALS.megabytes,
      ({ megabytes }) => String(Math.round(megabytes)),
    ),
    ...each(
      '70 % of inspect() alone',
      ({ rate }) => rate >= GOALS.ofInspect * inspect,
      ({ rate }) => `${Math.round((100 * rate) / inspect)} %`,
    ),
    ...(python === null
      ? []
      : each(
          `20 times Python’s mailbox, where inspect() alone is ${times(inspect / python)} times as fast`,
          ({ rate }) => rate >= GOALS.python * python,
          ({ rate }) => times(rate / python),
        )),
  ];
}
