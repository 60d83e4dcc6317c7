import { capture } from '../contract/capture.ts';

/** Requests of a page that are searched; a browser keeps 250 of them, unless the page asks for more. */
const MAX_REQUESTS = 2000;

/**
 * What a pattern's first group matches in the addresses that the page has requested so far from its own origin, newest
 * first: values that the page keeps in its scripts and sends with each request. The images of a message are requests of
 * the page too, at addresses that the sender chose. null if none matches.
 */
export function findInRequests({ origin }: URL, pattern: RegExp): string | null {
  const addresses = performance
    .getEntriesByType('resource')
    .slice(-MAX_REQUESTS)
    .map(({ name }) => name);
  const found = addresses.findLast((address) => address.startsWith(`${origin}/`) && pattern.test(address));
  return capture(pattern, found ?? null);
}
