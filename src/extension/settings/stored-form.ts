import { additionsTo } from './profile-list.ts';
import { MIGRATIONS, type StoredRecord, versionAfter } from './migrations.ts';
import type { Settings } from './settings.ts';

/**
 * The settings as they are stored, without the sites, which are stored separately. Only the user's additions to a
 * built-in profile are kept, so that a later version of the extension can improve the profile itself.
 */
export function storedForm({ automaticSites: _apart, profiles, ...others }: Settings): StoredRecord {
  return {
    version: versionAfter(MIGRATIONS),
    profiles: profiles.map((profile) => {
      const additions = additionsTo(profile);
      return additions === null ? profile : { id: profile.id, ...additions };
    }),
    ...others,
  };
}
