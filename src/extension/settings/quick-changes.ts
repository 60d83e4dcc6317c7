/**
 * Settings that a person changes from a verdict, without opening the settings page. Each change returns an undo, which
 * reverts that change and leaves later ones.
 */
import type { RelayProfile } from '../../relay/profile.ts';
import type { MyServers } from '../../route/my-servers.ts';
import { withProfile } from './profile-list.ts';
import { changeSettings } from './settings-store.ts';

/** Undoes a change; rejects if the browser cannot save the settings. */
export type Undo = () => Promise<void>;

/**
 * A host that accepts mail for the user before the mailbox does. Identified by its name if the mailbox's server checked
 * that name, else by its address: an unchecked name is chosen by whoever owns the address.
 */
export type OwnServer = { readonly host: string } | { readonly address: string };

/** Adds hosts to the user's own servers. Rejects if the browser cannot save the settings. */
export async function addMyServers(servers: readonly OwnServer[]): Promise<Undo> {
  const added: MyServers = {
    hostSuffixes: servers.flatMap((server) => ('host' in server ? [server.host] : [])),
    networks: servers.flatMap((server) => ('address' in server ? [server.address] : [])),
  };
  let missing = added;
  await changeSettings((settings) => {
    const { hostSuffixes, networks } = settings.myServers;
    missing = {
      hostSuffixes: lacking(hostSuffixes, added.hostSuffixes),
      networks: lacking(networks, added.networks),
    };
    const myServers = {
      hostSuffixes: [...hostSuffixes, ...missing.hostSuffixes],
      networks: [...networks, ...missing.networks],
    };
    return { ...settings, myServers };
  });
  return async () => {
    await changeSettings((settings) => ({
      ...settings,
      myServers: {
        hostSuffixes: lacking(missing.hostSuffixes, settings.myServers.hostSuffixes),
        networks: lacking(missing.networks, settings.myServers.networks),
      },
    }));
  };
}

/**
 * Adds a network, or a single address, to a relay's profile. Does nothing if the profile no longer exists. Rejects if
 * the browser cannot save the settings.
 */
export async function addNetworkToProfile(profileId: string, network: string): Promise<Undo> {
  let wasThere = false;
  await changeNetworks(profileId, (networks) => {
    wasThere = networks.includes(network);
    return wasThere ? networks : [...networks, network];
  });
  return async () => {
    if (!wasThere) await changeNetworks(profileId, (networks) => networks.filter((each) => each !== network));
  };
}

async function changeNetworks(
  profileId: string,
  change: (networks: readonly string[]) => readonly string[],
): Promise<void> {
  await changeSettings((settings) => {
    const profile = settings.profiles.find(({ id }) => id === profileId);
    if (profile === undefined) return settings;
    const changed: RelayProfile = { ...profile, networks: change(profile.networks) };
    return { ...settings, profiles: withProfile(settings.profiles, changed) };
  });
}

/** The entries that a list lacks. */
function lacking(list: readonly string[], entries: readonly string[]): string[] {
  return [...new Set(entries)].filter((entry) => !list.includes(entry));
}
