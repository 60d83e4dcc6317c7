import { useState } from 'preact/hooks';
import {
  MAX_FILE,
  MAX_PROFILES,
  type ReadProfileFile,
  readProfileFile,
  writeProfileFile,
} from '../../relay/profile-file.ts';
import { withProfile } from '../../extension/settings/profile-list.ts';
import { isWideNetwork } from '../../relay/parse-profile.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import { title } from '../../report/wording/sentence.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { Say } from '../kit/say.tsx';
import { type WordKey, say } from '../kit/words.ts';
import type { OptionsServices, Save } from './options-services.ts';
import { Problems } from './repairs-notice.tsx';

type RefusedFile = Extract<ReadProfileFile, { readonly ok: false }>;

interface Refusal extends Pick<RefusedFile, 'wrong'> {
  /** `too-many`: together with the existing ones. `unreadable`: the browser could not read it. */
  readonly reason: RefusedFile['reason'] | 'too-many' | 'unreadable';
}

/** The state of a file that was not imported at once. */
type ImportOutcome =
  | (Refusal & { readonly kind: 'refused' })
  /** Its relays wait until the user has confirmed their wide networks. */
  | { readonly kind: 'asked'; readonly profiles: readonly RelayProfile[]; readonly wide: readonly string[] };

const REFUSAL_WORDS = {
  'no-file': 'options_import_no_file',
  newer: 'options_import_newer',
  'too-large': 'options_import_too_large',
  'nothing-in-it': 'options_import_nothing',
  profiles: 'options_import_profiles',
  'too-many': 'options_relays_limit',
  unreadable: 'options_import_unreadable',
} as const satisfies Record<Refusal['reason'], WordKey>;

const FILE_NAME = 'relay-profiles.json';

interface RelayTransferProps {
  readonly profiles: readonly RelayProfile[];
  readonly save: Save;
  readonly saveFile: OptionsServices['saveFile'];
}

/**
 * Exports all relays to a file, and imports from one: relays with a known id replace the existing ones, the others are
 * added.
 */
export function RelayTransfer({ profiles, save, saveFile }: RelayTransferProps) {
  const { outcome, take, store, cancel } = useImport(profiles, save);
  return (
    <div class="transfer" data-part="transfer">
      <div class="actions">
        <label class="file-button">
          <input
            type="file"
            accept=".json,application/json"
            data-action="import-relays"
            onChange={(event) => {
              const { files } = event.currentTarget;
              if (files?.[0] !== undefined) void take(files[0]);
              // Lets the same file be chosen again after it was corrected.
              event.currentTarget.value = '';
            }}
          />
          <span>{say('options_import')}</span>
        </label>
        <button
          type="button"
          data-action="export-relays"
          onClick={() => saveFile(FILE_NAME, 'application/json', writeProfileFile(profiles))}
        >
          {say('options_export')}
        </button>
      </div>
      <div role="status">
        {outcome?.kind === 'refused' && <RefusalText refusal={outcome} />}
        {outcome?.kind === 'asked' && (
          <p>
            <Say sentence="options_import_wide" values={{ networks: <VisibleText text={outcome.wide.join(', ')} /> }} />
          </p>
        )}
      </div>
      {outcome?.kind === 'asked' && (
        <div class="actions">
          <button type="button" class="primary" data-action="import-wide" onClick={() => void store(outcome.profiles)}>
            {say('options_import_wide_confirm')}
          </button>
          <button type="button" data-action="cancel-import" onClick={cancel}>
            {say('cancel')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Imports relays. Returns the result of the last file, and the functions for the next step. */
function useImport(profiles: readonly RelayProfile[], save: Save) {
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);

  const take = async (file: Blob): Promise<void> => {
    const read = await readChosen(file);
    const all = read.ok ? read.profiles.reduce(withProfile, profiles) : profiles;
    const taken = read.ok && all.length > MAX_PROFILES ? refusedFor('too-many') : read;
    if (!taken.ok) {
      setOutcome({ kind: 'refused', reason: taken.reason, wrong: taken.wrong });
      return;
    }
    const wide = wideNetworks(taken.profiles, profiles);
    if (wide.length > 0) setOutcome({ kind: 'asked', profiles: taken.profiles, wide });
    else await store(taken.profiles);
  };

  const store = async (read: readonly RelayProfile[]): Promise<void> => {
    setOutcome(null);
    await save((settings) => ({ ...settings, profiles: read.reduce(withProfile, settings.profiles) }), {
      key: 'options_imported',
      values: { relays: title(read.map((profile) => profile.title).join(', ')) },
      // Keeps what another page changed in the meantime.
      undo: (settings) => ({ ...settings, profiles: withoutRead(settings.profiles, read, profiles) }),
    });
  };

  return { outcome, take, store, cancel: () => setOutcome(null) };
}

/** Why nothing was imported, and what is wrong with each relay. */
function RefusalText({ refusal: { reason, wrong } }: { readonly refusal: Refusal }) {
  return (
    <>
      <p>{say(REFUSAL_WORDS[reason], { limit: String(MAX_PROFILES) })}</p>
      <ul class="bullets">
        {wrong.map((profile, place) => (
          <li key={place}>
            <VisibleText text={profile.title} />: <Problems problems={profile.problems} />
          </li>
        ))}
      </ul>
    </>
  );
}

function refusedFor(reason: Refusal['reason']): Refusal & { readonly ok: false } {
  return { ok: false, reason, wrong: [] };
}

/**
 * Networks so wide that each is probably a slip (the form asks about these as well), except those that the same relay
 * already has.
 */
function wideNetworks(read: readonly RelayProfile[], stored: readonly RelayProfile[]): readonly string[] {
  return read.flatMap(({ id, networks }) => {
    const known = stored.find((profile) => profile.id === id)?.networks ?? [];
    return networks.filter((network) => isWideNetwork(network) && !known.includes(network));
  });
}

/** A file that is too large is not even loaded. */
async function readChosen(file: Blob): Promise<ReadProfileFile | (Refusal & { readonly ok: false })> {
  // A character takes up to four bytes.
  if (file.size > 4 * MAX_FILE) return refusedFor('too-large');
  try {
    return readProfileFile(await file.text());
  } catch {
    return refusedFor('unreadable');
  }
}

/** The relays without those that were read from a file; those that the file replaced are restored. */
function withoutRead(
  profiles: readonly RelayProfile[],
  read: readonly RelayProfile[],
  before: readonly RelayProfile[],
): readonly RelayProfile[] {
  return profiles.flatMap((profile) => {
    const wasRead = read.some(({ id }) => id === profile.id);
    return wasRead ? before.filter(({ id }) => id === profile.id) : [profile];
  });
}
