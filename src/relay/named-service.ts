import { normaliseHost } from '../hosts/host-name.ts';
import { type Hop, isBelievable } from '../received/hop.ts';
import type { BorderResults } from './hop-evidence.ts';
import { NAMED_SERVICES } from './named-services.ts';

/** A service that sends mail for others, and the confirmed name that identifies it. */
export interface NamedService {
  readonly title: string;
  readonly host: string;
}

/** The service's title for each domain. */
const BY_DOMAIN: ReadonlyMap<string, string> = new Map(
  NAMED_SERVICES.flatMap(([title, domains]) => domains.map((domain) => [domain, title] as const)),
);

/**
 * The service that handed the message to the mailbox's side, by a name that the mailbox's own server confirmed by a
 * forward look-up: in its Received field, or in its own result for the same address. A HELO name, an unconfirmed
 * reverse name, and a name with letters of other alphabets never identify a service.
 *
 * @param confirmedNames what the border server's own results add
 */
export function namedServiceOf(border: Hop, confirmedNames: BorderResults['confirmedNames']): NamedService | null {
  if (!isBelievable(border)) return null;
  const { reverseName, address } = border.peer;
  const confirmed = reverseName.state === 'named' && reverseName.verified === true ? [reverseName.name] : [];
  const stated = confirmedNames
    .filter((each) => address === null || each.address === null || each.address === address)
    .map(({ name }) => name);
  for (const host of [...confirmed, ...stated]) {
    const title = serviceOfHost(host);
    if (title !== null) return { title, host };
  }
  return null;
}

/** The service that owns the host's domain or a parent of it, on label boundaries. */
function serviceOfHost(host: string): string | null {
  // The URL standard folds full-width letters to Latin ones, but the text as written is another name (names.ts).
  if (/[\u0080-\u{10ffff}]/u.test(host)) return null;
  let name = normaliseHost(host);
  while (name !== null && name.includes('.')) {
    const title = BY_DOMAIN.get(name);
    if (title !== undefined) return title;
    name = name.slice(name.indexOf('.') + 1);
  }
  return null;
}
