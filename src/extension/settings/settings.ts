import { sendsay } from '../../relay/sendsay.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import { type MyServers, NO_SERVERS } from '../../route/my-servers.ts';
import { LANGUAGES } from './languages.ts';

/**
 * Everything that a user can set. Plain data in which no value is missing: missing or damaged parts have their
 * defaults.
 */
export interface Settings {
  /**
   * The relays to judge by, the most important first. Every built-in profile is among them, with what the user added to
   * it.
   */
  readonly profiles: readonly RelayProfile[];
  readonly myServers: MyServers;
  /** Origins ("https://mail.example.com") whose open messages are checked without a click, if the browser allows it. */
  readonly automaticSites: readonly string[];
  /** Whether to show the verdict in the page too, near the subject, where messages are checked automatically. */
  readonly chip: boolean;
  readonly language: (typeof LANGUAGE_CHOICES)[number];
  readonly theme: (typeof THEMES)[number];
  readonly timeZone: (typeof TIME_ZONES)[number];
}

export const LANGUAGE_CHOICES = ['auto', ...LANGUAGES] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
/** The reader's own zone, UTC, or the zone that each server wrote. */
export const TIME_ZONES = ['local', 'utc', 'written'] as const;

/** Profiles that come with the extension. A user can add hosts and networks to them, but not remove them. */
export const BUILT_IN_PROFILES: readonly RelayProfile[] = [sendsay];

export const DEFAULT_SETTINGS: Settings = {
  profiles: BUILT_IN_PROFILES,
  myServers: NO_SERVERS,
  automaticSites: [],
  chip: true,
  language: 'auto',
  theme: 'auto',
  timeZone: 'local',
};

/** The built-in profile with this id; null for a user's own. */
export function builtInProfile(id: string): RelayProfile | null {
  return BUILT_IN_PROFILES.find((profile) => profile.id === id) ?? null;
}

/** The settings by which a message is judged. */
export function inspectSettingsOf({ profiles, myServers }: Settings): InspectSettings {
  return { profiles, myServers };
}
