import { ANSWERS } from '../../report/series/dated-answer.ts';
import { TABLE_COLUMNS, type TableColumn } from '../../report/table/columns.ts';
import { VERDICT_FACTS } from '../../report/wording/verdict-words.ts';
import { say, spokenLocale } from '../kit/words.ts';
import type { TableProgress, TableQuery } from './table-protocol.ts';

interface AnswerCountersProps {
  readonly answers: TableProgress['answers'];
  readonly query: TableQuery;
  readonly filter: (column: TableColumn, value: string) => void;
}

const ANSWER = TABLE_COLUMNS.find(({ id }) => id === 'answer');

/** How many messages have each answer; a click shows only these. */
export function AnswerCounters({ answers, query, filter }: AnswerCountersProps) {
  const number = new Intl.NumberFormat(spokenLocale());
  return (
    <ul class="answer-counters" data-part="counters">
      {inOneOrder(answers).map(([answer, count]) => {
        if (answer === 'unreadable') {
          return (
            <li key={answer} data-answer={answer}>
              {say('series_unreadable', { count: number.format(count) })}
            </li>
          );
        }
        const word = say(VERDICT_FACTS[answer].word);
        const isOn = query.filters.some(({ column, value }) => column === 'answer' && value === word);
        return (
          <li key={answer} data-answer={answer}>
            <button type="button" aria-pressed={isOn} onClick={() => ANSWER !== undefined && filter(ANSWER, word)}>
              <span aria-hidden="true">{VERDICT_FACTS[answer].sign} </span>
              {word}: {number.format(count)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Always in the same order, whatever was read first; what could not be read comes last. */
function inOneOrder(answers: TableProgress['answers']): TableProgress['answers'] {
  const rank = (answer: (typeof answers)[number][0]): number =>
    answer === 'unreadable' ? ANSWERS.length : ANSWERS.indexOf(answer);
  return answers.toSorted(([a], [b]) => rank(a) - rank(b));
}
