// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  attribute,
  closest,
  contentType,
  focusedFirst,
  framePage,
  labelOf,
  MAX_ELEMENTS,
  MAX_LABEL,
  oneLine,
  select,
  selectAll,
  selectOwn,
  selectShown,
  shellMatches,
  textOf,
} from '../../../src/webmail/page/page-dom.ts';
import { isVisible } from '../../../src/webmail/page/visibility.ts';
import { layOutPages } from './page-layout.ts';
import { openPage } from './web-page.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

async function documentOf(html: string): Promise<Document> {
  return (await openPage(html, 'https://mail.example/')).document;
}

/**
 * What `<img name="querySelector">` does to a document in a browser, and a control's name to its form. jsdom does not
 * do it, and its own selectors need the names that are left out here.
 */
function hide(owner: Node, names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(owner, name, { value: owner.ownerDocument?.body ?? owner });
  }
}

describe('a page whose named elements hide what a document can do', () => {
  it('is examined all the same', async () => {
    const document = await documentOf('<form id="found" title="mine">text</form>');
    const form = select(document, '#found');
    if (form === null) {
      throw new Error('no form');
    }
    hide(form, ['textContent', 'getAttribute', 'closest', 'checkVisibility', 'contains', 'tagName']);
    hide(document, ['querySelector', 'querySelectorAll', 'baseURI', 'defaultView']);
    expect(select(document, '#found')).toBe(form);
    expect(attribute(form, 'title')).toBe('mine');
    expect(selectAll(document, 'form')).toEqual([form]);
    expect(closest(form, 'body')).not.toBeNull();
    expect(labelOf(form)).toBe('text');
    expect(textOf(form, 100)).toBe('text');
    expect(isVisible(form)).toBe(true);
    expect(contentType(document)).toBe('text/html');
  });
});

describe('an oversized page', () => {
  it('yields a bounded number of elements', async () => {
    const document = await documentOf('<p class="x"></p>'.repeat(MAX_ELEMENTS + 50));
    expect(selectAll(document, '.x')).toHaveLength(MAX_ELEMENTS);
  });

  it('yields a bounded text of a huge element, and a bounded label', async () => {
    const document = await documentOf(`<pre>${'<b>abc</b>'.repeat(30_000)}</pre>`);
    const pre = select(document, 'pre');
    expect(pre === null ? 0 : textOf(pre, 5000).length).toBe(5000);
    expect(labelOf(pre)?.length).toBeLessThanOrEqual(MAX_LABEL);
    expect(pre === null ? 0 : textOf(pre, Number.MAX_SAFE_INTEGER).length).toBeLessThan(60_000);
  });
});

describe('a label', () => {
  it('is one line without the excluded parts', async () => {
    const document = await documentOf('<h2>\n <b class="voice">Subject: </b> A\u00a0 subject\n <a>Open</a></h2>');
    expect(labelOf(select(document, 'h2'), '.voice, a')).toBe('A subject');
  });

  it('is not emptied because something around it is excluded', async () => {
    const document = await documentOf('<a><h2>A subject</h2></a>');
    expect(labelOf(select(document, 'h2'), 'a')).toBe('A subject');
  });

  it('is null if there is nothing to read', async () => {
    const document = await documentOf('<h2> \n </h2>');
    expect(labelOf(select(document, 'h2'))).toBeNull();
    expect(labelOf(select(document, 'h3'))).toBeNull();
    expect(oneLine(null)).toBeNull();
  });
});

describe('visibility', () => {
  it('ends with the first hidden ancestor', async () => {
    const document = await documentOf(
      '<div style="display: none"><p id="a">a</p></div><div style="visibility: hidden"><p id="b">b</p></div><div><p id="c">c</p></div>',
    );
    const seen = ['#a', '#b', '#c']
      .map((id) => select(document, id))
      .map((found) => found !== null && isVisible(found));
    expect(seen).toEqual([false, false, true]);
  });

  it('ends if an ancestor is moved off the page to the left, as in Zimbra, but not if it can be scrolled to', async () => {
    layOutPages();
    const document = await documentOf(
      '<div style="left: -10000px; top: -10000px"><p id="a">a</p></div><div style="left: 5000px"><p id="b">b</p></div><p id="c">c</p>',
    );
    const seen = ['#a', '#b', '#c']
      .map((id) => select(document, id))
      .map((found) => found !== null && isVisible(found));
    expect(seen).toEqual([false, true, true]);
  });
});

describe('what a sender writes into a message', () => {
  const ids = (elements: readonly (Element | null)[]): (string | null)[] =>
    elements.map((element) => (element === null ? null : attribute(element, 'id')));

  it('is not the webmail’s own, whatever marks it has', async () => {
    const document = await documentOf(
      '<article><h2 class="subject" id="forged"></h2></article><h2 class="subject" id="own"></h2>',
    );
    expect(ids(selectShown(document, '.subject', 'article'))).toEqual(['own']);
    expect(ids([selectOwn(document, '.subject', 'article')])).toEqual(['own']);
  });

  it('is no part of the shell of the page, by which a webmail is recognised', async () => {
    const marks = '<base href="/mail/"><div ng-app="mailDev" class="app"></div>';
    const message = await documentOf(`<body class="mail"><article>${marks}</article></body>`);
    const selectors = ['[ng-app="mailDev"]', '.app', 'base'];
    expect(selectors.map((selector) => shellMatches(message, selector))).toEqual([false, false, false]);
    expect(shellMatches(message, 'body.mail')).toBe(true);
    const own = await documentOf('<head><base href="/mail/"></head><body></body>');
    expect(shellMatches(own, 'base')).toBe(true);
  });
});

describe('the messages of a page', () => {
  it('are not inside one another: what is inside a message was written by its sender', async () => {
    const document = await documentOf(
      '<p id="1"><b><i id="forged"></i></b></p><p id="2"><i id="also"></i><i id="forged2"></i></p>',
    );
    const elements = selectAll(document, '[id]');
    expect(elements).toHaveLength(5);
    expect(focusedFirst(document, elements).map((element) => attribute(element, 'id'))).toEqual(['2', '1']);
  });
});

describe('a frame', () => {
  it('is null if it is missing, empty or not a frame', async () => {
    const document = await documentOf('<iframe></iframe><p id="frame"></p>');
    expect(framePage(select(document, '#frame'))).toBeNull();
    expect(framePage(null)).toBeNull();
    expect(framePage(select(document, 'iframe'))?.url.href).toBe('about:blank');
  });
});
