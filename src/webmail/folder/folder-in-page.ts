import type { Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { attribute, closest, quietly, selectShown } from '../page/page-dom.ts';
import { FOLDER_PLACES } from './folder-place.ts';

/**
 * The folder of the open message as the page spells it in its address or its shell: "junkemail", "Спам".
 * @returns null if the page does not say, or gives two answers, one of which may be a sender's
 */
export function folderInPage({ id, bodies }: Pick<Webmail, 'id' | 'bodies'>, page: WebmailPage): string | null {
  const place = FOLDER_PLACES[id];
  if (place === undefined) {
    return null;
  }
  if ('address' in place) {
    return folderInAddress({ id }, page.url);
  }
  return quietly(() => {
    const chosen = selectShown(page.document, place.element, bodies)
      .filter((element) => closest(element, place.outsideOf) === null)
      .map((element) => capture(place.pattern, attribute(element, place.attribute)));
    const [folder = null, further] = new Set(chosen);
    return further === undefined ? folder : null;
  }, null);
}

/** The folder as the address of the page spells it; null if the address of this webmail names none. */
export function folderInAddress({ id }: Pick<Webmail, 'id'>, { pathname, search, hash }: URL): string | null {
  const place = FOLDER_PLACES[id];
  return place !== undefined && 'address' in place ? capture(place.address, pathname + search + hash) : null;
}
