import { useState } from 'preact/hooks';
import { builtInProfile } from '../../extension/settings/settings.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { Say } from '../kit/say.tsx';
import { type WordKey, say } from '../kit/words.ts';
import { type LineTrialProps, TrialField } from './line-trial.tsx';
import { FormField } from './form-field.tsx';
import { ADDITION_LISTS, checkDraft, type RelayDraft, RELAY_LISTS, type RelayField } from './relay-draft.ts';
import { useForm } from './use-form.ts';
import { WideConfirmation, wideProblems } from './wide-networks.tsx';

/** Label and hint of each field. */
const FIELD_WORDS = {
  title: ['options_relay_title', 'options_relay_title_hint'],
  hostSuffixes: ['options_relay_hosts', 'options_relay_hosts_hint'],
  networks: ['options_relay_networks', 'options_relay_networks_hint'],
  submissionHosts: ['options_relay_submission', 'options_relay_submission_hint'],
  campaignFields: ['options_relay_campaign', 'options_relay_campaign_hint'],
  dkimDomains: ['options_relay_dkim', 'options_relay_dkim_hint'],
} as const satisfies Record<RelayField, readonly [label: WordKey, hint: WordKey]>;

interface RelayFormProps {
  /** The stored profile. */
  readonly draft: RelayDraft;
  /** Resolves to whether it was stored. */
  readonly save: (profile: RelayProfile) => Promise<boolean>;
  readonly cancel: () => void;
  /** The settings with which a line is tried. The relay is the one in the form. */
  readonly trial: LineTrialProps;
}

/** A relay's form; for a built-in one, what the user adds to it. */
export function RelayForm({ draft: saved, save, cancel, trial }: RelayFormProps) {
  const [confirmed, setConfirmed] = useState(false);
  const [more, setMore] = useState(false);
  const builtIn = builtInProfile(saved.id);
  const { draft, problems, form, change, submit } = useForm<RelayDraft, RelayField>(
    saved,
    (typed) => [...problemsOf(typed), ...wideProblems(typed.networks, confirmed)],
    async (typed) => {
      const checked = checkDraft(typed);
      return checked.ok && (await save(checked.profile));
    },
  );
  const tried = checkDraft(draft);
  const field = (name: RelayField, list: boolean) => {
    const [label, hint] = FIELD_WORDS[name];
    return (
      <FormField
        key={name}
        field={name}
        label={label}
        hint={hint}
        value={draft[name]}
        problems={problems}
        list={list}
        change={(value) => change({ [name]: value })}
      />
    );
  };
  return (
    <form class="options-form" data-part="relay-form" ref={form} onSubmit={submit} noValidate>
      {builtIn === null ? (
        <>
          {field('title', false)}
          {field('hostSuffixes', true)}
          {field('networks', true)}
          {/* Once opened, by a problem in it or by hand, this part stays open. */}
          <details
            open={more || problems.some((problem) => isFurther(problem.field))}
            onToggle={(event) => setMore(event.currentTarget.open)}
          >
            <summary>{say('options_relay_more')}</summary>
            <div class="form-more">{RELAY_LISTS.filter(isFurther).map((name) => field(name, true))}</div>
          </details>
        </>
      ) : (
        <>
          <p>
            <Say sentence="options_relay_fixed" values={{ marks: <Marks profile={builtIn} /> }} />
          </p>
          {ADDITION_LISTS.map((name) => field(name, true))}
        </>
      )}
      <WideConfirmation networks={draft.networks} confirmed={confirmed} confirm={setConfirmed} />
      {tried.ok && (
        <details class="form-trial" data-part="form-trial">
          <summary>{say('options_trial_title')}</summary>
          <TrialField {...trial} settings={{ ...trial.settings, profiles: [tried.profile] }} />
        </details>
      )}
      <div class="actions">
        <button type="submit" class="primary" data-action="save-relay">
          {say('options_save')}
        </button>
        <button type="button" data-action="cancel-relay" onClick={cancel}>
          {say('cancel')}
        </button>
      </div>
    </form>
  );
}

/** Whether the field is for supporting marks, which most people leave empty. */
function isFurther(field: RelayField): boolean {
  return field === 'submissionHosts' || field === 'campaignFields' || field === 'dkimDomains';
}

function Marks({ profile }: { readonly profile: RelayProfile }) {
  return <VisibleText text={[...profile.hostSuffixes, ...profile.networks].join(', ')} />;
}

function problemsOf(draft: RelayDraft) {
  const checked = checkDraft(draft);
  return checked.ok ? [] : checked.problems;
}
