import { SERIES_HEADINGS, changesInWords, legHeadings, legInWords, sizesInWords } from '../../report/wording/series.ts';
import type { ReportWords } from '../../report/wording/report-words.ts';
import { seriesText } from '../../report/writers/series-text.ts';
import { say, spokenWords } from '../kit/words.ts';
import { CopyButton } from '../report/copy-button.tsx';
import { ShareChart } from './share-chart.tsx';
import type { SeriesReply } from './table-protocol.ts';

interface SeriesProps {
  readonly series: SeriesReply;
}

interface ChangesProps extends SeriesProps {
  /** Shows two rows side by side. */
  readonly compare: (rows: readonly number[]) => void;
}

/**
 * Says in sentences when messages began to take another route, which is the first question that many messages can answer.
 */
export function Changes({ series: { summary }, compare }: ChangesProps) {
  const words = spokenWords();
  const rowsOf = (nth: number): readonly number[] => {
    const change = summary.changes[nth];
    return [change?.before.row, change?.after.row].filter((row) => row !== undefined);
  };
  const sentences = changesInWords(summary, words);
  return (
    <section class="changes" data-part="changes">
      <h2>{say(SERIES_HEADINGS.changes)}</h2>
      {sentences.map((sentence, nth) => (
        <p key={sentence} data-part="change">
          {sentence}{' '}
          <span class="actions">
            {rowsOf(nth).length === 2 && (
              <button
                type="button"
                class="small-button"
                data-action="compare-change"
                onClick={() => compare(rowsOf(nth))}
              >
                {say('messages_compare_change')}
              </button>
            )}
            {nth === sentences.length - 1 && (
              <CopyButton text={seriesText(summary, words)} name={say('messages_series_name')} />
            )}
          </span>
        </p>
      ))}
    </section>
  );
}

/** Counts, a chart of the share through the relay, and how long each leg takes. */
export function SinceWhen({ series: { summary, share } }: SeriesProps) {
  const words = spokenWords();
  return (
    <section class="since-when" data-part="since-when">
      {share !== null && !summary.tooFew && (
        <>
          <h2>{say('messages_chart')}</h2>
          <ShareChart share={share} />
        </>
      )}
      <p>{sizesInWords(summary, words).join(' · ')}</p>
      {summary.legs.length > 0 && <Legs legs={summary.legs} words={words} />}
    </section>
  );
}

/** Only the legs that most messages took; hardly any message took another. */
const MAX_LEGS = 100;

interface LegsProps {
  readonly legs: SeriesReply['summary']['legs'];
  readonly words: ReportWords;
}

/** How long each leg of the way takes. */
function Legs({ legs, words }: LegsProps) {
  return (
    <>
      <h2>{say(SERIES_HEADINGS.legs)}</h2>
      <div class="table-scroll" role="region" aria-label={say(SERIES_HEADINGS.legs)} tabIndex={0}>
        <table data-part="legs" class="legs">
          <thead>
            <tr>
              {legHeadings(words).map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {legs.slice(0, MAX_LEGS).map((leg) => {
              const [name = '', ...cells] = legInWords(leg, words);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, nth) => (
                    <td key={nth}>{cell}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
