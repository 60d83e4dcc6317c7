import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Accepts drops anywhere on the page, whatever it shows: otherwise the browser would replace the page with the dropped
 * file.
 *
 * @param take receives what was dropped; the browser empties it once this call has returned
 * @param takes whether a drop is for the page at all; any other is left to the browser
 * @returns whether something is being dragged over the page
 */
export function usePageDrop(
  take: (dropped: DataTransfer | null) => void,
  takes: (dropped: DataTransfer | null) => boolean = always,
): boolean {
  const [over, setOver] = useState(false);
  // Registered at once: a file dropped before the next frame would replace the page.
  useLayoutEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const hover = (event: DragEvent): void => {
      if (!takes(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent): void => {
      if (!takes(event.dataTransfer)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer);
    };
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('dragleave', () => setOver(false), { signal });
    window.addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [take, takes]);
  return over;
}

function always(): boolean {
  return true;
}
