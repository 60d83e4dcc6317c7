import { attribute, selectShown } from '../../page/page-dom.ts';

/** An id in Exchange's base64, on the row of the conversation or inside it. VERIFIED (kumbukum, amarnai, kumpan) */
const CONVERSATION = 'data-convid';

/**
 * The conversation that is open next to its list.
 * @param rows CSS selector of the selected rows
 * @param bodies bodies of messages, in which a sender could write such a row
 * @returns null if none is selected, or several are, since the pane then shows none of them
 */
export function selectedConversation(document: Document, rows: string, bodies: string): string | null {
  const selected = selectShown(document, rows, bodies).map((row) => attribute(row, CONVERSATION));
  const [conversation, further] = new Set(selected);
  return further === undefined ? (conversation ?? null) : null;
}
