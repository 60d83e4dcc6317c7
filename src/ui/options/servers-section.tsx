import { useId, useState } from 'preact/hooks';
import type { MyServers } from '../../route/my-servers.ts';
import { say } from '../kit/words.ts';
import { FormField } from './form-field.tsx';
import type { Save } from './options-services.ts';
import { checkServers, type ServerField, type ServersDraft, serversDraftOf } from './servers-draft.ts';
import { useForm } from './use-form.ts';
import { WideConfirmation, wideProblems } from './wide-networks.tsx';

interface ServersSectionProps {
  readonly servers: MyServers;
  readonly save: Save;
}

/** The user's own servers in front of the mailbox, which are believed like the mailbox's own. */
export function ServersSection({ servers, save }: ServersSectionProps) {
  const id = useId();
  const [confirmed, setConfirmed] = useState(false);
  const { draft, problems, form, change, submit } = useForm<ServersDraft, ServerField>(
    serversDraftOf(servers),
    (typed) => [...problemsOf(typed), ...wideProblems(typed.networks, confirmed)],
    async (typed) => {
      const checked = checkServers(typed);
      return checked.ok && (await save((settings) => ({ ...settings, myServers: checked.servers })));
    },
  );
  return (
    <section data-part="servers">
      <h2 id={id}>{say('options_servers_title')}</h2>
      <p>{say('options_servers_hint')}</p>
      <form class="options-form" ref={form} onSubmit={submit} noValidate>
        <FormField
          field="hostSuffixes"
          label="options_servers_hosts"
          hint="options_servers_hosts_hint"
          value={draft.hostSuffixes}
          problems={problems}
          change={(hostSuffixes) => change({ hostSuffixes })}
          list
        />
        <FormField
          field="networks"
          label="options_servers_networks"
          hint="options_servers_networks_hint"
          value={draft.networks}
          problems={problems}
          change={(networks) => change({ networks })}
          list
        />
        <WideConfirmation networks={draft.networks} confirmed={confirmed} confirm={setConfirmed} />
        <div class="actions">
          <button
            type="submit"
            class="primary"
            data-action="save-servers"
            id={`${id}-save`}
            aria-labelledby={`${id}-save ${id}`}
          >
            {say('options_save')}
          </button>
        </div>
      </form>
    </section>
  );
}

function problemsOf(draft: ServersDraft) {
  const checked = checkServers(draft);
  return checked.ok ? [] : checked.problems;
}
