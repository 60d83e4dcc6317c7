import type { InspectSettings } from '../report/inspect-settings.ts';

/** The settings that the judgement uses: the built-in relay profiles, no servers of the user's own. */
export function loadInspectSettings(): Promise<InspectSettings> {
  return Promise.resolve({ profiles: [], myServers: { hostSuffixes: [], networks: [] } });
}
