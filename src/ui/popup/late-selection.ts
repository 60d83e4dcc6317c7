import { lazyPart } from '../kit/lazy-part.tsx';

/**
 * The messages that the list of the webmail offers. Not every popup loads this part: it is drawn only after an answer,
 * or with the explanation why there is none.
 */
export const SelectedMessages = lazyPart(
  async () => (await import('./selected-messages.tsx')).SelectedMessages,
  ['offer'],
);
