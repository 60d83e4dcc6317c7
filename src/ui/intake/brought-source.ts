import { type CopyNote, freeCopiedSource, isInspectable } from '../../message/copied-source.ts';
import { readHeaderBlock } from '../../message/header-block.ts';
import { whyNoMessage } from '../../message/why-no-message.ts';

/** `web-page`: a page was saved, and the source stands in it. */
export type BroughtNote = CopyNote | 'web-page';

/** A source that a person brought, and what was done to read it. */
export interface BroughtSource {
  readonly source: Uint8Array;
  readonly notes: readonly BroughtNote[];
}

/** Takes a source out of what people bring instead of it: a mail that quotes it, a ticket, a saved source view. */
export function broughtSource(bytes: Uint8Array): BroughtSource {
  if (whyNoMessage(readHeaderBlock(bytes).fields) === 'markup') {
    const inPage = sourceInPage(bytes);
    if (inPage !== null) return { source: inPage.source, notes: ['web-page', ...inPage.notes] };
  }
  return freeCopiedSource(bytes);
}

/** The parsed page is never shown, so that nothing of it is loaded or run. */
function sourceInPage(bytes: Uint8Array): BroughtSource | null {
  const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
  for (const element of page.querySelectorAll('pre, textarea')) {
    const inside = freeCopiedSource(new TextEncoder().encode(element.textContent ?? ''));
    if (isInspectable(readHeaderBlock(inside.source).fields)) return inside;
  }
  return null;
}
