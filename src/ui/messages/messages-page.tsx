import { useMemo } from 'preact/hooks';
import { TABLE_COLUMNS } from '../../report/table/columns.ts';
import { CONTENT, PageHeader } from '../kit/page-header.tsx';
import { say } from '../kit/words.ts';
import { AnswerCounters } from './answer-counters.tsx';
import { CollectOpened, useCollecting } from './collect-opened.tsx';
import { Comparison } from './comparison.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useListReading } from './list-reading.tsx';
import { MessageGrid } from './message-grid.tsx';
import { MessageIntake } from './message-intake.tsx';
import type { MessagesServices } from './messages-services.ts';
import { OutPanel } from './out-panel.tsx';
import { ProgressLines } from './progress-lines.tsx';
import { ShownRows } from './shown-rows.tsx';
import { Changes, SinceWhen } from './since-when.tsx';
import type { TableFlow, TableState } from './table-flow.ts';
import { columnsOf } from './table-view.ts';
import { type PickedRows, usePickedRows } from './use-picked-rows.ts';
import { useHandedOver, useTable, useUnsavedWarning } from './use-table.ts';

/** The table of many messages: from files, from webmails, compared, over time, and exported. */
export function MessagesPage({ services }: { readonly services: MessagesServices }) {
  const { flow, state } = useTable(services);
  const lists = useListReading(flow, services);
  const collecting = useCollecting(services, flow.addMessage);
  const rows = usePickedRows(flow, services);
  useHandedOver(services, flow, { readList: lists.read, collect: collecting.turn });
  useUnsavedWarning(state.unsaved);

  const { progress } = state;
  const isEmpty = progress.rows === 0;
  return (
    <>
      <PageHeader page="messages" />
      <main
        {...CONTENT}
        class="messages"
        data-state={isEmpty ? 'empty' : 'table'}
        data-reading={progress.reading !== null || progress.judging !== null || lists.state.kind === 'reading'}
      >
        <h1>{say('messages_title')}</h1>
        <CollectOpened {...collecting} isFirst={isEmpty} />
        <MessageIntake addFiles={(files) => void flow.addFiles(files)} isFirst={isEmpty} />
        <ProgressLines table={state} stop={flow.stop} lists={lists} isRowGone={rows.isGone} />
        {!isEmpty && <FilledTable flow={flow} state={state} rows={rows} services={services} />}
      </main>
    </>
  );
}

interface FilledTableProps {
  readonly flow: TableFlow;
  readonly state: TableState;
  readonly rows: PickedRows;
  readonly services: MessagesServices;
}

/** Everything that needs rows: counts, changes, files to save, filters, the rows, and their series. */
function FilledTable({ flow, state, rows, services }: FilledTableProps) {
  const { query, series, window } = state;
  const { compared, compare, open, endComparison } = rows;
  const columns = useMemo(() => columnsOf(query.columns), [query.columns]);
  const setColumns = (ids: TableState['query']['columns']): void => {
    services.saveColumns(ids);
    flow.ask({ columns: ids });
  };
  const clear = (): void => {
    endComparison();
    void flow.clear();
  };
  return (
    <>
      <AnswerCounters answers={state.progress.answers} query={query} filter={flow.filterBy} />
      {series !== null && !series.summary.tooFew && <Changes series={series} compare={compare} />}
      <OutPanel write={flow.write} saved={flow.saved} />
      <div class="table-tools">
        <FilterBar
          query={query}
          columns={TABLE_COLUMNS}
          ask={flow.ask}
          setColumns={setColumns}
          filterBy={flow.filterBy}
        />
        <ShownRows table={state} compare={compare} clear={clear} />
      </div>
      {compared !== null && <Comparison sources={compared} services={services} close={endComparison} />}
      <MessageGrid
        columns={columns}
        query={query}
        window={window}
        want={flow.want}
        chosen={state.chosen}
        choose={flow.choose}
        open={open}
        sortBy={flow.sortBy}
        filterBy={flow.filterBy}
      />
      {series !== null && <SinceWhen series={series} />}
    </>
  );
}
