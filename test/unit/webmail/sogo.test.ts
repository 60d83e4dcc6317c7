// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { sogo } from '../../../src/webmail/webmails/sogo.ts';
import { addressesAskedFor, tryAll } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const MAIL = 'https://mail.romashka.test/SOGo/so/ivan/Mail';
const EXPORT = '/SOGo/so/ivan/Mail/0/folderINBOX/12/export';

function open(address: string): Promise<WebmailPage> {
  return openPage(pageText('sogo/message'), address);
}

describeAdapter({
  webmail: sogo,
  shown: { file: 'sogo/message', address: `${MAIL}/view#!/Mail/0/INBOX/12` },
  ref: {
    key: '0/INBOX/12',
    subject: 'Order 48213',
    sender: 'news@lavka.test',
    time: 'Monday, November 23, 2026 22:46 MSK',
  },
  closed: [{ file: 'sogo/message', address: `${MAIL}/view#!/Mail/0/INBOX` }],
  alsoShown: [{ file: 'sogo/message', address: `${MAIL}//UIxMailPopupView#!/Mail/0/INBOX/12` }],
  hide: 'only the address says what is open',
  thread: 'one message is shown at a time',
  another: { file: 'sogo/message', address: `${MAIL}/view#!/Mail/0/INBOX/13` },
  answering: {
    answers: (source) => ({ [EXPORT]: source }),
    // SOGoMailObject: each byte taken for a character of ISO-8859-1.
    wrap: (source) => new TextEncoder().encode(Buffer.from(source).toString('latin1')),
    secrets: ['c13e6e6f'],
    // Seen in 5.8.0: the sign-in page, and an empty answer of status 200.
    signedOut: { body: '<html><body><form action="connect"><input type="password"></form>', contentType: 'text/html' },
    gone: { body: '' },
  },
  prepare({ document }) {
    document.cookie = 'XSRF-TOKEN=c13e6e6f; path=/SOGo/';
  },
  openSourceView({ document }, source) {
    document.querySelector('.sg-reversible')?.classList.add('sg-flip');
    document.querySelector('.sg-back pre')?.append(source);
  },
});

describe('SOGo', () => {
  it('is recognised in a separate window, and not on the sign-in page', async () => {
    expect(isPageOf(sogo, await open(`${MAIL}//UIxMailPopupView#!/Mail/0/INBOX/12`))).toBe(true);
    const signIn = pageText('sogo/message').replace('SOGo.MailerUI', 'SOGo.MainUI');
    expect(isPageOf(sogo, await openPage(signIn, 'https://mail.romashka.test/SOGo/'))).toBe(false);
  });

  it.each([
    ['/view#!/Mail/0/INBOX/12', '/Mail/0/folderINBOX/12/export'],
    ['//UIxMailPopupView#!/Mail/0/INBOX/12', '/Mail/0/folderINBOX/12/export'],
    ['/view#!/Mail/1/virtual/INBOX/12', '/Mail/1/folderINBOX/12/export'],
    // A folder of that name.
    ['/view#!/Mail/0/virtual/12', '/Mail/0/foldervirtual/12/export'],
    ['/view#!/Mail/0/INBOX%25252FFoo%252520Bar/12', '/Mail/0/folderINBOX/folderFoo_SP_Bar/12/export'],
    ['/view#!/Mail/0/2026.1_x/7', '/Mail/0/folder_2026_D_1_U_x/7/export'],
    // «Тесты, 2 & 3» in the modified UTF-7 of IMAP, as 5.8.0 itself asked for it.
    [
      '/view#!/Mail/0/%252526BCIENQRBBEIESw-%25252C%2525202%252520%252526-%2525203/1',
      '/Mail/0/folder_AM_BCIENQRBBEIESw-_CO__SP_2_SP__AM_-_SP_3/1/export',
    ],
    // The same name, encoded once less. 5.8.0 writes it so after a message found by a search was deleted, for the next
    // message that it shows.
    [
      '/view#!/Mail/0/virtual/%2526BCIENQRBBEIESw-%252C%25202%2520%2526-%25203/2',
      '/Mail/0/folder_AM_BCIENQRBBEIESw-_CO__SP_2_SP__AM_-_SP_3/2/export',
    ],
  ])('requests the message of %s at %s', async (address, asked) => {
    expect(await addressesAskedFor(sogo, await open(MAIL + address))).toEqual([
      `https://mail.romashka.test/SOGo/so/ivan${asked}`,
    ]);
  });

  it('sends the current token of its cookie', async () => {
    const page = await open(`${MAIL}/view#!/Mail/0/INBOX/12`);
    page.document.cookie = 'XSRF-TOKEN=old; path=/SOGo/';
    page.document.cookie = 'XSRF-TOKEN=new; path=/SOGo/';
    const web = new WebDouble({});
    await tryAll(sogo, page);
    expect(web.asked[0]?.init.headers).toMatchObject({ 'x-xsrf-token': 'new' });
  });
});
