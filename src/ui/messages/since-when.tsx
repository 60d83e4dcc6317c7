import { SERIES_HEADINGS, changesInWords, legHeadings, legInWords, sizesInWords } from '../../report/wording/series.ts';
import { seriesText } from '../../report/writers/series-text.ts';
import { formatDate, formatMoment } from '../kit/moment.ts';
import { say, spokenLocale, spokenWords } from '../kit/words.ts';
import { CopyButton } from '../report/copy-button.tsx';
import type { SeriesReply } from './table-protocol.ts';

interface SeriesProps {
  readonly series: SeriesReply;
}

interface ChangesProps extends SeriesProps {
  /** Shows two rows side by side. */
  readonly compare: (rows: readonly number[]) => void;
}

/**
 * Says in sentences when messages began to take another way, which is the first question that many messages can answer.
 */
export function Changes({ series: { summary }, compare }: ChangesProps) {
  const words = spokenWords();
  const rowsOf = (nth: number): readonly number[] => {
    const change = summary.changes[nth];
    return [change?.before.row, change?.after.row].filter((row) => row !== undefined);
  };
  return (
    <section class="changes" data-part="changes">
      <h2>{say(SERIES_HEADINGS.changes)}</h2>
      {changesInWords(summary, words).map((sentence, nth) => (
        <p key={sentence} data-part="change">
          {sentence}{' '}
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
        </p>
      ))}
      <CopyButton text={seriesText(summary, words)} name={say('messages_series_name')} />
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
      {summary.legs.length > 0 && (
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
                {summary.legs.slice(0, MAX_LEGS).map((leg) => {
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
      )}
    </section>
  );
}

/** Only the legs that most messages took; hardly any message took another. */
const MAX_LEGS = 100;

const HEIGHT = 120;
const WIDTH = 12;

/** One bar per period: through the relay at the bottom, another way above it, undetermined on top. */
function ShareChart({ share: { slots } }: { readonly share: NonNullable<SeriesReply['share']> }) {
  const most = Math.max(1, ...slots.map(({ relay, other, unknown }) => relay + other + unknown));
  const ends = endsInWords(slots[0]?.start ?? 0, slots.at(-1)?.start ?? 0);
  const tall = (count: number): number => (count / most) * HEIGHT;
  return (
    <figure class="share-chart" data-part="chart">
      <svg
        viewBox={`0 0 ${slots.length * WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('messages_chart')}
      >
        {slots.map(({ start, relay, other, unknown }, nth) => (
          <g key={start} transform={`translate(${nth * WIDTH} 0)`}>
            <rect class="bar-relay" width={WIDTH - 2} height={tall(relay)} y={HEIGHT - tall(relay)} />
            <rect class="bar-away" width={WIDTH - 2} height={tall(other)} y={HEIGHT - tall(relay) - tall(other)} />
            <rect
              class="bar-unclear"
              width={WIDTH - 2}
              height={tall(unknown)}
              y={HEIGHT - tall(relay) - tall(other) - tall(unknown)}
            />
          </g>
        ))}
      </svg>
      <p class="chart-ends" aria-hidden="true">
        {ends.map((end, nth) => (
          <span key={nth}>{end}</span>
        ))}
      </p>
      <figcaption>
        <span class="bar-relay">■ {say('messages_chart_relay')}</span>{' '}
        <span class="bar-away">■ {say('messages_chart_away')}</span>{' '}
        <span class="bar-unclear">■ {say('messages_chart_unclear')}</span>{' '}
        <span>{say('messages_chart_most', { count: new Intl.NumberFormat(spokenLocale()).format(most) })}</span>
      </figcaption>
      <details>
        <summary>{say('messages_chart_table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('messages_chart_from')}</th>
              <th scope="col">{say('messages_chart_relay')}</th>
              <th scope="col">{say('messages_chart_away')}</th>
              <th scope="col">{say('messages_chart_unclear')}</th>
            </tr>
          </thead>
          <tbody>
            {slots.map(({ start, relay, other, unknown }) => (
              <tr key={start}>
                <th scope="row">{formatMoment(start)}</th>
                <td>{relay}</td>
                <td>{other}</td>
                <td>{unknown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** The days on which a period begins and ends, or the times if both are on one day. */
function endsInWords(first: number, last: number): readonly [string, string] {
  const days = [formatDate(first), formatDate(last)] as const;
  return days[0] === days[1] ? [formatMoment(first), formatMoment(last)] : days;
}
