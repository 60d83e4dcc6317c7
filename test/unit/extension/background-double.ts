import { StorageDouble } from './storage-double.ts';

/** A script that the browser injects into every matching page. */
interface RegisteredScript {
  readonly id: string;
  readonly matches?: readonly string[];
  readonly js?: readonly string[];
  readonly runAt?: string;
  readonly persistAcrossSessions?: boolean;
}

/** A tab, and how the page in it answers the extension's messages. Without `answer` nobody listens there. */
export interface TabDouble {
  readonly id: number;
  readonly url: string;
  answer?: (message: unknown) => unknown;
}

/** What the toolbar button shows in one tab; null if it is the default. */
export interface ButtonDouble {
  badge: string;
  title: string;
  icon: string;
}

class Listeners {
  readonly #listeners = new Set<() => void>();
  readonly addListener = (listener: () => void): void => void this.#listeners.add(listener);
  readonly removeListener = (listener: () => void): void => void this.#listeners.delete(listener);
  get count(): number {
    return this.#listeners.size;
  }
  fire(): void {
    for (const listener of this.#listeners) listener();
  }
}

/**
 * The browser as pages of the extension and its background see it, in memory. It outlives every "restart" of the
 * background in a test, as the real one does.
 */
export class BackgroundDouble {
  readonly storage = new StorageDouble();
  /** Match patterns that the browser allows. */
  readonly allowed = new Set<string>();
  /** A person's answer to the browser's question, and what was asked. */
  answer = true;
  readonly asked: string[] = [];
  openTabs: TabDouble[] = [];
  /** Messages sent to tabs, with their recipients. */
  readonly said: { readonly tabId: number; readonly message: unknown }[] = [];
  readonly buttons = new Map<number, ButtonDouble>();
  readonly badges: string[] = [];
  scripts: RegisteredScript[] = [];
  /** Files that were injected into open tabs. */
  readonly injected: { readonly tabId: number; readonly files: readonly string[] }[] = [];
  /** Tabs that the extension may not access, or whose page never loads. */
  readonly closedTabs = new Set<number>();
  readonly hangingTabs = new Set<number>();
  readonly created: { readonly url: string }[] = [];
  readonly popups: unknown[] = [];
  opensPopups = true;
  /** Entries of the context menu. */
  readonly menu: { readonly id: string; readonly contexts: readonly string[]; title: string }[] = [];
  selection: unknown = null;

  /** What was handed to the open page "Messages"; null if none is open. */
  table: unknown[] | null = null;

  readonly runtime = {
    id: 'relay-inspector@test',
    sendMessage: async (message: unknown): Promise<unknown> => {
      if (this.table === null) throw new Error('Could not establish connection. Receiving end does not exist.');
      this.table.push(message);
      return 'for-the-table';
    },
    getURL: (path: string): string => `extension://id/${path}`,
    onMessage: new Listeners(),
    onInstalled: new Listeners(),
    onStartup: new Listeners(),
  };

  readonly i18n = {
    getMessage: (key: string): string => key,
    getUILanguage: (): string => 'en',
  };

  readonly action = {
    setBadgeText: async ({ tabId, text }: { readonly tabId: number; readonly text: string }): Promise<void> => {
      this.#button(tabId).badge = text;
      this.badges.push(text);
    },
    setBadgeBackgroundColor: async (): Promise<void> => undefined,
    setBadgeTextColor: async (): Promise<void> => undefined,
    setTitle: async ({ tabId, title }: { readonly tabId: number; readonly title: string }): Promise<void> => {
      this.#button(tabId).title = title;
    },
    setIcon: async ({ tabId, path }: { tabId: number; path: Readonly<Record<string, string>> }): Promise<void> => {
      this.#button(tabId).icon = path['16'] ?? '';
    },
    openPopup: async (where: unknown): Promise<void> => {
      if (!this.opensPopups) throw new Error('openPopup may only be called from a user input handler');
      this.popups.push(where);
    },
  };

  readonly tabs = {
    query: async ({ url }: { readonly url?: string }): Promise<readonly TabDouble[]> =>
      this.openTabs.filter((tab) => url === undefined || isCovered(tab.url, url)),
    sendMessage: async (tabId: number, message: unknown): Promise<unknown> => {
      this.said.push({ tabId, message });
      const answer = this.openTabs.find(({ id }) => id === tabId)?.answer;
      if (answer === undefined) throw new Error('Could not establish connection. Receiving end does not exist.');
      return answer(JSON.parse(JSON.stringify(message)));
    },
    create: async (tab: { readonly url: string }): Promise<void> => void this.created.push(tab),
  };

  readonly permissions = {
    contains: async ({ origins }: { readonly origins: readonly string[] }): Promise<boolean> =>
      origins.every((origin) => this.allowed.has(origin)),
    request: async ({ origins }: { readonly origins: readonly string[] }): Promise<boolean> => {
      this.asked.push(...origins);
      if (this.answer) for (const origin of origins) this.allowed.add(origin);
      return this.answer;
    },
    remove: async ({ origins }: { readonly origins: readonly string[] }): Promise<boolean> =>
      origins.every((origin) => this.allowed.delete(origin)),
    getAll: async () => ({ origins: [...this.allowed] }),
    onAdded: new Listeners(),
    onRemoved: new Listeners(),
  };

  readonly scripting = {
    getRegisteredContentScripts: async ({ ids }: { readonly ids: readonly string[] }) =>
      this.scripts.filter(({ id }) => ids.includes(id)),
    registerContentScripts: async (scripts: readonly RegisteredScript[]): Promise<void> => {
      const [first] = scripts;
      if (this.scripts.some(({ id }) => id === first?.id)) throw new Error(`Duplicate script ID '${first?.id}'`);
      this.scripts.push(...scripts);
    },
    updateContentScripts: async (scripts: readonly RegisteredScript[]): Promise<void> => {
      this.scripts = this.scripts.map((script) => ({ ...script, ...scripts.find(({ id }) => id === script.id) }));
    },
    unregisterContentScripts: async ({ ids }: { readonly ids: readonly string[] }): Promise<void> => {
      this.scripts = this.scripts.filter(({ id }) => !ids.includes(id));
    },
    executeScript: async (given: {
      readonly target: { readonly tabId: number; readonly frameIds?: readonly number[] };
      readonly files?: readonly string[];
    }): Promise<readonly { readonly result: unknown }[]> => {
      const { tabId } = given.target;
      if (this.closedTabs.has(tabId)) throw new Error('Cannot access contents of the page');
      if (this.hangingTabs.has(tabId)) return new Promise<never>(() => undefined);
      if (given.files !== undefined) this.injected.push({ tabId, files: given.files });
      return [{ result: given.files === undefined ? this.selection : null }];
    },
  };

  readonly contextMenus = {
    update: async (id: string, { title }: { readonly title: string }): Promise<void> => {
      const item = this.menu.find((each) => each.id === id);
      if (item === undefined) throw new Error(`Cannot find menu item with id ${id}`);
      item.title = title;
    },
    create: (item: { readonly id: string; readonly contexts: readonly string[]; readonly title: string }): void => {
      if (this.menu.some(({ id }) => id === item.id))
        throw new Error(`Cannot create item with duplicate id ${item.id}`);
      this.menu.push(item);
    },
    onClicked: new Listeners(),
  };

  /** What the user has set; access to the sites is granted, too. */
  async check(sites: readonly string[], settings: object = {}): Promise<void> {
    for (const site of sites) this.allowed.add(`${site}/*`);
    await this.storage.local.set({ automaticSites: sites });
    await this.storage.sync.set({ settings: { version: 1, ...settings } });
  }

  #button(tabId: number): ButtonDouble {
    const button = this.buttons.get(tabId) ?? { badge: '', title: '', icon: '' };
    this.buttons.set(tabId, button);
    return button;
  }
}

/** "https://mail.example/*", with or without a port, which is all that the tests use of patterns. */
function isCovered(address: string, pattern: string): boolean {
  const { origin, protocol, hostname } = new URL(address);
  const site = pattern.slice(0, -'/*'.length);
  return site === origin || site === `${protocol}//${hostname}`;
}
