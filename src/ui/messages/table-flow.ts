import type { InspectSettings } from '../../report/inspect-settings.ts';
import { type ColumnId, TABLE_COLUMNS, type TableColumn } from '../../report/table/columns.ts';
import type { SharedMasking } from '../../report/share.ts';
import type { NamedFile } from '../../extension/handover/file-handover.ts';
import type {
  AddedMessage,
  NotReadMessage,
  RowSource,
  RowWindow,
  SentWords,
  SeriesReply,
  ShownRow,
  TableForm,
  TableProgress,
  TableQuery,
  WrittenFile,
} from './table-protocol.ts';
import type { TableClient } from './table-client.ts';

/** What the page shows of the table. */
export interface TableState {
  readonly progress: TableProgress;
  readonly query: TableQuery;
  readonly window: RowWindow;
  readonly series: SeriesReply | null;
  /** Rows chosen for comparison, two at most. */
  readonly chosen: readonly number[];
  /** The user stopped the reading. */
  readonly stopped: boolean;
  /** There are rows that were neither copied nor saved. */
  readonly unsaved: boolean;
}

const NO_ROWS: RowWindow = { total: 0, from: 0, rows: [] };

/** A table before its first message. */
export function emptyTable(columns: readonly ColumnId[]): TableState {
  return {
    progress: { kind: 'progress', rows: 0, answers: [], reading: null, judging: null },
    query: { filters: [], search: '', sort: null, grouped: false, columns },
    window: NO_ROWS,
    series: null,
    chosen: [],
    stopped: false,
    unsaved: false,
  };
}

/** Everything that the page does with the table; reports each new state. */
export class TableFlow {
  #state: TableState;
  readonly #client: TableClient;
  readonly #show: (state: TableState) => void;
  #wanted = { from: 0, to: 40 };
  #newestWindow = 0;
  #newestSeries = 0;
  #isFollowing = false;
  /** Set if the table has grown since the last question; else null. */
  #behind: { readonly withSeries: boolean } | null = null;

  constructor(client: TableClient, show: (state: TableState) => void, columns: readonly ColumnId[]) {
    this.#client = client;
    this.#show = show;
    this.#state = emptyTable(columns);
    client.onProgress((progress) => {
      const grown = progress.rows > this.#state.progress.rows;
      this.#change({ progress, unsaved: progress.rows > 0 && (this.#state.unsaved || grown) });
      void this.#follow(progress.reading === null);
    });
  }

  async start(settings: InspectSettings, words: SentWords): Promise<void> {
    await this.#client.ask({ kind: 'settings', settings, words }, 'done');
    await this.#refresh(true);
  }

  readonly addFiles = async (files: readonly NamedFile[]): Promise<void> => {
    if (files.length === 0) return;
    this.#change({ stopped: false });
    const { stopped } = await this.#client.ask({ kind: 'files', files }, 'done');
    this.#change({ stopped });
  };

  readonly addMessage = async (message: AddedMessage): Promise<void> => {
    await this.#client.ask({ kind: 'message', message }, 'done');
    this.#change({ unsaved: true });
  };

  readonly addNotRead = async (message: NotReadMessage): Promise<void> => {
    await this.#client.ask({ kind: 'not-read', message }, 'done');
  };

  readonly stop = (): void => void this.#client.ask({ kind: 'stop' }, 'done');

  readonly clear = async (): Promise<void> => {
    await this.#client.ask({ kind: 'clear' }, 'done');
    this.#change({ chosen: [], stopped: false, unsaved: false, series: null });
  };

  readonly want = (from: number, to: number): void => {
    if (from === this.#wanted.from && to === this.#wanted.to && this.#state.window.total > 0) return;
    this.#wanted = { from, to };
    void this.#refresh(false);
  };

  readonly ask = (change: Partial<TableQuery>): void => {
    this.#change({ query: { ...this.#state.query, ...change } });
    void this.#refresh(true);
  };

  readonly sortBy = ({ id }: TableColumn): void => {
    const { sort } = this.#state.query;
    const again = sort?.column === id && sort.direction === 'ascending';
    this.ask({ sort: { column: id, direction: again ? 'descending' : 'ascending' } });
  };

  readonly filterBy = ({ id }: TableColumn, value: string): void => {
    const others = this.#state.query.filters.filter(({ column }) => column !== id);
    const isOn = this.#state.query.filters.some((each) => each.column === id && each.value === value);
    this.ask({ filters: isOn ? others : [...others, { column: id, value }] });
  };

  readonly choose = (row: number): void => {
    const { chosen } = this.#state;
    this.#change({ chosen: chosen.includes(row) ? chosen.filter((each) => each !== row) : [...chosen, row].slice(-2) });
  };

  /** null: it no longer exists. */
  readonly source = async (row: number): Promise<RowSource | null> =>
    (await this.#client.ask({ kind: 'source', row }, 'source')).source;

  readonly write = async (form: TableForm, masking: SharedMasking): Promise<WrittenFile> => {
    const { file } = await this.#client.ask({ kind: 'write', query: this.#state.query, form, masking }, 'written');
    return file;
  };

  readonly saved = (): void => this.#change({ unsaved: false });

  /**
   * Refreshes what is shown while the table grows, but only after the last answer has come: a large table reports its
   * progress faster than it answers.
   */
  async #follow(withSeries: boolean): Promise<void> {
    this.#behind = { withSeries: withSeries || this.#behind?.withSeries === true };
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    try {
      while (this.#behind !== null) {
        const { withSeries: wanted } = this.#behind;
        this.#behind = null;
        await this.#refresh(wanted);
      }
    } finally {
      this.#isFollowing = false;
    }
  }

  async #refresh(withSeries: boolean): Promise<void> {
    await Promise.all([this.#refreshWindow(), withSeries ? this.#refreshSeries() : null]);
  }

  async #refreshWindow(): Promise<void> {
    this.#newestWindow += 1;
    const own = this.#newestWindow;
    const { query } = this.#state;
    const { window } = await this.#client.ask({ kind: 'window', query, ...this.#wanted }, 'window');
    if (own !== this.#newestWindow) return;
    const { rows } = this.#state.window;
    this.#change({ window: { ...window, rows: window.rows.map((row, nth) => unchanged(rows[nth], row)) } });
  }

  async #refreshSeries(): Promise<void> {
    this.#newestSeries += 1;
    const own = this.#newestSeries;
    const shift = -new Date().getTimezoneOffset() * 60_000;
    const { series } = await this.#client.ask({ kind: 'series', query: this.#state.query, shift }, 'series');
    if (own === this.#newestSeries) this.#change({ series });
  }

  #change(next: Partial<TableState>): void {
    this.#state = { ...this.#state, ...next };
    this.#show(this.#state);
  }
}

/** The row as shown before, if nothing in it has changed, so that it is not drawn again while the table grows. */
function unchanged(shown: ShownRow | undefined, row: ShownRow): ShownRow {
  return shown !== undefined && JSON.stringify(shown) === JSON.stringify(row) ? shown : row;
}

/** The columns of a table before anyone has chosen any. */
export const FIRST_COLUMNS: readonly ColumnId[] = TABLE_COLUMNS.filter(({ atFirst }) => atFirst).map(({ id }) => id);
