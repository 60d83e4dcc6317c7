import { useState } from 'preact/hooks';
import { newProfileId, withProfile } from '../../extension/settings/profile-list.ts';
import { MAX_PROFILES } from '../../relay/profile-file.ts';
import type { LineTrialProps } from './line-trial.tsx';
import type { RelayProfile } from '../../relay/profile.ts';
import { say } from '../kit/words.ts';
import type { OptionsServices, Save } from './options-services.ts';
import { emptyDraft } from './relay-draft.ts';
import { RelayEntry } from './relay-entry.tsx';
import { RelayForm } from './relay-form.tsx';
import { RelayTransfer } from './relay-transfer.tsx';

interface RelaySectionProps {
  readonly profiles: readonly RelayProfile[];
  readonly save: Save;
  readonly trial: LineTrialProps;
  readonly saveFile: OptionsServices['saveFile'];
}

/** The relays in use: the list, a form for each, and their import and export as a file. */
export function RelaySection({ profiles, save, trial, saveFile }: RelaySectionProps) {
  /** Id of the relay whose form is open. */
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);

  const add = async (profile: RelayProfile): Promise<boolean> => {
    const stored = await save((settings) => {
      const named = { ...profile, id: newProfileId(profile.title, settings.profiles) };
      return { ...settings, profiles: withProfile(settings.profiles, named) };
    });
    if (stored) setAdding(false);
    return stored;
  };

  return (
    <section data-part="relays">
      <h2>{say('options_relays_title')}</h2>
      <p>{say('options_relays_hint')}</p>
      <ul class="relays">
        {profiles.map((profile, place) => (
          <RelayEntry
            key={profile.id}
            profile={profile}
            isFirst={place === 0}
            isOpen={open === profile.id}
            setOpen={(isOpen) => setOpen(isOpen ? profile.id : null)}
            save={save}
            trial={trial}
          />
        ))}
      </ul>
      {adding && <RelayForm draft={emptyDraft('new')} save={add} cancel={() => setAdding(false)} trial={trial} />}
      {!adding && profiles.length < MAX_PROFILES && (
        <button type="button" data-action="add-relay" onClick={() => setAdding(true)}>
          {say('options_relay_add')}
        </button>
      )}
      {profiles.length >= MAX_PROFILES && <p>{say('options_relays_limit', { limit: String(MAX_PROFILES) })}</p>}
      <RelayTransfer profiles={profiles} save={save} saveFile={saveFile} />
    </section>
  );
}
