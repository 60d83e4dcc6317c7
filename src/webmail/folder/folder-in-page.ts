import type { Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { attribute, closest, quietly, selectShown } from '../page/page-dom.ts';
import { FOLDER_PLACES } from './folder-place.ts';

/**
 * The folder of the open message as the page spells it in its address or its shell: "junkemail", "Спам".
 * @returns null if the page does not say, or gives two answers: then one of them may be a sender's
 */
export function folderInPage({ id, bodies }: Pick<Webmail, 'id' | 'bodies'>, page: WebmailPage): string | null {
  const place = FOLDER_PLACES[id];
  if (place === undefined) {
    return null;
  }
  return quietly(() => {
    if ('address' in place) {
      const { pathname, search, hash } = page.url;
      return capture(place.address, pathname + search + hash);
    }
    const chosen = selectShown(page.document, place.element, bodies)
      .filter((element) => closest(element, place.outsideOf) === null)
      .map((element) => capture(place.pattern, attribute(element, place.attribute)));
    const [folder = null, further] = new Set(chosen);
    return further === undefined ? folder : null;
  }, null);
}
