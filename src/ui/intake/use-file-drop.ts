import { useLayoutEffect, useState } from 'preact/hooks';
import { type Brought, broughtByDrop } from './brought.ts';

/**
 * Takes what is dropped anywhere on the page, whatever it shows: a file that no part of it took would replace the page.
 *
 * @returns whether something is dragged over the page
 */
export function useFileDrop(take: (brought: Brought) => void): boolean {
  const [over, setOver] = useState(false);
  // At once: a file that is dropped before the next frame would replace the page.
  useLayoutEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hover = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      void broughtByDrop(event.dataTransfer).then(take);
    };
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('dragleave', () => setOver(false), { signal });
    window.addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [take]);
  return over;
}
