import { useEffect, useState } from 'preact/hooks';
import type { LoadedSettings } from '../../extension/settings/settings-store.ts';
import { CONTENT, PageHeader } from '../kit/page-header.tsx';
import { useFilesToTable } from '../intake/use-files-to-table.ts';
import { say } from '../kit/words.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { LineTrial } from './line-trial.tsx';
import type { Announcement, OptionsServices, Save } from './options-services.ts';
import { RelaySection } from './relay-section.tsx';
import { RepairsNotice } from './repairs-notice.tsx';
import { ResetSection } from './reset-section.tsx';
import { SaidAfterChange } from './said-after-change.tsx';
import { ServersSection } from './servers-section.tsx';
import { SitesSection } from './sites-section.tsx';

/** How long the result of a change is shown, and undo offered. A failure stays. */
const SAID_FOR_MS = 6_000;
const UNDO_FOR_MS = 20_000;

/** Everything that can be set. A choice is saved at once. Typed text is saved when it is submitted, if it is valid. */
export function OptionsPage({ services }: { readonly services: OptionsServices }) {
  useFilesToTable();
  const { loaded, said, save } = useSettings(services);
  return (
    <>
      <PageHeader page="settings" />
      <main
        {...CONTENT}
        class="options"
        data-state={loaded === null ? 'loading' : 'settings'}
        data-place={loaded?.place}
      >
        <h1>{say('options_title')}</h1>
        <p class="options-place">{say('options_saving')}</p>
        {loaded !== null && (
          <>
            <RepairsNotice repairs={loaded.repairs} save={save} />
            <RelaySection
              profiles={loaded.settings.profiles}
              save={save}
              saveFile={services.saveFile}
              trial={{ settings: loaded.settings, inspect: services.inspect }}
            />
            <LineTrial settings={loaded.settings} inspect={services.inspect} />
            <ServersSection servers={loaded.settings.myServers} save={save} />
            <SitesSection settings={loaded.settings} sites={services.sites} save={save} />
            <AppearanceSection settings={loaded.settings} save={save} />
            <ResetSection settings={loaded.settings} save={save} />
            {loaded.place === 'this-computer' && <p class="options-place">{say('options_this_computer')}</p>}
          </>
        )}
        <SaidAfterChange said={said} save={save} />
      </main>
    </>
  );
}

/** The settings as they are stored, a way to change them, and what is said after a change. */
function useSettings(services: Pick<OptionsServices, 'loadSettings' | 'changeSettings' | 'observeSettings'>) {
  const [loaded, setLoaded] = useState<LoadedSettings | null>(null);
  const [said, setSaid] = useState<Announcement | null>(null);
  useEffect(() => {
    const load = (): void => void services.loadSettings().then(setLoaded);
    load();
    return services.observeSettings(load);
  }, [services]);

  useEffect(() => {
    if (said === null || said.key === 'options_save_failed') return undefined;
    const timer = setTimeout(() => setSaid(null), said.undo === undefined ? SAID_FOR_MS : UNDO_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const save: Save = async (change, announcement = { key: 'options_saved', values: {} }) => {
    // The region is emptied first, because the same sentence twice would be announced only once.
    setSaid(null);
    try {
      setLoaded(await services.changeSettings(change));
      setSaid(announcement);
      return true;
    } catch {
      setSaid({ key: 'options_save_failed', values: {} });
      return false;
    }
  };
  return { loaded, said, save };
}
