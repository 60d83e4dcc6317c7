import { sendsay } from '../relay/sendsay.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';

/** The settings that a message is judged by: the built-in relay profiles, no servers of the user's own. */
export function loadInspectSettings(): Promise<InspectSettings> {
  return Promise.resolve({ profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } });
}
