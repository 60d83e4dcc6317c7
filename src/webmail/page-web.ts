import type { SourceResult } from "./adapter.ts";

/** The only way in which an adapter may ask the web: the page's own origin, with limits, until cancelled. */
export interface PageWeb {
  source(path: string | URL): Promise<SourceResult>;
}
