import { beforeEach, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { MAX_OPEN_MESSAGES, messagesIn, recogniseWebmail } from '../../../src/webmail/reader/registry.ts';
import { refsIn } from './adapter-probe.ts';
import { message } from './messages.ts';
import { openSuitePage, readIn, type SuiteSubject } from './suite-subject.ts';
import { pageText } from './web-page.ts';

/** Of webmails that are recognised by marks on any host: what a sender can write into a message. */
const IMITATED = [
  'mailru/thread',
  'maildev/version-3-message',
  'zimbra/conversation',
  'snappymail/message',
  'mailpit/message',
  'smtp4dev/message',
  'inbucket/message',
  'wildduck/message',
  'cypht/message',
];

/** Names that a page's elements can take from `document` and `form`. */
const HIDDEN_NAMES = ['querySelector', 'querySelectorAll', 'cookie', 'activeElement', 'getElementById', 'body'];

/** What an adapter might ask of a form around its marks, if it did not take it from the prototype. */
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
    for (const name of HIDDEN_NAMES) {
      const element = page.document.createElement('img');
      element.setAttribute('name', name);
      page.document.body.append(element);
    }
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
    await restoreFrames(subject, page);
    expect(refsIn(webmail, page)).toContainEqual(ref);
  });

  it('bounds what it takes from a page that is flooded with marks', async () => {
    const { body } = page.document;
    const copies = [...body.children].flatMap((child) => Array.from({ length: 100 }, () => child.cloneNode(true)));
    body.append(...copies);
    expect(messagesIn(webmail, page).length).toBeLessThanOrEqual(MAX_OPEN_MESSAGES);
    const { outcome } = readIn(() => page, subject.answering?.answers({ body: message(subject.source) }) ?? {});
    expect(await outcome).toMatchObject({ webmail: { id: webmail.id } });
  });

  it('is not to be had by its marks alone where it has a host of its own', async () => {
    const elsewhere = new URL(page.url);
    elsewhere.hostname = 'webmail.example';
    const imitated = await openSuitePage(subject, { ...subject.shown, address: elsewhere.href });
    const known = recogniseWebmail(imitated);
    expect([null, webmail.id]).toContain(known === null ? null : known.id);
    const { outcome, web } = readIn(() => imitated, {});
    await outcome;
    expect(web.asked.filter(({ address }) => new URL(address).host !== imitated.url.host)).toEqual([]);
  });

  it('takes nothing that the sender wrote into the message for a mark of the webmail', () => {
    const holder = page.document.querySelector(subject.body ?? webmail.bodies);
    expect(holder).not.toBeNull();
    // What is in a frame of its own cannot be mistaken; else the sender writes the whole page once more.
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

  describeImitation(subject, () => page);
}

/**
 * With the marks of another webmail a sender would have other parts of the page taken for bodies, and so a dialog in his message
 * for one of the webmail.
 */
function describeImitation(subject: SuiteSubject, open: () => WebmailPage): void {
  const { webmail } = subject;
  const imitations = IMITATED.filter((file) => !file.startsWith(`${webmail.id}/`));
  it.each(imitations)('is not taken for the webmail of %s, which a sender imitates in a message', async (file) => {
    const page = open();
    const holder = page.document.querySelector(subject.body ?? webmail.bodies);
    if (holder === null || holder.nodeName === 'IFRAME') {
      // A message in a frame of its own cannot imitate anything in this page.
      expect(recogniseWebmail(page)?.id).toBe(webmail.id);
      return;
    }
    const source = message(subject.source).replaceAll('<', '&lt;');
    const written = pageText(file).replaceAll(/<script.*?<\/script>/gsu, '');
    const forged = new DOMParser().parseFromString(
      `${written}<div role="dialog"><pre>${source}</pre></div>`,
      'text/html',
    );
    holder.replaceChildren(...forged.head.childNodes, ...forged.body.childNodes);
    const { outcome } = readIn(() => page, {});
    expect(await outcome).toMatchObject({ ok: false, webmail: { id: webmail.id } });
  });
}

/** A frame that was moved in its page loads anew from where it began. */
async function restoreFrames({ shown }: SuiteSubject, page: WebmailPage): Promise<void> {
  const frame = shown.frames === undefined ? null : page.document.querySelector('iframe');
  if (frame !== null) {
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    shown.arrange?.(page);
  }
}
