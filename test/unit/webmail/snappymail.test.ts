// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { snappymail } from '../../../src/webmail/webmails/snappymail.ts';
import { addressesAskedFor, refsIn } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage, pageText } from './web-page.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const ADDRESS = 'https://mail.romashka.test/mail/#/mailbox/INBOX';
const KEY = 'eyJmb2xkZXIiOiJJTkJPWCIsInVpZCI6MTIsIm1pbWVUeXBlIjoibWVzc2FnZS9yZmM4MjIifQ';
const SOURCE = `/mail/?/Raw/&q[]=/0/ViewAsPlain/&q[]=/${KEY}`;
const REF = {
  key: KEY,
  subject: 'Order 48213',
  sender: 'Lavka <news@lavka.test>',
  time: '23 November 2026 22:46',
};

describeAdapter({
  webmail: snappymail,
  shown: { file: 'snappymail/message', address: ADDRESS },
  ref: REF,
  closed: [{ file: 'snappymail/list', address: ADDRESS }],
  alsoShown: [
    {
      file: 'snappymail/in-nextcloud',
      address: 'https://cloud.romashka.test/apps/snappymail/',
      frames: { '/apps/snappymail/run/': pageText('snappymail/message') },
    },
  ],
  hide({ document }) {
    document.querySelector('#V-MailMessageView')?.setAttribute('style', 'display: none');
  },
  thread: 'one message is shown at a time',
  another: { file: 'snappymail/rainloop-message', address: ADDRESS },
  answering: {
    answers: (source) => ({ [SOURCE]: source }),
    // ServiceActions.php: the sign-in page is the application itself, which a raw request redirects to.
    signedOut: { body: '<form><input type="password"></form>', contentType: 'text/html' },
    gone: { body: 'Message not found' },
  },
});

describe('SnappyMail and RainLoop', () => {
  it('are read in the same way, and no token in RainLoop’s address is revealed', async () => {
    const page = await openPage(pageText('snappymail/rainloop-message'), 'https://mail.romashka.test/rainloop/');
    expect(isPageOf(snappymail, page)).toBe(true);
    expect(refsIn(snappymail, page)).toEqual([{ ...REF, key: 'c0ffee' }]);
    expect(await addressesAskedFor(snappymail, page)).toEqual([
      'https://mail.romashka.test/rainloop/?/Raw/&q[]=/a1b2c3d4e5/ViewAsPlain/&q[]=/c0ffee',
    ]);
  });

  it('have no open message if RainLoop has left the link of a closed one', async () => {
    const html = pageText('snappymail/rainloop-message').replace(
      '<div><div class="messageItemHeader">',
      '<div style="display:none"><div class="messageItemHeader">',
    );
    expect(refsIn(snappymail, await openPage(html, 'https://mail.romashka.test/rainloop/'))).toEqual([]);
  });

  it('are read in the frame in which Nextcloud shows them', async () => {
    const page = await openPage(pageText('snappymail/in-nextcloud'), 'https://cloud.romashka.test/apps/snappymail/', {
      frames: { '/apps/snappymail/run/': pageText('snappymail/message') },
    });
    expect(isPageOf(snappymail, page)).toBe(true);
    expect(refsIn(snappymail, page)).toEqual([REF]);
    expect(await addressesAskedFor(snappymail, page)).toEqual([
      `https://cloud.romashka.test/apps/snappymail/run/?/Raw/&q[]=/0/ViewAsPlain/&q[]=/${KEY}`,
    ]);
  });

  it.each([
    ['in a message', '<div class="bodyText"><iframe id="rliframe"></iframe></div>'],
    ['anywhere in the page', '<iframe id="rliframe"></iframe>'],
  ])('are not read in a frame whose text a sender wrote: %s', async (_where, frame) => {
    const shell = pageText('snappymail/in-nextcloud').replace(/<iframe.*?<\/iframe>/su, frame);
    const page = await openPage(shell, 'https://cloud.romashka.test/apps/snappymail/');
    const inside = page.document.querySelector('iframe')?.contentDocument;
    // As `srcdoc` does, which this document does not know.
    const { document: written } = await openPage(pageText('snappymail/message'), 'https://evil.example/');
    inside?.documentElement.replaceWith(inside.importNode(written.documentElement, true));
    expect(inside?.body.id).toBe('rl-app');
    expect(refsIn(snappymail, page)).toEqual([]);
  });

  it('have no message on the sign-in page', async () => {
    const page = await openPage('<body id="rl-app"><div id="V-Login"></div>', 'https://mail.romashka.test/mail/');
    expect(refsIn(snappymail, page)).toEqual([]);
  });

  it('are not read in a frame with that name that a sender wrote elsewhere', async () => {
    const page = await openPage(pageText('snappymail/in-nextcloud'), 'https://cloud.romashka.test/apps/mail/', {
      frames: { '/apps/snappymail/run/': pageText('snappymail/message') },
    });
    expect(isPageOf(snappymail, page)).toBe(false);
  });
});
