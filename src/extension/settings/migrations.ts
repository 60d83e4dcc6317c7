import { toRecord } from '../wire/to-record.ts';

/** The stored form of the settings: an object whose content is still unchecked. */
export type StoredRecord = Readonly<Partial<Record<string, unknown>>>;

/** Converts the stored form of one version into that of the next. An exception counts as damage. */
export type Migration = (stored: StoredRecord) => StoredRecord;

/** All migrations, in order: the first turns version 1 into version 2. */
export const MIGRATIONS: readonly Migration[] = [];

export interface Migrated {
  readonly record: StoredRecord;
  /**
   * `damaged`: of no known version, or impossible to migrate; each part may still be readable on its own. `newer`:
   * saved by a later version of the extension; known parts may be read, but nothing may be overwritten.
   */
  readonly state: 'current' | 'newer' | 'damaged';
}

/** Whether a stored value was saved by a later version of the extension. */
export function isFromLaterVersion(stored: unknown): boolean {
  return migrate(toRecord(stored)).state === 'newer';
}

/** The version that a list of migrations leads to. */
export function versionAfter(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}

/** Migrates a stored record to the current version, one version at a time. */
export function migrate(stored: StoredRecord, migrations: readonly Migration[] = MIGRATIONS): Migrated {
  const version = stored['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { record: stored, state: 'damaged' };
  }
  if (version > versionAfter(migrations)) return { record: stored, state: 'newer' };
  try {
    const record = migrations.slice(version - 1).reduce((older, step) => step(older), stored);
    return { record, state: 'current' };
  } catch {
    return { record: stored, state: 'damaged' };
  }
}
