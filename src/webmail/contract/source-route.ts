import type { RouteMark, SourceRoute } from './adapter.ts';
import type { RequestShape, ShapeValues } from './request-shape.ts';
import type { SourceOptions } from '../reader/page-web.ts';

/** The usual way to a source: one request. */
export function sourceBy(
  id: string,
  mark: RouteMark,
  shape: RequestShape,
  values: ShapeValues,
  options?: SourceOptions,
): SourceRoute {
  return { id, mark, read: (web) => web.source(shape, values, options) };
}
