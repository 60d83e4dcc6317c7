import { Fragment } from 'preact';
import { HostText } from '../kit/host-text.tsx';
import { Say } from '../kit/say.tsx';
import { say } from '../kit/words.ts';
import { type ServersOffer, serverText } from './offers.ts';

interface ServersOfferFormProps {
  readonly offer: ServersOffer;
  readonly accept: () => void;
}

/** "This server is mine": what that means, what exactly would be added, and the button that does it. */
export function ServersOfferForm({ offer, accept }: ServersOfferFormProps) {
  return (
    <details class="offer" data-offer="servers">
      <summary>
        <Say sentence="offer_servers" values={{ host: <HostText host={offer.reporter} /> }} />
      </summary>
      <div class="offer-body">
        <p>{say('offer_servers_meaning')}</p>
        <p>
          <Say
            sentence="offer_servers_added"
            values={{
              servers: offer.servers.map((server, place) => (
                <Fragment key={place}>
                  {place > 0 && ', '}
                  <HostText host={serverText(server)} />
                </Fragment>
              )),
            }}
          />
        </p>
        <button type="button" class="primary" data-action="accept-offer" onClick={accept}>
          {say('offer_servers_accept')}
        </button>
      </div>
    </details>
  );
}
