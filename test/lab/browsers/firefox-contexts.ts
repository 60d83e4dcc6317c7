import type { BidiConnection } from './bidi-connection.ts';
import { property, textProperty } from './property.ts';

/** A top-level document in BiDi's sense: a tab or, in the chrome scope, a browser window. */
export interface BidiContext {
  readonly id: string;
  readonly url: string;
}

/** All tabs, or all windows of Firefox itself. */
export async function bidiContexts(bidi: BidiConnection, scope?: 'chrome'): Promise<readonly BidiContext[]> {
  const tree = await bidi.send('browsingContext.getTree', {
    maxDepth: 0,
    ...(scope !== undefined && { 'moz:scope': scope }),
  });
  const found = property(tree, 'contexts');
  if (!Array.isArray(found)) return [];
  return found.map((context: unknown) => ({
    id: textProperty(context, 'context'),
    url: textProperty(context, 'url'),
  }));
}
