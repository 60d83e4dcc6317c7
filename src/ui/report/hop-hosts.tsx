import type { Hop, Peer } from '../../received/hop.ts';
import { peerName } from '../../report/wording/peer-name.ts';
import { HostText } from '../kit/host-text.tsx';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';

/** A peer by name and address. A name that only the peer itself claimed is marked as such. */
export function PeerText({ peer }: { readonly peer: Peer }) {
  const name = peerName(peer);
  if (name === null && peer.address === null) return <span>{say('host_unnamed')}</span>;
  return (
    <span class="peer">
      {name !== null && <HostText host={name.name} />}
      {name?.source === 'helo' && <span class="peer-note"> {say('host_own_claim')}</span>}
      {peer.address !== null && (
        <>
          {' '}
          <code class="address">
            [<VisibleText text={peer.address} />]
          </code>
        </>
      )}
    </span>
  );
}

/** The host that wrote a hop, by the best name that it gives itself. */
export function WriterText({ hop }: { readonly hop: Hop }) {
  if (hop.kind === 'unreadable') return <span class="stop-unreadable">{say('stop_unreadable')}</span>;
  const name = hop.writer.host ?? hop.writer.address;
  return name === null ? <span>{say('host_unnamed')}</span> : <HostText host={name} />;
}
