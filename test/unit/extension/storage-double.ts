/**
 * The browser's storage for the tests: values are serialised as JSON, as in Chrome, and listeners are informed of
 * changes.
 */

type Change = { readonly oldValue?: unknown; readonly newValue?: unknown };
type ChangeListener = (changes: Record<string, Change>, area: string) => void;

export class StorageDouble {
  readonly #listeners = new Set<ChangeListener>();
  readonly local = new AreaDouble('local', (changes, area) => this.#tell(changes, area));
  readonly sync = new AreaDouble('sync', (changes, area) => this.#tell(changes, area));
  readonly session = new AreaDouble('session', (changes, area) => this.#tell(changes, area));
  readonly onChanged = {
    addListener: (listener: ChangeListener): void => void this.#listeners.add(listener),
    removeListener: (listener: ChangeListener): void => void this.#listeners.delete(listener),
  };

  /** Forgets everything except the listeners. */
  clear(): void {
    for (const area of [this.local, this.sync, this.session]) area.reset();
  }

  #tell(changes: Record<string, Change>, area: string): void {
    for (const listener of this.#listeners) listener(changes, area);
  }
}

class AreaDouble {
  readonly #name: string;
  readonly #tell: ChangeListener;
  #values = new Map<string, string>();
  /** The error with which the browser rejects reads and writes; null: it carries them out. */
  refusesReads: string | null = null;
  refusesWrites: string | null = null;

  constructor(name: string, tell: ChangeListener) {
    this.#name = name;
    this.#tell = tell;
  }

  /** What is stored, as the extension would read it. */
  get content(): Record<string, unknown> {
    return Object.fromEntries([...this.#values].map(([key, json]): [string, unknown] => [key, JSON.parse(json)]));
  }

  async get(keys: string | readonly string[] | null): Promise<Record<string, unknown>> {
    if (this.refusesReads !== null) throw new Error(this.refusesReads);
    const wanted = keys === null ? [...this.#values.keys()] : [keys].flat();
    return Object.fromEntries(Object.entries(this.content).filter(([key]) => wanted.includes(key)));
  }

  async set(values: Record<string, unknown>): Promise<void> {
    if (this.refusesWrites !== null) throw new Error(this.refusesWrites);
    const changes: Record<string, Change> = {};
    for (const [key, newValue] of Object.entries(values)) {
      const oldValue = this.content[key];
      this.#values.set(key, JSON.stringify(newValue));
      changes[key] = { oldValue, newValue };
    }
    this.#tell(changes, this.#name);
  }

  async remove(keys: string | readonly string[]): Promise<void> {
    if (this.refusesWrites !== null) throw new Error(this.refusesWrites);
    const changes: Record<string, Change> = {};
    for (const key of [keys].flat()) {
      if (this.#values.has(key)) changes[key] = { oldValue: this.content[key] };
      this.#values.delete(key);
    }
    if (Object.keys(changes).length > 0) this.#tell(changes, this.#name);
  }

  reset(): void {
    this.#values = new Map();
    this.refusesReads = null;
    this.refusesWrites = null;
  }
}

/** Locks as the browser grants them: one holder at a time, in the order of the requests. */
export function locksDouble(): { request<Value>(name: string, work: () => Promise<Value>): Promise<Value> } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_name, work) => {
      const result = last.then(work, work);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
