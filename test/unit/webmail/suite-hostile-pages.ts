import { beforeEach, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { refsIn } from './adapter-probe.ts';
import { hideByElements, hideNames } from './hidden-names.ts';
import { openSuitePage, type SuiteSubject } from './suite-subject.ts';

/** Names that a page's elements can take from `document` and `form`. */
const HIDDEN_NAMES = ['querySelector', 'querySelectorAll', 'cookie', 'activeElement', 'getElementById', 'body'];

/** Properties that an adapter might read from a form around its marks, if it did not use the prototype's. */
const FORM_NAMES = [
  'getAttribute',
  'closest',
  'contains',
  'checkVisibility',
  'textContent',
  'nodeValue',
  'value',
  'id',
];

/** A page that imitates the webmail, floods or lies; and a sender who does so inside a message. */
export function describeHostilePages(subject: SuiteSubject): void {
  const { webmail, ref } = subject;
  let page: WebmailPage;

  beforeEach(async () => {
    page = await openSuitePage(subject, subject.shown);
  });

  it('is not confused by a page that hides the browser’s own names', () => {
    hideNames(page.document, HIDDEN_NAMES);
    expect(refsIn(webmail, page)).toContainEqual(ref);
  });

  it('is not confused by a form around everything whose fields have the names of its properties', async () => {
    const form = page.document.createElement('form');
    form.append(...page.document.body.childNodes);
    for (const name of FORM_NAMES) {
      const field = page.document.createElement('input');
      field.setAttribute('name', name);
      form.append(field);
    }
    page.document.body.append(form);
    hideByElements(form, form.querySelectorAll('input[name]'));
    await restoreFrames(subject, page);
    expect(refsIn(webmail, page)).toContainEqual(ref);
  });

  it('takes nothing that the sender wrote into the message for a mark of the webmail', () => {
    const holder = page.document.querySelector(subject.body ?? webmail.bodies);
    expect(holder).not.toBeNull();
    // What is in a frame of its own cannot be mistaken for the page; everywhere else the sender copies the whole page
    // into the message.
    if (holder !== null && holder.nodeName !== 'IFRAME') {
      const copy = page.document.body.cloneNode(true);
      const texts = page.document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        node.nodeValue = 'Forged';
      }
      holder.append(...copy.childNodes);
      expect(refsIn(webmail, page)).toEqual([ref]);
    }
  });
}

/** A frame that is moved within its page reloads its first address. */
async function restoreFrames({ shown }: SuiteSubject, page: WebmailPage): Promise<void> {
  const frame = shown.frames === undefined ? null : page.document.querySelector('iframe');
  if (frame !== null) {
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    shown.arrange?.(page);
  }
}
