// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { mailhog } from '../../../src/webmail/webmails/mailhog.ts';
import { addressesAskedFor, refsIn } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage, pageText } from './web-page.ts';

const ADDRESS = 'http://localhost:8025/';

describeAdapter({
  webmail: mailhog,
  shown: { file: 'mailhog/message', address: ADDRESS },
  ref: {
    key: 'Uyv8Rj3kzGq9=@mailhog.example',
    subject: 'Order 48213',
    sender: 'Lavka <news@lavka.test>',
    time: null,
  },
  closed: [{ file: 'mailhog/list', address: ADDRESS }],
  hide: 'a page shows one thing at a time',
  thread: 'one message is shown at a time',
  another: { file: 'mailhog/another-message', address: ADDRESS },
  answering: {
    answers: (source) => ({ '/api/v1/messages/Uyv8Rj3kzGq9%3D%40mailhog.example': source }),
    // api/v1.go: Go's JSON, which replaces bytes that are not UTF-8.
    wrap: (source) =>
      new TextEncoder().encode(
        JSON.stringify({
          ID: 'Uyv8Rj3kzGq9=@mailhog.example',
          From: { Mailbox: 'bounce', Domain: 'b.lavka.test' },
          Content: { Headers: { Subject: ['"Data":"forged'] }, Body: 'Hello' },
          MIME: null,
          Raw: { From: 'bounce@b.lavka.test', To: ['ivan@romashka.test'], Data: new TextDecoder().decode(source) },
        }),
      ),
    losesBytes: true,
    signedOut: { status: 401, body: '' },
    gone: { status: 404, body: '' },
  },
});

describe('MailHog', () => {
  it('is requested under the path from which it is served', async () => {
    const page = await openPage(pageText('mailhog/message'), 'http://localhost/hog/');
    expect(await addressesAskedFor(mailhog, page)).toEqual([
      'http://localhost/hog/api/v1/messages/Uyv8Rj3kzGq9%3D%40mailhog.example',
    ]);
  });

  it('shows no subject while it shows all headers, whose order is not the message’s', async () => {
    const page = await openPage(pageText('mailhog/message'), ADDRESS);
    const rows = page.document.querySelector('.headers tbody');
    rows?.prepend(...Array.from({ length: 5 }, () => rows.children[1]?.cloneNode(true) ?? ''));
    expect(refsIn(mailhog, page)).toMatchObject([{ subject: null, sender: null }]);
  });
});
