import type { MessageRow, UnreadableRow } from '../table/message-row.ts';
import type { VerdictName } from '../../relay/verdict.ts';
import { type ChangePoint, MIN_MESSAGES, changePoints } from './change-points.ts';
import { type DatedAnswer, countAnswers, wayOf } from './dated-answer.ts';
import { type Leg, TravelTimes } from './legs.ts';

/** What many messages show together. Plain data. */
export interface SeriesSummary {
  readonly messages: number;
  readonly unreadable: number;
  readonly undated: number;
  /** How many answers depend on a condition ("Yes, if …"); they are counted like the others. */
  readonly conditional: number;
  readonly answers: ReadonlyMap<VerdictName, number>;
  /** There are too few messages with a date and a clear answer to detect a change. */
  readonly tooFew: boolean;
  readonly changes: readonly ChangePoint[];
  readonly legs: readonly Leg[];
}

/** What is needed of each message. */
type SeriesMessage = Pick<MessageRow, 'kind' | 'place' | 'time' | 'verdict' | 'conditional' | 'legs'>;
type SeriesRow = SeriesMessage | Pick<UnreadableRow, 'kind'>;

/** Takes the rows of a table one by one, in any order, and keeps only what the summary needs of each. */
export class Series {
  readonly #answers: DatedAnswer[] = [];
  readonly #times = new TravelTimes();
  #unreadable = 0;
  #conditional = 0;

  /** @param number of the row, if its table has numbers */
  add(row: SeriesRow, number?: number): void {
    if (row.kind === 'unreadable') {
      this.#unreadable += 1;
      return;
    }
    const { place, time, verdict, legs } = row;
    this.#answers.push(number === undefined ? { place, time, verdict } : { place, time, verdict, row: number });
    if (row.conditional) this.#conditional += 1;
    for (const leg of legs) this.#times.add(leg);
  }

  /** The messages so far, in the order in which they were added. */
  get dated(): readonly DatedAnswer[] {
    return this.#answers;
  }

  /** Counts, changes and legs of all rows so far, whatever their order. */
  summary(): SeriesSummary {
    const answers = this.#answers;
    return {
      messages: answers.length,
      unreadable: this.#unreadable,
      conditional: this.#conditional,
      undated: answers.filter(({ time }) => time === null).length,
      answers: countAnswers(answers),
      tooFew: answers.filter((row) => row.time !== null && wayOf(row) !== 'unknown').length < MIN_MESSAGES,
      changes: changePoints(answers),
      legs: this.#times.legs(),
    };
  }
}
