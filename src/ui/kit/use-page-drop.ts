import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Accepts drops anywhere on the page, whatever it shows: a file that no part of it accepts would replace the page.
 *
 * @param take gets what was dropped, which the browser empties once this call has returned
 * @returns whether something is being dragged over the page
 */
export function usePageDrop(take: (dropped: DataTransfer | null) => void): boolean {
  const [over, setOver] = useState(false);
  // At once: a file dropped before the next frame would replace the page.
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
      take(event.dataTransfer);
    };
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('dragleave', () => setOver(false), { signal });
    window.addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [take]);
  return over;
}
