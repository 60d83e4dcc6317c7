// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { zimbra } from '../../../src/webmail/webmails/zimbra.ts';
import { addressesAskedFor, refsIn } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { layOutPages } from './page-layout.ts';
import { openPage, pageText } from './web-page.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const CLASSIC = 'https://mail.romashka.test/';
const SOURCE = 'https://mail.romashka.test/service/home/~/?auth=co&id=257&view=text';
const REF = {
  key: '257',
  subject: 'Order 48213',
  sender: '"Lavka" <news@lavka.test>',
  time: 'November 23, 2026 10:46 PM',
};

describeAdapter({
  webmail: zimbra,
  shown: { file: 'zimbra/last-message', address: CLASSIC },
  ref: REF,
  closed: [{ file: 'zimbra/list', address: CLASSIC }],
  hide({ document }) {
    document.querySelector('.ZmConvView2')?.setAttribute('style', 'display: none');
  },
  thread: {
    page: { file: 'zimbra/long-conversation', address: CLASSIC },
    messages: ['255', '256', '258'].map((number) => ({ ref: { key: number }, element: `#main_MSGC${number}` })),
    sources: ['255', '256', '258'].map((number) => [`/service/home/~/?auth=co&id=${number}&view=text`]),
    collapse(element) {
      element.classList.replace('Expanded', 'Collapsed');
    },
  },
  another: { file: 'zimbra/another-message', address: CLASSIC },
  answering: {
    answers: (source) => ({ '/service/home/~/?auth=co&id=257&view=text': source }),
    // UserServlet: 401 with a challenge or a redirect to the sign-in page; 404 in HTML.
    signedOut: { status: 401, body: '<html><h2>HTTP ERROR 401</h2>', contentType: 'text/html' },
    gone: { status: 404, body: '<html><h2>HTTP ERROR 404 no such message</h2>', contentType: 'text/html' },
  },
});

describe('Zimbra, classic client', () => {
  beforeEach(layOutPages);
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('offers each expanded message of the active conversation, the last one first, and none of those in inactive tabs', async () => {
    const page = await openPage(pageText('zimbra/conversation'), CLASSIC);
    expect(refsIn(zimbra, page)).toEqual([
      REF,
      { key: '255', subject: 'Order 48213', sender: 'ivan@romashka.test', time: 'November 22, 2026 10:00 AM' },
    ]);
  });

  it('takes the message of the selected line in a list of messages', async () => {
    const page = await openPage(pageText('zimbra/by-message'), CLASSIC);
    expect(refsIn(zimbra, page)).toMatchObject([{ key: '257', subject: 'Order 48213' }]);
  });

  it('has no open message while several lines of the list are selected: the pane shows none of them', async () => {
    const page = await openPage(pageText('zimbra/by-message'), CLASSIC);
    page.document.querySelector('#zli__TV-main__256')?.classList.add('Row-selected');
    expect(refsIn(zimbra, page)).toEqual([]);
  });

  it('uses Zimbra’s own id for a message in a mailbox that another user shares', async () => {
    const account = 'b5c2f1a0-1111-2222-3333-444455556666';
    const html = pageText('zimbra/conversation').replaceAll('MSGC257', `MSGC${account}:257`);
    expect(await addressesAskedFor(zimbra, await openPage(html, CLASSIC))).toEqual([
      `https://mail.romashka.test/service/home/~/?auth=co&id=${account}%3A257&view=text`,
    ]);
  });
});

describe('Zimbra, HTML client', () => {
  it('is read by the number in its own “Show Original”', async () => {
    const page = await openPage(
      pageText('zimbra/html-client'),
      'https://mail.romashka.test/h/search?action=view&id=257',
    );
    expect(isPageOf(zimbra, page)).toBe(true);
    expect(await addressesAskedFor(zimbra, page)).toEqual([SOURCE]);
  });
});

describe('Zimbra, modern client', () => {
  it.each([
    ['a conversation of one message', '/modern/email/Inbox/conversation/-257'],
    ['a longer one with parts of a single message', '/modern/email/Inbox/conversation/258'],
  ])('is read in %s', async (_, path) => {
    const page = await openPage(pageText('zimbra/modern'), `https://mail.romashka.test${path}`);
    expect(isPageOf(zimbra, page)).toBe(true);
    expect(await addressesAskedFor(zimbra, page)).toEqual([SOURCE]);
  });

  it('does not choose among several messages', async () => {
    const html = pageText('zimbra/modern').replace(
      '<iframe>',
      '<a href="/service/home/~/?auth=co&id=256&part=2">x</a>',
    );
    const page = await openPage(html, 'https://mail.romashka.test/modern/email/Inbox/conversation/258');
    expect(refsIn(zimbra, page)).toEqual([]);
  });
});

it('a page at an address like Zimbra’s is not recognised by that alone', async () => {
  expect(isPageOf(zimbra, await openPage('<main>', 'https://shop.example/modern/'))).toBe(false);
});
