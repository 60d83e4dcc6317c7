import { useEffect, useState } from 'preact/hooks';
import type { Site } from '../../extension/settings/site-access.ts';
import { HostText } from '../kit/host-text.tsx';
import { type SiteAccess, useServices } from '../kit/services.ts';
import { Say } from '../kit/say.tsx';
import { type WordKey, say } from '../kit/words.ts';

interface SiteActions extends Pick<SiteAccess, 'startChecking' | 'stopChecking'> {
  /** Makes the page "Messages" collect the messages opened there, as long as that page is open. */
  readonly collectOpened: (origin: string) => Promise<void>;
}

interface SiteCheckProps {
  readonly site: Site;
  readonly actions: SiteActions;
}

/** The offer for the site of the active tab; empty if there is none. Needs the words of the part "offer". */
export function ActiveSiteCheck() {
  const { loadSiteAccess } = useServices();
  const [found, setFound] = useState<{ readonly site: Site; readonly access: SiteAccess } | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const access = await loadSiteAccess();
      const site = await access.activeSite();
      setFound(site === null ? null : { site, access });
    };
    look().catch(() => setFound(null));
  }, [loadSiteAccess]);
  return found === null ? null : <SiteCheck site={found.site} actions={{ ...found.access, collectOpened }} />;
}

async function collectOpened(origin: string): Promise<void> {
  await (await import('../../extension/handover/table-handover.ts')).collectInTable(origin);
}

/**
 * "Check every message I open here". Says what that means before the browser asks in its own words, and how to undo it.
 */
export function SiteCheck({ site, actions }: SiteCheckProps) {
  const [state, setState] = useState(site.state);
  const [said, setSaid] = useState<WordKey | null>(null);
  const { origin } = site;
  const values = { site: <HostText host={new URL(origin).host} /> };

  // The browser only asks for permission directly after a click, so nothing may come in between.
  const start = (): void => {
    setSaid(null);
    actions.startChecking(origin).then(
      (allowed) => {
        if (allowed) setState('on');
        setSaid(allowed ? 'offer_check_started' : 'offer_check_refused');
      },
      () => setSaid('offer_failed'),
    );
  };
  const stop = (): void => {
    setSaid(null);
    actions.stopChecking(origin).then(
      () => {
        setState('off');
        setSaid('offer_check_stopped');
      },
      () => setSaid('offer_failed'),
    );
  };

  const collect = (): void => {
    setSaid(null);
    actions.collectOpened(origin).then(
      () => setSaid('offer_collect_started'),
      () => setSaid('offer_table_failed'),
    );
  };

  return (
    <section class="settings-offers" data-part="site-check" data-site-state={state}>
      {state === 'off' ? (
        <details class="offer">
          <summary>
            <Say sentence="offer_check" values={values} />
          </summary>
          <div class="offer-body">
            <p>
              <Say sentence="offer_check_meaning" values={values} />
            </p>
            <p>
              <Say sentence="offer_check_prompt" values={values} />
            </p>
            <button type="button" class="primary" data-action="start-checking" onClick={start}>
              {say('offer_check_accept')}
            </button>
          </div>
        </details>
      ) : (
        <div class="offer-done">
          <p>
            <Say sentence={state === 'on' ? 'offer_check_on' : 'offer_check_blocked'} values={values} />
          </p>
          {state === 'blocked' && (
            <button type="button" class="small-button" data-action="start-checking" onClick={start}>
              {say('offer_check_again')}
            </button>
          )}
          {state === 'on' && (
            <button type="button" class="small-button" data-action="collect-opened" onClick={collect}>
              {say('offer_collect')}
            </button>
          )}
          <button type="button" class="small-button" data-action="stop-checking" onClick={stop}>
            {say('offer_check_stop')}
          </button>
        </div>
      )}
      <p role="status">{said !== null && <Say sentence={said} values={values} />}</p>
    </section>
  );
}
