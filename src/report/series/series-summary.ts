import type { MessageRow, UnreadableRow } from '../table/message-row.ts';
import type { VerdictName } from '../../relay/verdict.ts';
import { type ChangePoint, MIN_MESSAGES, changePoints } from './change-points.ts';
import { countAnswers, wayOf } from './dated-answer.ts';
import { type Leg, legsOf } from './legs.ts';

/** What many messages show together. Plain data. */
export interface SeriesSummary {
  readonly messages: number;
  readonly unreadable: number;
  readonly undated: number;
  readonly answers: ReadonlyMap<VerdictName, number>;
  /** There are too few messages with a date and a clear answer to detect a change. */
  readonly tooFew: boolean;
  readonly changes: readonly ChangePoint[];
  readonly legs: readonly Leg[];
}

/** What is needed of each message. */
export type SeriesMessage = Pick<MessageRow, 'kind' | 'place' | 'time' | 'verdict' | 'legs'>;

/** Counts, changes and legs of the rows of a table, whatever their order. */
export function summariseSeries(rows: readonly (SeriesMessage | Pick<UnreadableRow, 'kind'>)[]): SeriesSummary {
  const messages = rows.flatMap((row) => (row.kind === 'message' ? [row] : []));
  return {
    messages: messages.length,
    unreadable: rows.length - messages.length,
    undated: messages.filter(({ time }) => time === null).length,
    answers: countAnswers(messages),
    tooFew: messages.filter((row) => row.time !== null && wayOf(row) !== 'unknown').length < MIN_MESSAGES,
    changes: changePoints(messages),
    legs: legsOf(messages.flatMap(({ legs }) => legs)),
  };
}
