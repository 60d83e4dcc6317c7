// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { nextcloudMail } from '../../../src/webmail/webmails/nextcloud-mail.ts';
import { addressesAskedFor, refsIn } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage, pageText } from './web-page.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const BOX = 'https://cloud.romashka.test/index.php/apps/mail/box/12';

describeAdapter({
  webmail: nextcloudMail,
  shown: { file: 'nextcloud_mail/message', address: `${BOX}/thread/345` },
  ref: { key: '345', subject: 'Order 48213', sender: 'news@lavka.test', time: '2 hours ago' },
  closed: [{ file: 'nextcloud_mail/list', address: BOX }],
  hide({ document }) {
    document.querySelector('#mail-message')?.setAttribute('style', 'display: none');
  },
  thread: {
    page: { file: 'nextcloud_mail/long-thread', address: `${BOX}/thread/345` },
    messages: ['341', '343', '345'].map((number) => ({
      ref: { key: number },
      element: `.envelope:has([src*="/${number}/"])`,
    })),
    sources: ['341', '343', '345'].map((number) => [`/index.php/apps/mail/api/messages/${number}/export`]),
    collapse(element) {
      element.className = 'envelope';
      element.querySelector('.mail-message-body')?.remove();
    },
  },
  another: { file: 'nextcloud_mail/another-message', address: `${BOX}/thread/346` },
  answering: {
    answers: (source) => ({ '/index.php/apps/mail/api/messages/345/export': source }),
    // Nextcloud answers JSON to users who are not signed in, and for what does not exist.
    signedOut: { status: 401, body: '{"message":"Current user is not logged in"}', contentType: 'application/json' },
    gone: { status: 404, body: '{"status":"fail","data":[]}', contentType: 'application/json' },
  },
});

describe('Nextcloud Mail', () => {
  const open = (file: string, address: string): Promise<WebmailPage> => openPage(pageText(file), address);

  it('takes the address of a message alone in its thread if no frame shows its number', async () => {
    const html = pageText('nextcloud_mail/message').replace(/<iframe.*<\/iframe>/u, '<p>Hello</p>');
    const page = await openPage(html, 'https://cloud.romashka.test/apps/mail/box/priority/12/thread/345');
    expect(refsIn(nextcloudMail, page)).toMatchObject([{ key: '345' }]);
    expect(await addressesAskedFor(nextcloudMail, page)).toEqual([
      'https://cloud.romashka.test/apps/mail/api/messages/345/export',
    ]);
  });

  it('offers each expanded message of a thread, the last one first', async () => {
    const page = await open('nextcloud_mail/thread', `${BOX}/thread/345`);
    expect(refsIn(nextcloudMail, page)).toEqual([
      { key: '345', subject: 'Order 48213', sender: 'maria@lavka.test', time: '2 hours ago' },
      { key: '341', subject: 'Order 48213', sender: 'news@lavka.test', time: '2 days ago' },
      { key: 'text1', subject: 'Another order', sender: 'ivan@romashka.test', time: '1 day ago' },
    ]);
  });

  it('does not guess the number of a plain-text message among others', async () => {
    const page = await open('nextcloud_mail/thread', `${BOX}/thread/345`);
    expect(await addressesAskedFor(nextcloudMail, page, 'text1')).toEqual([]);
  });

  it('is not any other application of Nextcloud', async () => {
    const frame = '<html><head data-requesttoken="c0ffee"></head><body id="body-user"></body></html>';
    const at = async (path: string) =>
      isPageOf(nextcloudMail, await openPage(frame, `https://cloud.romashka.test${path}`));
    expect([await at('/apps/mail/'), await at('/apps/files/')]).toEqual([true, false]);
  });
});
