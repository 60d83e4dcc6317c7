import { useState } from 'preact/hooks';
import type { Undo } from '../../extension/settings/quick-changes.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import type { Report } from '../../report/report.ts';
import { type Sentence, quoted, title } from '../../report/wording/sentence.ts';
import { SentenceText } from '../kit/say.tsx';
import { useServices } from '../kit/services.ts';
import { say } from '../kit/words.ts';
import { NetworkOfferForm } from './network-offer-form.tsx';
import { offersFor, serverText } from './offers.ts';
import { ServersOfferForm } from './servers-offer-form.tsx';

interface SettingsOffersProps {
  readonly report: Report;
  readonly profiles: readonly RelayProfile[];
}

interface Done {
  readonly sentence: Sentence;
  readonly undo: Undo | null;
}

/**
 * Changes of the settings that this message suggests: each explained before it is made, and undone with one click
 * afterwards. The offer itself may be gone by then, because the answer has changed.
 */
export function SettingsOffers({ report, profiles }: SettingsOffersProps) {
  const { offerActions: actions } = useServices();
  const [done, setDone] = useState<Done | null>(null);

  const make = (action: () => Promise<Undo>, sentence: Sentence): void => {
    setDone(null);
    action().then(
      (undo) => setDone({ sentence, undo }),
      () => setDone(FAILED),
    );
  };
  const takeBack = (undo: Undo): void => {
    setDone(null);
    undo().then(
      () => setDone({ sentence: { key: 'offer_undone', values: {} }, undo: null }),
      () => setDone(FAILED),
    );
  };
  const undo = done?.undo ?? null;

  return (
    <section class="settings-offers" data-part="offers">
      {offersFor(report, profiles).map((offer) =>
        offer.kind === 'servers' ? (
          <ServersOfferForm
            key="servers"
            offer={offer}
            accept={() =>
              make(() => actions.addMyServers(offer.servers), {
                key: 'offer_servers_done',
                values: { host: quoted(offer.servers.map(serverText).join(', ')) },
              })
            }
          />
        ) : (
          <NetworkOfferForm
            key={offer.profileId}
            offer={offer}
            accept={(network) =>
              make(() => actions.addNetworkToProfile(offer.profileId, network), {
                key: 'offer_network_done',
                values: { network: quoted(network), relay: title(offer.relay) },
              })
            }
          />
        ),
      )}
      <div class="offer-done">
        <p role="status">{done !== null && <SentenceText sentence={done.sentence} />}</p>
        {undo !== null && (
          <button type="button" class="small-button" data-action="undo" onClick={() => takeBack(undo)}>
            {say('undo')}
          </button>
        )}
      </div>
    </section>
  );
}

const FAILED: Done = { sentence: { key: 'offer_failed', values: {} }, undo: null };
