import type { RouteMark, SourceRoute } from './adapter.ts';
import type { SourceRequest } from '../reader/page-web.ts';

/** The usual way to a source: one request to an address of the page's own origin. */
export function sourceAt(id: string, mark: RouteMark, address: string, request?: SourceRequest): SourceRoute {
  return { id, mark, read: (web) => web.source(address, request) };
}
