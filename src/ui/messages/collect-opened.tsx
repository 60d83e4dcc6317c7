import { useEffect, useState } from 'preact/hooks';
import { HostText } from '../kit/host-text.tsx';
import { Say } from '../kit/say.tsx';
import { say } from '../kit/words.ts';
import type { MessagesServices } from './messages-services.ts';
import type { AddedMessage } from './table-protocol.ts';

type CollectServices = Pick<
  MessagesServices,
  'askWhatIsOpen' | 'checkedSites' | 'loadCollecting' | 'observeOpened' | 'observeSettings' | 'saveCollecting'
>;

/** The sites whose opened messages get a row, by their origins; `all`: also those that are added later. */
type Chosen = 'all' | ReadonlySet<string>;

interface Choice {
  /** Sites that are checked automatically; null until they are known. */
  readonly sites: readonly string[] | null;
  readonly chosen: Chosen;
}

interface Collecting extends Choice {
  readonly turn: (site: string, on: boolean) => void;
  readonly turnAll: (on: boolean) => void;
}

/**
 * Adds each message that is open, or is opened later, at the chosen sites, for as long as the page exists. Only the
 * choice of all sites is remembered.
 */
export function useCollecting(services: CollectServices, add: (message: AddedMessage) => Promise<void>): Collecting {
  const { askWhatIsOpen, checkedSites, loadCollecting, observeOpened, observeSettings, saveCollecting } = services;
  const [choice, setChoice] = useState<Choice>(() => ({
    sites: null,
    chosen: loadCollecting() ? 'all' : new Set<string>(),
  }));
  const { sites, chosen } = choice;
  useEffect(() => {
    const set = (found: readonly string[]): void => setChoice((before) => ({ ...before, sites: found }));
    const load = (): void => void checkedSites().then(set, () => set([]));
    load();
    return observeSettings(load);
  }, [checkedSites, observeSettings]);
  const known = sites?.join(' ') ?? null;
  useEffect(() => {
    if (known === null) return undefined;
    const checked = new Set(known.split(' '));
    const stop = observeOpened((site, message) => {
      // A page that is still open at a site may report once more after checking was switched off there.
      if (chosen === 'all' ? checked.has(site) : chosen.has(site)) void add(message);
    });
    if (chosen === 'all' || chosen.size > 0) void askWhatIsOpen();
    return stop;
  }, [observeOpened, askWhatIsOpen, add, chosen, known]);
  const [turn] = useState(() => (site: string, on: boolean): void => {
    if (!on) saveCollecting(false);
    setChoice((before) => {
      if (before.chosen === 'all' && on) return before;
      const others = new Set(before.chosen === 'all' ? before.sites : before.chosen);
      others.delete(site);
      return { ...before, chosen: on ? others.add(site) : others };
    });
  });
  const [turnAll] = useState(() => (on: boolean): void => {
    saveCollecting(on);
    setChoice((before) => ({ ...before, chosen: on ? 'all' : new Set<string>() }));
  });
  return { sites, chosen, turn, turnAll };
}

function isChosen(chosen: Chosen, site: string): boolean {
  return chosen === 'all' || chosen.has(site);
}

/**
 * One box for all sites that are checked automatically and, if there are several, one for each. If there are no such
 * sites and the table is empty, it says how to begin.
 */
export function CollectOpened({ sites, chosen, turn, turnAll, isFirst }: Collecting & { readonly isFirst: boolean }) {
  if (sites === null) return null;
  const all = [...new Set([...sites, ...(chosen === 'all' ? [] : chosen)])];
  if (all.length === 0) {
    if (!isFirst) return null;
    const settings = <a href="options.html">{say('page_settings')}</a>;
    return (
      <p class="messages-collect" data-part="collect">
        <Say sentence="messages_collect_none" values={{ settings }} />
      </p>
    );
  }
  return (
    <section class="messages-collect" data-part="collect" aria-label={say('messages_collect')}>
      <label>
        <input
          type="checkbox"
          data-action="collect-all"
          checked={chosen === 'all'}
          onChange={(event) => turnAll(event.currentTarget.checked)}
        />
        <span>{say('messages_collect')}</span>
      </label>
      <details open={chosen !== 'all' && chosen.size > 0}>
        <summary>{say('messages_collect_some')}</summary>
        {all.map((site) => (
          <label key={site}>
            <input
              type="checkbox"
              data-site={site}
              checked={isChosen(chosen, site)}
              onChange={(event) => turn(site, event.currentTarget.checked)}
            />
            <HostText host={new URL(site).host} />
          </label>
        ))}
      </details>
    </section>
  );
}
