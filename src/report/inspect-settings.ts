import type { RelayProfile } from '../relay/profile.ts';

/** What a user can change about the judgement. Plain data. */
export interface InspectSettings {
  readonly profiles: readonly RelayProfile[];
  readonly myServers: MyServers;
}

/** The user's own receiving servers, e.g. a gateway in front of the mailbox. */
export interface MyServers {
  /** Domains, matched on label boundaries. */
  readonly hostSuffixes: readonly string[];
  /** CIDR notation. */
  readonly networks: readonly string[];
}
