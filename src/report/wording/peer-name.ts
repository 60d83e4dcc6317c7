import type { Peer } from '../../received/hop.ts';

/** A name for a peer and where it comes from: looked up by the writer, or only claimed by the peer in HELO. */
export interface PeerName {
  readonly name: string;
  readonly source: 'reverse-name' | 'helo';
}

/** The best name that a field has for its peer; null if it has none. */
export function peerName({ reverseName, helo }: Peer): PeerName | null {
  if (reverseName.state === 'named') return { name: reverseName.name, source: 'reverse-name' };
  return helo === null || helo === '' ? null : { name: helo, source: 'helo' };
}

/**
 * Name and address on one line as mail servers write them: "mail.example [192.0.2.1]"; null for a peer with neither.
 */
export function peerLabel(peer: Peer): string | null {
  const name = peerName(peer)?.name ?? null;
  const address = peer.address === null ? null : `[${peer.address}]`;
  return [name, address].filter((part) => part !== null).join(' ') || null;
}
