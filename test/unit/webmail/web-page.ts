import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM, requestInterceptor } from 'jsdom';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';

export interface PageOptions {
  readonly contentType?: string;
  /** What the page's frames show, by path and query. */
  readonly frames?: Readonly<Record<string, string>>;
}

const PAGES = join(import.meta.dirname, '../../webmail-pages');

/** The text of a page in test/webmail-pages, "roundcube/elastic-list". */
export function pageText(name: string): string {
  return readFileSync(join(PAGES, `${name}.html`), 'utf8');
}

/** A page at an address, with its frames loaded. Nothing is asked of any network. */
export async function openPage(html: string, address: string, options: PageOptions = {}): Promise<WebmailPage> {
  const frames = new Map(Object.entries(options.frames ?? {}));
  const answer = requestInterceptor((request) => {
    const { pathname, search } = new URL(request.url);
    const frame = frames.get(pathname + search);
    return new Response(frame ?? '', { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });
  const dom = new JSDOM(html, {
    url: address,
    contentType: options.contentType ?? 'text/html',
    ...(frames.size === 0 ? {} : { resources: { interceptors: [answer] } }),
  });
  if (dom.window.document.readyState !== 'complete') {
    await new Promise((resolve) => {
      dom.window.addEventListener('load', resolve, { once: true });
    });
  }
  return { url: new URL(address), document: dom.window.document };
}
