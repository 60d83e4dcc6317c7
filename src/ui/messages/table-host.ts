import type { FoundMail } from '../../message/containers/found-mail.ts';
import { mailIn } from '../../message/containers/mail-in.ts';
import type { HeaderBlock } from '../../message/header-block.ts';
import { partBrought } from '../../report/brought-part.ts';
import { type MailFolder, maskedFolder } from '../../report/mail-folder.ts';
import type { PartReason } from '../../report/report.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import { inspect, inspectHeader } from '../../report/inspect.ts';
import { shareOverTime } from '../../report/series/share-over-time.ts';
import { Series } from '../../report/series/series-summary.ts';
import type { Masking } from '../../report/redaction/redact.ts';
import type { TableRow } from '../../report/table/message-row.ts';
import { rowOfReport } from '../../report/table/row-of-report.ts';
import type { ReportWords } from '../../report/wording/report-words.ts';
import { splitTemplate } from '../../report/wording/template.ts';
import { blobSource } from './blob-source.ts';
import { NextTask } from './next-task.ts';
import { sourceOfRow, sourcesOfRows } from './row-sources.ts';
import { type Added, type StoredRow, RowStore } from './row-store.ts';
import type { NamedFile } from '../../extension/handover/file-handover.ts';
import type {
  AddedMessage,
  FromWorker,
  NotReadMessage,
  RowSource,
  SentWords,
  SeriesReply,
  TableCommand,
  TableProgress,
  TableQuery,
  TableReply,
} from './table-protocol.ts';
import { type Selection, columnsOf, selectRows, windowOf } from './table-view.ts';
import { writeRows } from './write-rows.ts';

const DONE: TableReply = { kind: 'done', stopped: false };

type SettingsCommand = Extract<TableCommand, { readonly kind: 'settings' }>;

/** The work to which the reading of one file belongs. */
interface Reading {
  /** Bytes of the files before this one, and of all files. */
  readonly before: number;
  readonly size: number;
  readonly stop: AbortSignal;
  readonly breaks: NextTask;
}

/**
 * Milliseconds between two progress reports. After each of them the page asks for its rows again, and its list allocates
 * 20 bytes for every row of the table: for 200,000 rows 4 MB each time.
 */
const TELL_EVERY = 200;
const TELL_EVERY_OF_MANY = 800;
/** From so many rows on, a table is reported less often. */
const MANY = 5000;
/** Milliseconds of reading after which questions from the page are answered and a click on Stop takes effect. */
const WORK_FOR = 40;

/**
 * The table of messages, as it runs in a worker: rows, reading, queries and exported files. Everything that takes time
 * is here, so that the page itself never waits.
 */
export class TableHost {
  readonly #store = new RowStore();
  /** The settings as one text, to see whether they have changed. */
  #rules = '';
  #settings: InspectSettings = { profiles: [], myServers: { hostSuffixes: [], networks: [] } };
  #words: ReportWords = { locale: 'en', parts: (key) => [key] };
  #stop = new AbortController();
  #toldAt = 0;
  #reading: { file: string; done: number; size: number } | null = null;
  #judging: TableProgress['judging'] = null;
  /** The last selection, reused while rows and query are the same: scrolling asks for it again and again. */
  #selected: { readonly key: string; readonly rows: Selection } | null = null;
  readonly #post: (message: FromWorker) => void;

  constructor(post: (message: FromWorker) => void) {
    this.#post = post;
  }

  /** Carries out what the page asks. Rejects if that is impossible. */
  async handle(command: TableCommand): Promise<TableReply> {
    switch (command.kind) {
      case 'settings':
        return this.#useSettings(command);
      case 'files':
        return this.#readFiles(command.files);
      case 'message':
        this.#addMessage(command.message);
        return DONE;
      case 'not-read':
        this.#addNotRead(command.message);
        return DONE;
      case 'stop':
        this.#stop.abort();
        return DONE;
      case 'clear':
        this.#stop.abort();
        this.#store.clear();
        this.#changed();
        this.#tell(true);
        return DONE;
      case 'window': {
        const selection = this.#select(command.query);
        return { kind: 'window', window: windowOf(this.#store, selection, command, this.#words) };
      }
      case 'series':
        return { kind: 'series', series: this.#seriesOf(command.query, command.shift) };
      case 'source':
        return { kind: 'source', source: await this.#sourceOf(this.#store.get(command.row)) };
      case 'write': {
        const { form, masking, query } = command;
        const rows = [...this.#selectedRows(query)];
        const shown = masking === 'none' ? rows.map(({ row }) => row) : await this.#maskedRows(rows, masking);
        return { kind: 'written', file: await writeRows(shown, columnsOf(query.columns), form, this.#words) };
      }
    }
  }

  async #useSettings({ settings, words }: SettingsCommand): Promise<TableReply> {
    const rules = JSON.stringify(settings);
    const isOther = rules !== this.#rules;
    this.#rules = rules;
    this.#settings = settings;
    this.#words = wordsOf(words);
    this.#changed();
    if (isOther && this.#store.length > 0) await this.#judgeAgain();
    return DONE;
  }

  /**
   * Judges every row again with the current settings; a row whose source is gone keeps its answer. Stops if the
   * settings change again.
   */
  async #judgeAgain(): Promise<void> {
    const rules = this.#rules;
    const total = this.#store.length;
    let done = 0;
    for await (const { stored, source } of sourcesOfRows(this.#store)) {
      if (rules !== this.#rules) return;
      // The row may have been replaced or cleared while its source was read.
      this.#store.replace(stored, this.#judge(stored.row.place, source, stored.part, stored.folder));
      this.#changed();
      done += 1;
      this.#judging = { done, total };
      this.#tell(false);
    }
    this.#judging = null;
    this.#tell(true);
  }

  async #readFiles(files: readonly NamedFile[]): Promise<TableReply> {
    this.#stop.abort();
    const stop = new AbortController();
    this.#stop = stop;
    const size = files.reduce((sum, { file }) => sum + file.size, 0);
    const breaks = new NextTask();
    try {
      let before = 0;
      for (const { name, file } of files) {
        if (stop.signal.aborted) break;
        await this.#readFile({ name, file }, { before, size, stop: stop.signal, breaks });
        before += file.size;
      }
    } finally {
      breaks.close();
    }
    if (this.#stop === stop) this.#reading = null;
    this.#tell(true);
    return { kind: 'done', stopped: stop.signal.aborted };
  }

  async #readFile({ name, file }: NamedFile, { before, size, stop, breaks }: Reading): Promise<void> {
    let rested = Date.now();
    const passed = (done: number): void => {
      this.#reading = { file: name, done: before + done, size };
      this.#tell(false);
    };
    passed(0);
    for await (const mail of mailIn(blobSource(name, file, passed))) {
      this.#addFound(mail, name, file);
      this.#tell(false);
      if (Date.now() - rested > WORK_FOR) {
        await breaks.wait();
        rested = Date.now();
      }
      if (stop.aborted) break;
    }
  }

  #addFound(mail: FoundMail, name: string, file: Blob): void {
    if (mail.kind === 'unreadable') {
      this.#add(mail, { origin: { kind: 'file', file, name, offset: null, length: 0 }, part: null });
      return;
    }
    const { head, header, offset, taken } = mail;
    const part = taken === null ? null : partBrought(taken);
    // The file does not contain a repaired source in the form that was judged.
    const isPlain = taken === null || taken.repairs.length === 0;
    const origin = { kind: 'file', file, name, offset: isPlain ? offset : null, length: head.length } as const;
    this.#add(this.#judge(mail.place, header ?? head, part), { origin, part });
  }

  #addMessage({ place, key, source, part, folder }: AddedMessage): void {
    this.#add(this.#judge(place, source, part, folder), { origin: { kind: 'bytes', source }, part, key, folder });
    this.#tell(true);
  }

  #addNotRead({ place, key, subject, reason }: NotReadMessage): void {
    this.#add({ kind: 'unreadable', place, subject, reason }, { origin: { kind: 'nowhere' }, part: null, key });
    this.#tell(true);
  }

  #judge(
    place: string,
    source: Uint8Array | HeaderBlock,
    part: PartReason | null,
    folder: MailFolder | null = null,
  ): TableRow {
    const context = { place, folder: folder?.name ?? null };
    const settings = this.#settings;
    const report = 'fields' in source ? inspectHeader(source, settings, part) : inspect(source, settings, part);
    return rowOfReport(report, settings.profiles, context);
  }

  #add(row: TableRow, added: Added): void {
    this.#store.add(row, added);
    this.#changed();
  }

  #changed(): void {
    this.#selected = null;
  }

  #select(query: TableQuery): Selection {
    const key = JSON.stringify(query);
    if (this.#selected?.key !== key) this.#selected = { key, rows: selectRows(this.#store, query, this.#words) };
    return this.#selected.rows;
  }

  /** Ignores a filter by the answer, which would hide every change: changes are changes of the answer. */
  #seriesOf(query: TableQuery, shift: number): SeriesReply {
    const filters = query.filters.filter(({ column }) => column !== 'answer');
    const ofAllAnswers = this.#series({ ...query, filters });
    const { tooFew, changes, ...rest } = ofAllAnswers.summary();
    const isFiltered = filters.length < query.filters.length;
    const shown = isFiltered ? this.#series(query).summary() : rest;
    return { summary: { ...shown, tooFew, changes }, share: shareOverTime(ofAllAnswers.dated, shift) };
  }

  #series(query: TableQuery): Series {
    const series = new Series();
    for (const { id, row } of this.#selectedRows(query)) series.add(row, id);
    return series;
  }

  *#selectedRows(query: TableQuery): Generator<StoredRow> {
    const selection = this.#select(query);
    if (selection === null) yield* this.#store;
    else {
      for (const id of selection) {
        const stored = this.#store.get(id);
        if (stored !== undefined) yield stored;
      }
    }
  }

  /** The source of a row, read again; null if the file is not there any more. */
  async #sourceOf(stored: StoredRow | undefined): Promise<RowSource | null> {
    const bytes = stored === undefined ? null : await sourceOfRow(stored);
    return stored === undefined || bytes === null ? null : { place: stored.row.place, bytes, part: stored.part };
  }

  /** The rows, judged again from their masked sources, so that no part of the original is in them. */
  async #maskedRows(rows: readonly StoredRow[], masking: Masking): Promise<TableRow[]> {
    const { redact } = await import('../../report/redaction/redact.ts');
    const masked: TableRow[] = [];
    for (const stored of rows) {
      const { place } = stored.row;
      const source = await this.#sourceOf(stored);
      if (source !== null) {
        const text = redact(source.bytes, this.#settings, masking).source;
        masked.push(this.#judge(place, new TextEncoder().encode(text), source.part, maskedFolder(stored.folder)));
      } else if (stored.row.kind === 'unreadable') masked.push({ ...stored.row, subject: null });
      // The file is gone, and the stored row contains everything that was to be masked.
      else masked.push({ kind: 'unreadable', place, reason: 'cannot-be-read' });
    }
    return masked;
  }

  #tell(now: boolean): void {
    const time = Date.now();
    const pause = this.#store.length < MANY ? TELL_EVERY : TELL_EVERY_OF_MANY;
    if (!now && time - this.#toldAt < pause) return;
    this.#toldAt = time;
    this.#post({
      kind: 'progress',
      rows: this.#store.length,
      answers: [...this.#store.answers],
      reading: this.#reading,
      judging: this.#judging,
    });
  }
}

function wordsOf({ locale, words }: SentWords): ReportWords {
  const known = new Map<string, readonly string[]>();
  const parts = (key: string): readonly string[] => {
    const found = known.get(key) ?? splitTemplate(words[key] ?? key);
    known.set(key, found);
    return found;
  };
  return { locale, parts };
}
