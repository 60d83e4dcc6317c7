// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { createPageWeb } from '../../../src/webmail/reader/page-web.ts';
import { roundcube } from '../../../src/webmail/webmails/roundcube.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';
import { describeAdapter } from './common-suite.ts';
import type { AnsweringSubject } from './suite-subject.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const SHOW = '?_task=mail&_action=show&_uid=3&_mbox=INBOX';

function refsIn(page: WebmailPage): unknown {
  return roundcube.openMessages(page).map(({ ref }) => ref);
}

/** Where the adapter looks for the source of the first open message. */
async function addressesAskedFor(page: WebmailPage): Promise<string[]> {
  const web = new WebDouble({});
  const never = new AbortController().signal;
  for (const route of roundcube.openMessages(page)[0]?.routes() ?? []) {
    await route.read(createPageWeb({ base: page.url, shapes: roundcube.requests, signal: never, timeout: never }));
  }
  return [...new Set(web.asked.map(({ address }) => address))];
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('Roundcube is recognised', () => {
  it.each([
    `https://mail.romashka.test/${SHOW}`,
    `https://romashka.test/webmail/${SHOW}`,
    `https://romashka.test:2096/cpsess2696531394/3rdparty/roundcube/${SHOW}`,
    `http://localhost/aBcDeF123/${SHOW}`,
  ])('at %s', async (address) => {
    expect(isPageOf(roundcube, await openPage(pageText('roundcube/elastic-message'), address))).toBe(true);
  });

  it('by its own script, not by an address that only looks like it', async () => {
    const page = await openPage('<p>A page about Roundcube</p>', `https://blog.test/${SHOW}`);
    expect(isPageOf(roundcube, page)).toBe(false);
  });

  it('not on its sign-in page', async () => {
    const page = await openPage(pageText('roundcube/sign-in'), 'https://mail.romashka.test/');
    expect(isPageOf(roundcube, page)).toBe(false);
  });
});

describe('the message that is open in Roundcube', () => {
  it('is the one on the full page, with what the page shows about it', async () => {
    const page = await openPage(pageText('roundcube/elastic-message'), `https://mail.romashka.test/${SHOW}`);
    expect(refsIn(page)).toEqual([
      {
        key: 'INBOX/3',
        subject: 'Скидка 30% на летнюю коллекцию',
        sender: 'news@lavka.test',
        time: '2026-11-23 19:46',
      },
    ]);
  });

  it('is the one in a separate window', async () => {
    const page = await openPage(pageText('roundcube/elastic-message'), `https://mail.romashka.test/${SHOW}&_extwin=1`);
    expect(refsIn(page)).toMatchObject([{ key: 'INBOX/3' }]);
  });

  it('is the one in the preview pane, at the current address of the frame and not the initial one', async () => {
    const page = await openPage(
      pageText('roundcube/elastic-list'),
      'https://mail.romashka.test/?_task=mail&_mbox=Sent',
      {
        frames: { '/frame': pageText('roundcube/larry-preview-of-sent') },
      },
    );
    const inside = page.document.querySelector('iframe')?.contentWindow;
    inside?.history.replaceState(null, '', '/?_task=mail&_action=preview&_framed=1&_uid=66&_mbox=Sent');
    expect(refsIn(page)).toEqual([
      { key: 'Sent/66', subject: 'Re: Order 48213', sender: 'maria@lavka.test', time: 'Today 19:46' },
    ]);
  });

  it('does not exist while the preview pane shows its watermark', async () => {
    const page = await openPage(pageText('roundcube/elastic-list'), 'https://mail.romashka.test/?_task=mail', {
      frames: { '/frame': '<p>watermark</p>' },
    });
    expect(refsIn(page)).toEqual([]);
  });

  it('does not exist while a message is being written', async () => {
    const address = 'https://mail.romashka.test/?_task=mail&_action=compose&_uid=3&_mbox=INBOX';
    expect(refsIn(await openPage(pageText('roundcube/elastic-message'), address))).toEqual([]);
  });

  it('is read in the Classic skin too', async () => {
    const page = await openPage(pageText('roundcube/classic-message'), `https://mail.romashka.test/${SHOW}`);
    expect(refsIn(page)).toEqual([
      { key: 'INBOX/3', subject: 'Order 48213', sender: 'news@lavka.test', time: 'Mon 19:46' },
    ]);
  });
});

describe('the source of a message in Roundcube', () => {
  const page = (address: string): Promise<WebmailPage> => openPage(pageText('roundcube/elastic-message'), address);

  it('is requested under the path of the page, whatever it is', async () => {
    expect(
      await addressesAskedFor(await page(`https://romashka.test:2096/cpsess269/3rdparty/roundcube/${SHOW}`)),
    ).toEqual([
      'https://romashka.test:2096/cpsess269/3rdparty/roundcube/?_task=mail&_action=viewsource&_uid=3&_mbox=INBOX',
    ]);
  });

  it('is that of an attached message if one is open', async () => {
    const address = 'https://mail.romashka.test/?_task=mail&_action=show&_uid=123.2&_mbox=INBOX';
    expect(await addressesAskedFor(await page(address))).toEqual([
      'https://mail.romashka.test/?_task=mail&_action=viewsource&_uid=123.2&_mbox=INBOX',
    ]);
  });

  it('is requested in the message’s own folder after a search over folders', async () => {
    const address = 'https://mail.romashka.test/?_task=mail&_action=show&_uid=7-Shop%2FOrders&_mbox=INBOX&_search=abc';
    expect(await addressesAskedFor(await page(address))).toEqual([
      'https://mail.romashka.test/?_task=mail&_action=viewsource&_uid=7&_mbox=Shop%2FOrders',
    ]);
  });

  it('is requested with the folder’s name as the server spells it (modified UTF-7)', async () => {
    const address = 'https://mail.romashka.test/?_task=mail&_action=show&_uid=7&_mbox=%26BB8EQAQ4BDIENQRC-';
    expect(await addressesAskedFor(await page(address))).toEqual([
      'https://mail.romashka.test/?_task=mail&_action=viewsource&_uid=7&_mbox=%26BB8EQAQ4BDIENQRC-',
    ]);
  });

  it('is the header block that the server answers', async () => {
    const opened = await page(`https://mail.romashka.test/${SHOW}`);
    new WebDouble({ '/?_task=mail&_action=viewsource&_uid=3&_mbox=INBOX': { body: message({ lineEnd: '\n' }) } });
    const never = new AbortController().signal;
    const web = createPageWeb({ base: opened.url, shapes: roundcube.requests, signal: never, timeout: never });
    const [route] = roundcube.openMessages(opened)[0]?.routes() ?? [];
    expect(await route?.read(web)).toMatchObject({ ok: true, complete: true });
  });
});

const MAIL = 'https://mail.romashka.test/';

function previewing(uid: string): (page: WebmailPage) => void {
  return ({ document }) => {
    const inside = document.querySelector('iframe')?.contentWindow;
    inside?.history.replaceState(null, '', `/?_task=mail&_action=preview&_framed=1&_uid=${uid}&_mbox=INBOX`);
  };
}

const ANSWERING: AnsweringSubject = {
  answers: (answer) => ({ '/?_task=mail&_action=viewsource&_uid=3&_mbox=INBOX': answer }),
  // Seen in 1.6.5: the sign-in page, and an empty answer of status 200.
  signedOut: { body: pageText('roundcube/sign-in'), contentType: 'text/html' },
  gone: { body: '' },
};

describeAdapter({
  webmail: roundcube,
  source: { subject: 'Скидка 30% на летнюю коллекцию' },
  shown: { file: 'roundcube/elastic-message', address: MAIL + SHOW },
  ref: {
    key: 'INBOX/3',
    subject: 'Скидка 30% на летнюю коллекцию',
    sender: 'news@lavka.test',
    time: '2026-11-23 19:46',
  },
  closed: [
    {
      file: 'roundcube/elastic-list',
      address: `${MAIL}?_task=mail&_mbox=INBOX`,
      frames: { '/frame': '<p>watermark</p>' },
    },
    { file: 'roundcube/elastic-message', address: `${MAIL}?_task=mail&_action=compose&_uid=3&_mbox=INBOX` },
  ],
  alsoShown: [
    { file: 'roundcube/elastic-message', address: `${MAIL}${SHOW}&_extwin=1` },
    { file: 'roundcube/classic-message', address: MAIL + SHOW },
    {
      file: 'roundcube/elastic-list',
      address: `${MAIL}?_task=mail&_mbox=INBOX`,
      frames: { '/frame': pageText('roundcube/elastic-message') },
      arrange: previewing('3'),
    },
  ],
  hide: 'a page of its own shows it',
  thread: 'one message is shown at a time',
  another: {
    file: 'roundcube/elastic-list',
    address: `${MAIL}?_task=mail&_mbox=INBOX`,
    frames: { '/frame': pageText('roundcube/elastic-message') },
    arrange: previewing('4'),
  },
  answering: ANSWERING,
});

const PANE = {
  file: 'roundcube/elastic-list',
  address: `${MAIL}?_task=mail&_mbox=INBOX`,
  frames: { '/frame': pageText('roundcube/elastic-message') },
};

describeAdapter({
  version: ', its preview pane',
  webmail: roundcube,
  source: { subject: 'Скидка 30% на летнюю коллекцию' },
  shown: { ...PANE, arrange: previewing('3') },
  ref: {
    key: 'INBOX/3',
    subject: 'Скидка 30% на летнюю коллекцию',
    sender: 'news@lavka.test',
    time: '2026-11-23 19:46',
  },
  // The sender's words are in the frame's own page.
  body: '#messagecontframe',
  closed: [{ ...PANE, frames: { '/frame': '<p>watermark</p>' } }],
  hide({ document }) {
    document.querySelector('#messagecontframe')?.setAttribute('style', 'display: none');
  },
  thread: 'one message is shown at a time',
  another: { ...PANE, arrange: previewing('4') },
  answering: ANSWERING,
});
