import { lazyPart } from '../kit/lazy-part.tsx';

/**
 * What the list of the webmail offers. Not among the parts that every popup loads: it is drawn only after an answer, or
 * with the explanation why there is none.
 */
export const SelectedMessages = lazyPart(
  async () => (await import('./selected-messages.tsx')).SelectedMessages,
  ['offer'],
);
