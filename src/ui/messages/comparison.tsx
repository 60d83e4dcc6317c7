import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ComparedRow, compareReports } from '../../report/table/compare.ts';
import { say, spokenWords } from '../kit/words.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import type { RowSource } from './table-protocol.ts';
import type { MessagesServices } from './messages-services.ts';

interface ComparisonProps {
  /** Always two. */
  readonly sources: readonly RowSource[];
  readonly services: Pick<MessagesServices, 'inspect' | 'loadInspectSettings'>;
  readonly close: () => void;
}

/**
 * Two messages side by side, with the differences marked. It takes the focus, Escape closes it, and the focus goes back
 * to where it was.
 */
export function Comparison({ sources, services, close }: ComparisonProps) {
  const [rows, setRows] = useState<readonly ComparedRow[]>([]);
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    section.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const here = section.current;
    const closeByKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') close();
    };
    here?.addEventListener('keydown', closeByKey);
    return () => here?.removeEventListener('keydown', closeByKey);
  }, [close]);
  useEffect(() => {
    const [left, right] = sources;
    if (left === undefined || right === undefined) return;
    void services.loadInspectSettings().then((settings) => {
      const reports = [left, right].map((source) => services.inspect(source.bytes, settings, source.part));
      const [first, second] = reports;
      if (first !== undefined && second !== undefined)
        setRows(compareReports([first, second], settings.profiles, spokenWords()));
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
        <table>
          <thead>
            <tr>
              <th scope="col">{say('messages_compare_what')}</th>
              {sources.map(({ place }, side) => (
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
      </div>
    </section>
  );
}
