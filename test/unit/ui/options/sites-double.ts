import type { Site } from '../../../../src/extension/settings/site-access.ts';
import type { Settings } from '../../../../src/extension/settings/settings.ts';
import type { SiteServices } from '../../../../src/ui/options/options-services.ts';

interface SettingsInMemory {
  readonly settings: Settings;
  changeSettings(change: (settings: Settings) => Settings): Promise<unknown>;
}

/** A browser's permissions in memory. */
export class SitesDouble implements SiteServices {
  readonly #memory: SettingsInMemory;
  readonly #watchers = new Set<() => void>();
  /** Origins and patterns that the browser allows. */
  readonly allowed = new Set<string>();
  /** A person's answer to the browser's question. */
  answer = true;

  constructor(memory: SettingsInMemory) {
    this.#memory = memory;
  }

  readonly checkedSites = async (): Promise<Site[]> =>
    this.#memory.settings.automaticSites.map((origin) => ({
      origin,
      state: this.allowed.has(origin) ? 'on' : 'blocked',
    }));

  readonly spareAccess = async (): Promise<string[]> => [...this.allowed].filter((pattern) => pattern.endsWith('/*'));

  readonly startChecking = async (origin: string): Promise<boolean> => {
    if (this.answer) {
      this.allowed.add(origin);
      await this.#memory.changeSettings((settings) => ({
        ...settings,
        automaticSites: [...settings.automaticSites, origin],
      }));
    }
    return this.answer;
  };

  readonly stopChecking = async (origin: string): Promise<void> => {
    await this.#memory.changeSettings((settings) => ({
      ...settings,
      automaticSites: settings.automaticSites.filter((site) => site !== origin),
    }));
    this.allowed.delete(origin);
  };

  readonly giveBack = async (pattern: string): Promise<void> => {
    this.allowed.delete(pattern);
    this.tellWatchers();
  };

  readonly observeAccess = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  };

  /** As after a change in the browser itself. */
  tellWatchers(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
