// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { mailpit } from '../../../src/webmail/webmails/mailpit.ts';
import { addressesAskedFor, refsIn } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage, pageText } from './web-page.ts';

const VIEW = 'http://localhost:8025/mailpit/view';

describeAdapter({
  webmail: mailpit,
  shown: { file: 'mailpit/message', address: `${VIEW}/YqD4AJ2yzWLdEZFpT7QvAC` },
  ref: { key: 'YqD4AJ2yzWLdEZFpT7QvAC', subject: 'Order 48213', sender: 'Lavka < news@lavka.test >', time: null },
  closed: [
    { file: 'mailpit/list', address: 'http://localhost:8025/mailpit/' },
    { file: 'mailpit/list', address: 'http://localhost:8025/mailpit/search?q=subject' },
  ],
  hide: 'only the address says what is open',
  thread: 'one message is shown at a time',
  another: { file: 'mailpit/message', address: `${VIEW}/other` },
  answering: {
    answers: (source) => ({ '/mailpit/api/v1/message/YqD4AJ2yzWLdEZFpT7QvAC/raw': source }),
    // Behind a proxy that asks for a password; server.go answers 404 with this text.
    signedOut: { status: 401, body: 'Unauthorised.' },
    gone: { status: 404, body: 'Message not found' },
  },
});

describe('Mailpit', () => {
  it('is requested under its own path', async () => {
    const html = pageText('mailpit/message').replace('data-webroot="/mailpit/"', 'data-webroot="/"');
    const page = await openPage(html, 'http://localhost:8025/view/latest?q=1');
    expect(refsIn(mailpit, page)).toMatchObject([{ key: 'latest' }]);
    expect(await addressesAskedFor(mailpit, page)).toEqual(['http://localhost:8025/api/v1/message/latest/raw']);
  });
});
