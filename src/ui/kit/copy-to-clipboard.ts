/**
 * Copies a text and, if given, the same in HTML, of which each program takes the one that it can show. Copies only the
 * text if the browser accepts no more. Rejects if the browser refuses the clipboard.
 */
export async function copyToClipboard(text: string | Blob, html: string | null): Promise<void> {
  if (html !== null) {
    const parts = {
      'text/plain': typeof text === 'string' ? new Blob([text], { type: 'text/plain' }) : text,
      'text/html': new Blob([html], { type: 'text/html' }),
    };
    try {
      await navigator.clipboard.write([new ClipboardItem(parts)]);
      return;
    } catch {
      // The browser has no ClipboardItem, or no room for the HTML.
    }
  }
  await navigator.clipboard.writeText(typeof text === 'string' ? text : await text.text());
}
