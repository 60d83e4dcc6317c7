import type { BorderPlace } from '../authentication/statement.ts';
import { providerOfHost } from '../route/providers.ts';
import type { Route } from '../route/route.ts';

/**
 * The border in the form that the authentication module needs; null if there is none. Only for this folder: pages and
 * writers use the details.
 */
export function borderPlaceOf(route: Route): BorderPlace | null {
  const border = route.border === null ? undefined : route.hops[route.border.hop];
  if (border === undefined || route.border === null) return null;
  const { writer, fieldIndex } = border.hop;
  const mailbox = route.hops[0]?.hop.writer.host ?? null;
  // If the order of the fields is lost, any of them may be the sender's.
  const isGrouped = mailbox !== null && providerOfHost(mailbox)?.groupsFields === true;
  return {
    receivedFieldIndex: isGrouped ? 0 : fieldIndex,
    writerHost: writer.host,
    provider: route.border.provider,
  };
}
