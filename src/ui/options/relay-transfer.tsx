import { useState } from 'preact/hooks';
import { readProfileFile, type ReadProfileFile, writeProfileFile } from '../../extension/settings/profile-file.ts';
import { withProfile } from '../../extension/settings/profile-list.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import { title } from '../../report/wording/sentence.ts';
import { VisibleText } from '../text/visible-text.tsx';
import { type MessageKey, say } from '../words.ts';
import type { OptionsServices, Save } from './options-services.ts';
import { Problems } from './repairs-notice.tsx';

type Refusal = Extract<ReadProfileFile, { readonly ok: false }>;

const REFUSAL_WORDS = {
  'no-file': 'options_import_no_file',
  newer: 'options_import_newer',
  'too-large': 'options_import_too_large',
  'nothing-in-it': 'options_import_nothing',
  profiles: 'options_import_profiles',
} as const satisfies Record<Refusal['reason'], MessageKey>;

const FILE_NAME = 'relay-profiles.json';

interface RelayTransferProps {
  readonly profiles: readonly RelayProfile[];
  readonly save: Save;
  readonly saveFile: OptionsServices['saveFile'];
}

/** All relays into a file, and out of one: those with a known id replace theirs, the others are added. */
export function RelayTransfer({ profiles, save, saveFile }: RelayTransferProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const read = readProfileFile(await file.text());
    // The same file can be chosen again once it was corrected.
    input.value = '';
    setRefusal(read.ok ? null : read);
    if (!read.ok) return;
    await save((settings) => ({ ...settings, profiles: read.profiles.reduce(withProfile, settings.profiles) }), {
      key: 'options_imported',
      values: { relays: title(read.profiles.map((profile) => profile.title).join(', ')) },
      undo: (settings) => ({ ...settings, profiles }),
    });
  };

  return (
    <div class="transfer" data-part="transfer">
      <div class="actions">
        <label class="file-button">
          <input
            type="file"
            accept=".json,application/json"
            data-action="import-relays"
            onChange={(event) => void take(event.currentTarget)}
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
        {refusal !== null && (
          <>
            <p>{say(REFUSAL_WORDS[refusal.reason])}</p>
            <ul class="bullets">
              {refusal.wrong.map((profile, place) => (
                <li key={place}>
                  <VisibleText text={profile.title} />: <Problems problems={profile.problems} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
