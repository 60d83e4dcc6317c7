import { formatDate, formatMoment } from '../kit/moment.ts';
import { say, spokenLocale } from '../kit/words.ts';
import type { SeriesReply } from './table-protocol.ts';

type Share = NonNullable<SeriesReply['share']>;

const HEIGHT = 120;
const WIDTH = 12;

/** One bar per period: through the relay at the bottom, by another route above it, undetermined on top. */
export function ShareChart({ share: { slots } }: { readonly share: Share }) {
  const most = Math.max(1, ...slots.map(({ relay, other, unknown }) => relay + other + unknown));
  const ends = endsInWords(slots[0]?.start ?? 0, slots.at(-1)?.start ?? 0);
  return (
    <figure class="share-chart" data-part="chart">
      <Bars slots={slots} most={most} />
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
      <ChartTable slots={slots} />
    </figure>
  );
}

function Bars({ slots, most }: { readonly slots: Share['slots']; readonly most: number }) {
  const tall = (count: number): number => (count / most) * HEIGHT;
  return (
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
  );
}

/** The same numbers for those who cannot see the bars, or want them exactly. */
function ChartTable({ slots }: { readonly slots: Share['slots'] }) {
  return (
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
  );
}

/** The days on which a period begins and ends, or the times if both are on one day. */
function endsInWords(first: number, last: number): readonly [string, string] {
  const days = [formatDate(first), formatDate(last)] as const;
  return days[0] === days[1] ? [formatMoment(first), formatMoment(last)] : days;
}
