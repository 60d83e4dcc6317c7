import type { Site } from '../../extension/settings/site-access.ts';
import type { LoadedSettings } from '../../extension/settings/settings-store.ts';
import type { Settings } from '../../extension/settings/settings.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { Report } from '../../report/report.ts';
import type { Sentence } from '../../report/wording/sentence.ts';

/** Which sites are checked automatically; see src/extension/settings/site-access.ts. */
export interface SiteServices {
  readonly checkedSites: () => Promise<readonly Site[]>;
  /** Further match patterns that the browser allows. */
  readonly spareAccess: () => Promise<readonly string[]>;
  readonly startChecking: (origin: string) => Promise<boolean>;
  readonly stopChecking: (origin: string) => Promise<void>;
  readonly giveBack: (pattern: string) => Promise<void>;
  readonly observeAccess: (changed: () => void) => () => void;
}

/** What the settings page needs from outside; provided by main.tsx, replaced in tests. */
export interface OptionsServices {
  readonly loadSettings: () => Promise<LoadedSettings>;
  readonly changeSettings: (change: (settings: Settings) => Settings) => Promise<LoadedSettings>;
  readonly observeSettings: (changed: () => void) => () => void;
  readonly sites: SiteServices;
  readonly inspect: (source: Uint8Array, settings: InspectSettings) => Report;
  /** Lets the user save a text as a file. */
  readonly saveFile: (name: string, type: string, text: string) => void;
}

/** The message after a change: a sentence, and an undo if there is one. */
export interface Announcement extends Sentence {
  readonly undo?: Change;
}

type Change = (settings: Settings) => Settings;

/** Saves a change and says so; resolves to whether it was stored. */
export type Save = (change: Change, said?: Announcement) => Promise<boolean>;
