import { lazyPart } from '../kit/lazy-part.tsx';

/**
 * What the list of the webmail offers. Not among the parts that every popup knows of: only what comes after an answer, or
 * explains why there is none, draws it.
 */
export const SelectedMessages = lazyPart(
  async () => (await import('./selected-messages.tsx')).SelectedMessages,
  ['offer'],
);
