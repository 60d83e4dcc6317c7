import { useEffect, useState } from 'preact/hooks';
import type { OpenedMessage } from '../../extension/wire/opened-messages.ts';
import { HostText } from '../kit/host-text.tsx';
import { Say } from '../kit/say.tsx';
import { say } from '../kit/words.ts';
import type { MessagesServices } from './messages-services.ts';
import type { AddedMessage } from './table-protocol.ts';

type CollectServices = Pick<MessagesServices, 'checkedSites' | 'observeOpened' | 'observeSettings'>;

interface Collecting {
  /** Sites that are checked automatically, by their origins. */
  readonly sites: readonly string[];
  /** Those whose opened messages get a row. */
  readonly on: ReadonlySet<string>;
  readonly turn: (site: string, on: boolean) => void;
}

/** Adds each message that is opened at the chosen sites, as long as the page is there. The choice is not stored. */
export function useCollecting(
  { checkedSites, observeOpened, observeSettings }: CollectServices,
  add: (message: AddedMessage) => Promise<void>,
): Collecting {
  const [sites, setSites] = useState<readonly string[]>([]);
  const [on, setOn] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const load = (): void => void checkedSites().then(setSites, () => setSites([]));
    load();
    return observeSettings(load);
  }, [checkedSites, observeSettings]);
  useEffect(
    () =>
      observeOpened((opened) => {
        if (on.has(opened.site)) void rowOf(opened).then(add);
      }),
    [observeOpened, add, on],
  );
  const [turn] = useState(() => (site: string, isOn: boolean): void => {
    setOn((before) => new Set([...before].filter((each) => each !== site).concat(isOn ? [site] : [])));
  });
  return { sites, on, turn };
}

/** The same message, opened again, has the same source: its row is updated. */
async function rowOf({ site, source }: OpenedMessage): Promise<AddedMessage> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(source));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { place: new URL(site).host, key: `${site} ${hex}`, source, part: null, folder: null };
}

/** A box for each site that is checked automatically. Nothing if there is none. */
export function CollectOpened({ sites, on, turn }: Collecting) {
  const all = [...new Set([...sites, ...on])];
  if (all.length === 0) return null;
  return (
    <fieldset class="messages-collect" data-part="collect">
      <legend>{say('messages_collect')}</legend>
      {all.map((site) => (
        <label key={site}>
          <input
            type="checkbox"
            data-site={site}
            checked={on.has(site)}
            onChange={(event) => turn(site, event.currentTarget.checked)}
          />
          <span>
            <Say sentence="messages_collect_site" values={{ site: <HostText host={new URL(site).host} /> }} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
