import type { Hop } from '../../received/hop.ts';
import { HostText } from '../kit/host-text.tsx';
import { say } from '../kit/words.ts';

/** The host that wrote a hop, by the best name that it gives itself. */
export function WriterText({ hop }: { readonly hop: Hop }) {
  if (hop.kind === 'unreadable') return <span class="stop-unreadable">{say('stop_unreadable')}</span>;
  const name = hop.writer.host ?? hop.writer.address;
  return name === null ? <span>{say('host_unnamed')}</span> : <HostText host={name} />;
}
