import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { FIXTURE_WEBMAILS } from './all.ts';

const PAGES = path.resolve(import.meta.dirname, '../../webmail-pages');

/** Pages of all webmails, by their files in test/webmail-pages. */
const FILES = new Set([
  'roundcube/elastic-message',
  'maildev/version-2-message',
  'maildev/version-3-message',
  'sogo/message',
  'horde_imp/message',
  ...FIXTURE_WEBMAILS.map(({ shown }) => shown.page),
]);

/**
 * What a sender can write into a message to imitate every webmail: all of their pages except the scripts, with the
 * contents of their heads, and the attributes of their roots and bodies on elements of the message.
 */
export function imitationsOfAll(): string {
  return [...FILES].map((file) => imitationOf(readFileSync(path.join(PAGES, `${file}.html`), 'utf8'))).join('');
}

function imitationOf(html: string): string {
  const { document } = new JSDOM(html).window;
  for (const hidden of document.querySelectorAll('script, base, pre')) hidden.remove();
  // Frames that lead nowhere keep Firefox from reporting that the page is loaded.
  for (const frame of document.querySelectorAll('iframe')) frame.removeAttribute('src');
  const likeness = (of: Element): Element => {
    const copy = document.createElement('div');
    for (const { name, value } of of.attributes) copy.setAttribute(name, value);
    return copy;
  };
  const outer = likeness(document.documentElement);
  const inner = likeness(document.body);
  inner.append(...document.head.childNodes, ...document.body.childNodes);
  outer.append(inner);
  const written = new JSDOM('<body></body>');
  written.window.document.body.append(outer);
  const page = written.serialize();
  return page.slice(page.indexOf('<body>') + '<body>'.length, page.lastIndexOf('</body>'));
}
