import { normaliseHost } from '../hosts/host-name.ts';
import { isBelievable } from '../received/hop.ts';
import type { Hop } from '../received/hop.ts';
import type { BorderResults } from './hop-evidence.ts';
import { NAMED_SERVICES } from './named-services.ts';

/** A service that sends for others, and the confirmed name that shows it. */
export interface NamedService {
  readonly title: string;
  readonly host: string;
}

/** The titles by each domain. */
const BY_DOMAIN: ReadonlyMap<string, string> = new Map(
  NAMED_SERVICES.flatMap(([title, domains]) => domains.map((domain) => [domain, title] as const)),
);

/**
 * The service that handed the message to the mailbox's side, by a name that the mailbox's own server confirmed by a
 * forward look-up: in its Received field, or in its own result for the same address. A HELO name, a reverse name that
 * nobody confirmed, and a name with letters of other alphabets never name a service.
 *
 * @param border the border hop; null gives null
 * @param results what the border server itself says beside it
 */
export function namedServiceOf(border: Hop | null, results: BorderResults): NamedService | null {
  if (border === null || !isBelievable(border)) return null;
  const { reverseName, address } = border.peer;
  const confirmed = reverseName.state === 'named' && reverseName.verified === true ? [reverseName.name] : [];
  const stated = results.confirmedNames
    .filter((each) => address === null || each.address === null || each.address === address)
    .map(({ name }) => name);
  for (const host of [...confirmed, ...stated]) {
    const title = serviceOfHost(host);
    if (title !== null) return { title, host };
  }
  return null;
}

/** The service of a host's own domain or of one above it, on label boundaries. */
function serviceOfHost(host: string): string | null {
  // The URL standard folds full-width letters to Latin ones; what a person wrote is something else (names.ts).
  if (/[\u0080-\u{10ffff}]/u.test(host)) return null;
  let name = normaliseHost(host);
  while (name !== null && name.includes('.')) {
    const title = BY_DOMAIN.get(name);
    if (title !== undefined) return title;
    name = name.slice(name.indexOf('.') + 1);
  }
  return null;
}
