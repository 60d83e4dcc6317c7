import type { Tls } from '../../received/hop.ts';
import { hopAt } from '../../route/hop-at.ts';
import type { Route } from '../../route/route.ts';
import type { WordKey } from './report-words.ts';
import { type Sentence, quoted, title } from './sentence.ts';

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
  /** Where the leg leads: "To Gmail". */
  readonly label: Sentence;
  readonly state: Tls['state'];
  readonly words: WordKey;
}

/** The last leg of a route; null if the border is unknown. */
export function lastLeg(route: Route): LastLeg | null {
  const border = hopAt(route, route.border?.hop ?? null);
  if (border === null) return null;
  const { writer, tls } = border.hop;
  const label = legLabel(route.border?.provider ?? null, writer.host);
  return { label, state: tls.state, words: LAST_LEG_WORDS[tls.state] };
}

/** In Russian, the words for a server without a name would be in the wrong case after "with". */
function legLabel(provider: string | null, host: string | null): Sentence {
  if (provider !== null) return { key: 'fact_leg', values: { host: title(provider) } };
  if (host === null) return { key: 'fact_leg_unnamed', values: {} };
  return { key: 'fact_leg', values: { host: quoted(host) } };
}
