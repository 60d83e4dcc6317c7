import type { RelayProfile } from '../relay/profile.ts';
import type { MyServers } from '../route/my-servers.ts';

/** What a user can change about the judgement. Plain data. */
export interface InspectSettings {
  readonly profiles: readonly RelayProfile[];
  readonly myServers: MyServers;
}
