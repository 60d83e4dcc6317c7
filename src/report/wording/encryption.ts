import type { Tls } from '../../received/hop.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { Route } from '../../route/route.ts';
import type { WordKey } from './report-words.ts';
import { type Sentence, hostValue, title } from './sentence.ts';

/** Each encryption state of a leg. */
export const ENCRYPTION_WORDS = {
  recorded: 'tls_recorded',
  none: 'tls_none',
  unknown: 'tls_unknown',
  local: 'tls_local',
} as const satisfies Record<Tls['state'], WordKey>;

const LAST_LEG_WORDS = {
  recorded: 'fact_leg_encrypted',
  none: 'fact_leg_plain',
  unknown: 'fact_leg_not_recorded',
  local: 'tls_local',
} as const satisfies Record<Tls['state'], WordKey>;

/** The leg over the border, on which the message reached the mailbox's own servers. */
export interface LastLeg {
  /** "To Gmail" */
  readonly label: Sentence;
  readonly state: Tls['state'];
  readonly words: WordKey;
}

/** null if the border is unknown. */
export function lastLeg(route: Route): LastLeg | null {
  const border = hopAt(route, route.border?.hop ?? null);
  if (border === null) return null;
  const provider = route.border?.provider ?? null;
  const host = provider === null ? hostValue(border.hop.writer.host) : title(provider);
  const { state } = border.hop.tls;
  return { label: { key: 'fact_leg', values: { host } }, state, words: LAST_LEG_WORDS[state] };
}
