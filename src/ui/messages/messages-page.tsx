import { useEffect, useMemo, useState } from 'preact/hooks';
import { TABLE_COLUMNS } from '../../report/table/columns.ts';
import { CONTENT, PageHeader } from '../kit/page-header.tsx';
import { say, spokenLocale } from '../kit/words.ts';
import { AnswerCounters } from './answer-counters.tsx';
import { CollectOpened, useCollecting } from './collect-opened.tsx';
import { Comparison } from './comparison.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListReading, useListReading } from './list-reading.tsx';
import { MessageGrid } from './message-grid.tsx';
import { MessageIntake } from './message-intake.tsx';
import type { MessagesServices } from './messages-services.ts';
import { OutPanel } from './out-panel.tsx';
import { Changes, SinceWhen } from './since-when.tsx';
import type { AddedMessage, RowSource } from './table-protocol.ts';
import { TableFlow, type TableState, emptyTable } from './table-flow.ts';
import { columnsOf } from './table-view.ts';

/** The table of many messages: from files, from webmails, compared, over time, and exported. */
export function MessagesPage({ services }: { readonly services: MessagesServices }) {
  const [state, show] = useState<TableState>(() => emptyTable(services.loadColumns()));
  const [flow] = useState(() => new TableFlow(services.client, show, services.loadColumns()));
  const lists = useListReading(flow, services);
  const { read: readList } = lists;
  const [addOpened] = useState(() => (message: AddedMessage) => flow.addMessage(message));
  const collecting = useCollecting(services, addOpened);
  const { turn } = collecting;
  const [problem, setProblem] = useState<string | null>(null);
  const [compared, setCompared] = useState<readonly RowSource[] | null>(null);
  useEffect(() => {
    const restart = async (): Promise<void> => flow.start(await services.loadInspectSettings(), services.words());
    void restart().then(() =>
      services.takeForTable({
        message: (message) => void flow.addMessage(message),
        list: (tab) => void readList(tab),
        collect: (site) => turn(site, true),
        files: (files) => void flow.addFiles(files),
      }),
    );
    return services.observeSettings(() => void restart());
  }, [flow, readList, services, turn]);
  useEffect(() => {
    if (!state.unsaved) return undefined;
    const remind = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', remind);
    return () => window.removeEventListener('beforeunload', remind);
  }, [state.unsaved]);

  const [open] = useState(() => (row: number): void => {
    void flow
      .source(row)
      .then((source) => (source === null ? setProblem(say('messages_gone')) : services.openReport(source)));
  });
  const compare = async (rows: readonly number[]): Promise<void> => {
    const sources = await Promise.all(rows.map(flow.source));
    const there = sources.filter((source) => source !== null);
    if (there.length === 2) setCompared(there);
    else setProblem(say('messages_gone'));
  };
  const clear = (): void => {
    setCompared(null);
    void flow.clear();
  };
  const setColumns = (columns: TableState['query']['columns']): void => {
    services.saveColumns(columns);
    flow.ask({ columns });
  };
  const { progress, query } = state;
  const columns = useMemo(() => columnsOf(query.columns), [query.columns]);
  const number = new Intl.NumberFormat(spokenLocale());

  return (
    <>
      <PageHeader page="messages" />
      <main
        {...CONTENT}
        class="messages"
        data-state={progress.rows === 0 ? 'empty' : 'table'}
        data-reading={progress.reading !== null || progress.judging !== null || lists.progress !== null}
      >
        <h1>{say('messages_title')}</h1>
        <CollectOpened {...collecting} isFirst={progress.rows === 0} />
        <MessageIntake addFiles={(files) => void flow.addFiles(files)} isFirst={progress.rows === 0} />
        <div role="status" data-part="progress" class="messages-progress">
          {progress.reading !== null && (
            <>
              <progress value={progress.reading.done} max={Math.max(1, progress.reading.size)} />
              <span>{readingWords(progress.reading)}</span>
              <button type="button" data-action="stop" onClick={flow.stop}>
                {say('messages_stop')}
              </button>
            </>
          )}
          {progress.judging !== null && (
            <>
              <progress value={progress.judging.done} max={progress.judging.total} />
              <span>{judgingWords(progress.judging)}</span>
            </>
          )}
          {lists.progress !== null && <ListReading progress={lists.progress} stop={lists.stop} />}
          {(state.stopped || lists.stopped) && <p>{say('messages_stopped')}</p>}
          {lists.gone && <p>{say('messages_list_gone')}</p>}
          {problem !== null && <p>{problem}</p>}
        </div>
        {progress.rows > 0 && (
          <>
            <AnswerCounters answers={progress.answers} query={query} filter={flow.filterBy} />
            {state.series !== null && !state.series.summary.tooFew && (
              <Changes series={state.series} compare={(rows) => void compare(rows)} />
            )}
            <OutPanel write={flow.write} saved={flow.saved} />
            <div class="table-tools">
              <FilterBar
                query={query}
                columns={TABLE_COLUMNS}
                ask={flow.ask}
                setColumns={setColumns}
                filterBy={flow.filterBy}
              />
              <p class="messages-shown" data-part="shown">
                {say('messages_shown', {
                  count: number.format(state.window.total),
                  // While a file is read, the rows shown may be newer than its last progress report.
                  total: number.format(Math.max(progress.rows, state.window.total)),
                })}{' '}
                <button
                  type="button"
                  data-action="compare"
                  disabled={state.chosen.length !== 2}
                  onClick={() => void compare(state.chosen)}
                >
                  {say('messages_compare')}
                </button>{' '}
                <button type="button" data-action="clear" onClick={clear}>
                  {say('messages_clear')}
                </button>
                {state.window.rows.some(({ deviating }) => deviating.length > 0) && (
                  <span class="legend">
                    <span class="deviates" aria-hidden="true" /> {say('messages_differs')}
                  </span>
                )}
              </p>
            </div>
            {compared !== null && <Comparison sources={compared} services={services} close={() => setCompared(null)} />}
            <MessageGrid
              columns={columns}
              query={query}
              total={state.window.total}
              want={flow.want}
              window={state.window}
              chosen={state.chosen}
              choose={flow.choose}
              open={open}
              sortBy={flow.sortBy}
              filterBy={flow.filterBy}
            />
            {state.series !== null && <SinceWhen series={state.series} />}
          </>
        )}
      </main>
    </>
  );
}

function readingWords({ file, done, size }: NonNullable<TableState['progress']['reading']>): string {
  const percent = new Intl.NumberFormat(spokenLocale(), { style: 'percent', maximumFractionDigits: 0 });
  return say('messages_reading', { file, percent: percent.format(size === 0 ? 0 : done / size) });
}

function judgingWords({ done, total }: NonNullable<TableState['progress']['judging']>): string {
  const number = new Intl.NumberFormat(spokenLocale());
  return say('messages_judging', { done: number.format(done), total: number.format(total) });
}
