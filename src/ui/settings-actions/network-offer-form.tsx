import { useId, useState } from 'preact/hooks';
import { Say } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { checkNetwork } from './check-network.ts';
import type { NetworkOffer } from './offers.ts';

interface NetworkOfferFormProps {
  readonly offer: NetworkOffer;
  readonly accept: (network: string) => void;
}

/** "This network is the relay's": adds the single address, or the network that the user knows to contain it. */
export function NetworkOfferForm({ offer, accept }: NetworkOfferFormProps) {
  const [text, setText] = useState(offer.address);
  const [refused, setRefused] = useState(false);
  const id = useId();
  const values = {
    address: <VisibleText text={offer.address} />,
    relay: <VisibleText text={offer.relay} />,
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const network = checkNetwork(text, offer.address);
    setRefused(network === null);
    if (network !== null) accept(network);
  };
  return (
    <details class="offer" data-offer="network">
      <summary>
        <Say sentence="offer_network" values={values} />
      </summary>
      <form class="offer-body" onSubmit={submit} noValidate>
        <p>
          <Say sentence="offer_network_meaning" values={values} />
        </p>
        <label for={id}>{say('offer_network_label')}</label>
        <input
          id={id}
          type="text"
          name="network"
          spellcheck={false}
          autocomplete="off"
          value={text}
          aria-invalid={refused}
          aria-describedby={`${id}-problem`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p id={`${id}-problem`} class="offer-problem" role="status">
          {refused && <Say sentence="offer_network_wrong" values={values} />}
        </p>
        <button type="submit" class="primary" data-action="accept-offer">
          {say('offer_network_accept')}
        </button>
      </form>
    </details>
  );
}
