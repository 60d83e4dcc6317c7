import { readSettings } from '../../../../src/extension/settings/read-settings.ts';
import type { LoadedSettings } from '../../../../src/extension/settings/settings-store.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/extension/settings/settings.ts';
import { storedForm } from '../../../../src/extension/settings/stored-form.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import type { OptionsServices, SiteServices } from '../../../../src/ui/options/options-services.ts';
import { SitesDouble } from './sites-double.ts';

/** Settings kept in memory, in their stored form, and what the page did with them. */
export class OptionsServicesDouble implements OptionsServices {
  #stored: unknown;
  #sites: unknown;
  readonly #watchers = new Set<() => void>();
  /** Files that the page offered. */
  readonly files: { readonly name: string; readonly text: string }[] = [];
  refusesToSave = false;
  place: LoadedSettings['place'] = 'everywhere';

  constructor(stored: unknown = storedForm(DEFAULT_SETTINGS), sites: unknown = []) {
    this.#stored = stored;
    this.#sites = sites;
  }

  get settings(): Settings {
    return readSettings(this.#stored, this.#sites).settings;
  }

  readonly access = new SitesDouble(this);
  readonly sites: SiteServices = this.access;

  readonly inspect = inspect;

  readonly loadSettings = async (): Promise<LoadedSettings> => ({
    ...readSettings(this.#stored, this.#sites),
    place: this.place,
  });

  readonly changeSettings = async (change: (settings: Settings) => Settings): Promise<LoadedSettings> => {
    if (this.refusesToSave) throw new Error('disk full');
    const settings = change(this.settings);
    this.#stored = JSON.parse(JSON.stringify(storedForm(settings)));
    this.#sites = settings.automaticSites;
    for (const watcher of this.#watchers) watcher();
    return this.loadSettings();
  };

  readonly observeSettings = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  };

  readonly saveFile = (name: string, _type: string, text: string): void => {
    this.files.push({ name, text });
  };
}
