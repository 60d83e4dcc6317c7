import type { ProfileProblem } from '../../relay/parse-profile.ts';
import type { Settings } from './settings.ts';

/** What was wrong with the stored settings, and was repaired while they were read. */
export type SettingsRepair =
  /** What was stored was not settings at all. */
  | { readonly kind: 'all-reset' }
  /** The record declares no known version, so each part was read separately. */
  | { readonly kind: 'no-version' }
  /** Saved by a later version of the extension; parts that this one does not know are left alone. */
  | { readonly kind: 'newer-version' }
  /** This part was reset to its default. */
  | { readonly kind: 'reset'; readonly part: keyof Settings }
  /** One entry of a list was left out: a host, a network, a site. */
  | { readonly kind: 'entry-removed'; readonly part: 'myServers' | 'automaticSites'; readonly value: string }
  /** Some entries of a relay's lists were left out. */
  | { readonly kind: 'profile-mended'; readonly title: string; readonly problems: readonly ProfileProblem[] }
  /** A whole relay was left out. */
  | { readonly kind: 'profile-removed'; readonly title: string; readonly problems: readonly ProfileProblem[] };
