import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Report } from '../../report/report.ts';
import { type ComparedRow, compareReports } from '../../report/table/compare.ts';
import { say, spokenWords } from '../kit/words.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import type { RowSource } from './table-protocol.ts';
import type { MessagesServices } from './messages-services.ts';

interface ComparisonProps {
  readonly sources: readonly [RowSource, RowSource];
  readonly services: Pick<MessagesServices, 'inspect' | 'loadInspectSettings'>;
  readonly close: () => void;
}

/** Two messages side by side, with the differences marked. */
export function Comparison({ sources, services, close }: ComparisonProps) {
  const [rows, setRows] = useState<readonly ComparedRow[]>([]);
  const section = usePanelFocus(close);
  useEffect(() => {
    const [left, right] = sources;
    void services.loadInspectSettings().then((settings) => {
      const judged = ({ bytes, part }: RowSource): Report => services.inspect(bytes, settings, part);
      const compared = compareReports([judged(left), judged(right)], settings.profiles, spokenWords());
      setRows(compared.filter(({ values }) => values.some((value) => value !== '')));
    });
  }, [sources, services]);
  return (
    <section
      class="comparison"
      data-part="comparison"
      aria-label={say('messages_compare_title')}
      ref={section}
      tabIndex={-1}
    >
      <h2>{say('messages_compare_title')}</h2>
      <button type="button" data-action="close-comparison" onClick={close}>
        {say('messages_compare_close')}
      </button>
      <div class="table-scroll" role="region" aria-label={say('messages_compare_title')} tabIndex={0}>
        <ComparisonTable rows={rows} places={sources.map(({ place }) => place)} />
      </div>
    </section>
  );
}

function ComparisonTable({
  rows,
  places,
}: {
  readonly rows: readonly ComparedRow[];
  readonly places: readonly string[];
}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('messages_compare_what')}</th>
          {places.map((place, side) => (
            <th key={side} scope="col">
              {side + 1}: <VisibleText text={place} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, values, differs }, nth) => (
          <tr key={nth} class={differs ? 'deviates' : undefined} data-differs={differs}>
            <th scope="row">
              {differs && <span aria-hidden="true">≠ </span>}
              {what}
              {differs && <span class="for-screen-readers"> ({say('messages_compare_differs')})</span>}
            </th>
            {values.map((value, side) => (
              <td key={side}>
                <VisibleText text={value} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Gives the focus to a panel. Escape closes the panel, and then the focus goes back to where it was. */
function usePanelFocus(close: () => void): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const here = panel.current;
    const closeByKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') close();
    };
    here?.addEventListener('keydown', closeByKey);
    return () => here?.removeEventListener('keydown', closeByKey);
  }, [close]);
  return panel;
}
