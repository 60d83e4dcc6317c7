import { capture } from '../contract/capture.ts';

/** Requests of a page that are looked through; a browser keeps 250 of them, unless the page asks for more. */
const MAX_REQUESTS = 2000;

/**
 * What a pattern's first group finds in the addresses that the page has asked so far at its own origin, the newest that has it:
 * values that the page keeps to itself in its scripts and sends with each request. The images of a message are requests of the
 * page too, with addresses that the sender has chosen. null when there is none.
 */
export function findInRequests({ origin }: URL, pattern: RegExp): string | null {
  const addresses = performance
    .getEntriesByType('resource')
    .slice(-MAX_REQUESTS)
    .map(({ name }) => name);
  const found = addresses.findLast((address) => address.startsWith(`${origin}/`) && pattern.test(address));
  return capture(pattern, found ?? null);
}
