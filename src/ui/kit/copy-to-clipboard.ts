/**
 * Copies a text and, if there is one, its form in HTML: each program takes the one that it can show. As text alone if
 * the browser accepts only that. Rejects if the browser refuses the clipboard.
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
      // Without ClipboardItem, or without room for the HTML.
    }
  }
  await navigator.clipboard.writeText(typeof text === 'string' ? text : await text.text());
}
