import { useId } from 'preact/hooks';
import { withoutProfile, withProfile, withProfileRaised } from '../../extension/settings/profile-list.ts';
import { builtInProfile } from '../../extension/settings/settings.ts';
import type { LineTrialProps } from './line-trial.tsx';
import type { RelayProfile } from '../../relay/profile.ts';
import { title } from '../../report/wording/sentence.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import type { Save } from './options-services.ts';
import { draftOf } from './relay-draft.ts';
import { RelayForm } from './relay-form.tsx';

interface RelayEntryProps {
  readonly profile: RelayProfile;
  readonly isFirst: boolean;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly save: Save;
  readonly trial: LineTrialProps;
}

/** One relay: what identifies it, and what can be done with it. */
export function RelayEntry({ profile, isFirst, isOpen, setOpen, save, trial }: RelayEntryProps) {
  const id = useId();
  const builtIn = builtInProfile(profile.id);
  const named = (button: string): { id: string; 'aria-labelledby': string } => ({
    id: `${id}-${button}`,
    'aria-labelledby': `${id}-${button} ${id}`,
  });

  const change = async (changed: RelayProfile): Promise<boolean> => {
    const stored = await save((settings) => ({ ...settings, profiles: withProfile(settings.profiles, changed) }));
    if (stored) setOpen(false);
    return stored;
  };
  const remove = (): void => {
    void save((settings) => ({ ...settings, profiles: withoutProfile(settings.profiles, profile.id) }), {
      key: 'options_relay_removed',
      values: { relay: title(profile.title) },
      undo: (settings) => ({ ...settings, profiles: withProfile(settings.profiles, profile) }),
    });
  };

  return (
    <li class="relay" data-relay-id={profile.id}>
      <div class="relay-line">
        <h3 id={id}>
          <VisibleText text={profile.title} />
        </h3>
        {builtIn !== null && <span class="relay-note">{say('options_relay_built_in')}</span>}
        <span class="actions">
          {!isFirst && (
            <button
              type="button"
              class="small-button"
              data-action="raise-relay"
              {...named('raise')}
              onClick={() =>
                void save((settings) => ({ ...settings, profiles: withProfileRaised(settings.profiles, profile.id) }))
              }
            >
              {say('options_relay_raise')}
            </button>
          )}
          <button
            type="button"
            class="small-button"
            data-action="edit-relay"
            aria-expanded={isOpen}
            {...named('edit')}
            onClick={() => setOpen(!isOpen)}
          >
            {say(builtIn === null ? 'options_relay_edit' : 'options_relay_extend')}
          </button>
          {builtIn === null && (
            <button type="button" class="small-button" data-action="remove-relay" {...named('remove')} onClick={remove}>
              {say('options_relay_remove')}
            </button>
          )}
        </span>
      </div>
      <p class="relay-marks">
        <VisibleText text={[...profile.hostSuffixes, ...profile.networks].join(', ')} />
      </p>
      {isOpen && <RelayForm draft={draftOf(profile)} save={change} cancel={() => setOpen(false)} trial={trial} />}
    </li>
  );
}
