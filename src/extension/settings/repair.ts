import type { ProfileProblem } from '../../relay/parse-profile.ts';
import type { Settings } from './settings.ts';

/** What was wrong with the stored settings, and was put right while they were read. */
export type SettingsRepair =
  /** What was stored is no settings at all. */
  | { readonly kind: 'all-reset' }
  /** It says of no known version to be; each part was read by itself. */
  | { readonly kind: 'no-version' }
  /** Saved by a later version of the extension; what this one does not know is left alone. */
  | { readonly kind: 'newer-version' }
  /** This part has its default. */
  | { readonly kind: 'reset'; readonly part: keyof Settings }
  /** One entry of a list was left out: a host, a network, a site. */
  | { readonly kind: 'entry-removed'; readonly part: 'myServers' | 'automaticSites'; readonly value: string }
  /** Some entries of a relay's lists were left out. */
  | { readonly kind: 'profile-mended'; readonly title: string; readonly problems: readonly ProfileProblem[] }
  /** A whole relay was left out. */
  | { readonly kind: 'profile-removed'; readonly title: string; readonly problems: readonly ProfileProblem[] };
