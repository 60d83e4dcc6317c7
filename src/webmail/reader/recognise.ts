import type { PageSign } from '../contract/recognition.ts';
import type { Webmail, WebmailPage } from '../contract/adapter.ts';
import { cookie, findInScripts, labelOf, framePage, quietly, select, shellMatches } from '../page/page-dom.ts';

/** Whether a page belongs to this webmail. An exception on a hostile page counts as "no". */
export function isPageOf(webmail: Pick<Webmail, 'signs'>, page: WebmailPage): boolean {
  return webmail.signs.some((sign) => fitsSign(sign, page));
}

/** Whether every condition of a sign holds. A sign without host, shell, script or cookie matches nothing. */
export function fitsSign(sign: PageSign, page: WebmailPage): boolean {
  return quietly(() => isCertain(sign) && fitsAddress(sign, page.url) && fitsShell(sign, page), false);
}

/** Path and query alone are not enough, because whoever made the link chose them. */
function isCertain({ host, shell, headScript, cookie: name }: PageSign): boolean {
  return host !== undefined || (shell ?? []).length > 0 || headScript !== undefined || name !== undefined;
}

function fitsAddress({ host, path, query }: PageSign, { hostname, pathname, searchParams }: URL): boolean {
  return (
    (host === undefined || host.test(hostname)) &&
    (path === undefined || path.test(pathname)) &&
    Object.entries(query ?? {}).every(([name, pattern]) => pattern.test(searchParams.get(name) ?? ''))
  );
}

function fitsShell({ frame, shell, title, headScript, cookie: name }: PageSign, page: WebmailPage): boolean {
  const document =
    frame === undefined ? page.document : framePage(select(page.document, frame), page.url.origin)?.document;
  return (
    document !== undefined &&
    (shell ?? []).every((selector) => shellMatches(document, selector)) &&
    (title === undefined || title.test(labelOf(select(document, 'head > title')) ?? '')) &&
    (headScript === undefined || findInScripts(document, headScript, 'head') !== null) &&
    (name === undefined || cookie(document, name) !== null)
  );
}
