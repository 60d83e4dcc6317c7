import { Fragment } from 'preact';
import { HostText } from '../kit/host-text.tsx';
import { Say } from '../kit/say.tsx';
import { say } from '../kit/words.ts';
import type { WordKey } from '../../report/wording/report-words.ts';
import { type ServersOffer, serverText } from './offers.ts';

interface ServersOfferFormProps {
  readonly offer: ServersOffer;
  readonly accept: () => void;
}

const SENTENCES = {
  gateway: { offer: 'offer_servers', meaning: 'offer_servers_meaning' },
  program: { offer: 'offer_servers', meaning: 'offer_program_meaning' },
  machine: { offer: 'offer_machine', meaning: 'offer_machine_meaning' },
} as const satisfies Record<ServersOffer['reason'], { readonly offer: WordKey; readonly meaning: WordKey }>;

/** The servers by name or address, as they are added. */
function ServerList({ servers }: { readonly servers: ServersOffer['servers'] }) {
  return (
    <>
      {servers.map((server, place) => (
        <Fragment key={place}>
          {place > 0 && ', '}
          <HostText host={serverText(server)} />
        </Fragment>
      ))}
    </>
  );
}

/** "This server is mine": explains the offer, lists exactly what would be added, and has the button that adds it. */
export function ServersOfferForm({ offer, accept }: ServersOfferFormProps) {
  return (
    <details class="offer" data-offer="servers">
      <summary>
        <Say sentence={SENTENCES[offer.reason].offer} values={{ host: <ServerList servers={offer.servers} /> }} />
      </summary>
      <div class="offer-body">
        <p>{say(SENTENCES[offer.reason].meaning)}</p>
        <p>
          <Say sentence="offer_servers_added" values={{ servers: <ServerList servers={offer.servers} /> }} />
        </p>
        <button type="button" class="primary" data-action="accept-offer" onClick={accept}>
          {say('offer_servers_accept')}
        </button>
      </div>
    </details>
  );
}
