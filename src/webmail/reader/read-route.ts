import type { SourceRoute, WebmailPage } from '../contract/adapter.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import type { SourceResult } from '../contract/source-result.ts';
import { createPageWeb, ROUTE_TIMEOUT_MS } from './page-web.ts';

export interface RouteRead {
  readonly look: () => WebmailPage;
  /** What the route's webmail has declared. */
  readonly shapes: readonly RequestShape[];
  readonly signal: AbortSignal;
}

/**
 * Tries one way to a source, within a time limit. Never rejects.
 * @param check has the last word on what was read
 */
export async function readRoute(
  route: SourceRoute,
  { look, shapes, signal }: RouteRead,
  check: (result: SourceResult) => SourceResult,
): Promise<SourceResult> {
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, ROUTE_TIMEOUT_MS);
  try {
    const web = createPageWeb({ base: look().url, shapes, signal, timeout: timeout.signal });
    const result = await route.read(web);
    return signal.aborted ? { ok: false, reason: 'cancelled' } : check(result);
  } catch {
    return { ok: false, reason: 'not-a-message' };
  } finally {
    clearTimeout(timer);
  }
}
