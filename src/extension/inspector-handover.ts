import type { MessageRef, WebmailInfo } from '../webmail/adapter.ts';

/** Where the source came from, for the inspector's heading. */
export interface HandoverContext {
  readonly webmail: WebmailInfo | null;
  readonly message: MessageRef;
}

export interface HandedOver {
  readonly source: Uint8Array;
  readonly context: HandoverContext | null;
}

/**
 * Opens the inspector in a tab next to the active one; with a source, hands it over through the browser's session
 * memory under a random one-time key. Resolves when the tab is open; rejects only when the browser refuses the tab.
 */
export function openInspector(_source?: Uint8Array, _context?: HandoverContext): Promise<void> {
  return Promise.resolve();
}

/**
 * Takes what `openInspector` handed over, once: a second call with the same key gives null, as does an unknown key.
 * @param key what stands behind `#` in the inspector's address
 */
export function takeHandedOverSource(_key: string): Promise<HandedOver | null> {
  return Promise.resolve(null);
}
