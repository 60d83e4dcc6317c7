// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { aol, yahoo } from '../../../src/webmail/webmails/yahoo.ts';
import { addressesAskedFor, refsIn, tryAll } from './adapter-probe.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';
import { describeAdapter } from './common-suite.ts';
import { type AnsweringSubject } from './suite-subject.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const MID = 'AKZ5BooAAAAAXxxxxxxxxxxxx00';
const REF = { key: MID, subject: 'Order 48213', sender: 'Lavka <news@lavka.test>', time: 'Mon 7:46 PM' };

function single(address = `https://mail.yahoo.com/d/folders/1/messages/${MID}`): Promise<WebmailPage> {
  return openPage(pageText('yahoo/message'), address);
}

function thread(address = 'https://mail.yahoo.com/d/folders/1/messages/30106'): Promise<WebmailPage> {
  return openPage(pageText('yahoo/thread'), address);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('Yahoo Mail and AOL Mail are recognised', () => {
  it.each(['mail.yahoo.com', 'in.mail.yahoo.com', 'uk.mail.yahoo.com'])('at %s', async (host) => {
    const page = await openPage('', `https://${host}/d/folders/1`);
    expect([isPageOf(yahoo, page), isPageOf(aol, page)]).toEqual([true, false]);
  });

  it('at mail.aol.com', async () => {
    const page = await openPage('', 'https://mail.aol.com/d/folders/1');
    expect([isPageOf(yahoo, page), isPageOf(aol, page)]).toEqual([false, true]);
  });

  it.each(['apis.mail.yahoo.com', 'login.yahoo.com', 'mail.yahoo.com.evil.example', 'xmail.yahoo.com'])(
    'not at %s',
    async (host) => {
      const page = await openPage('', `https://${host}/`);
      expect([isPageOf(yahoo, page), isPageOf(aol, page)]).toEqual([false, false]);
    },
  );
});

describe('the message that is open in Yahoo Mail', () => {
  it('is the one in the address, and not what a sender wrote', async () => {
    expect(refsIn(yahoo, await single())).toEqual([REF]);
  });

  it('is each expanded one that has its id, the last one first', async () => {
    expect(refsIn(yahoo, await thread())).toEqual([
      { key: 'AKZ5BooAAAAAXxxxxxxxxxxxx02', subject: 'Order 48213', sender: 'maria@lavka.test', time: null },
      { key: 'AKZ5BooAAAAAXxxxxxxxxxxxx01', subject: 'Order 48213', sender: 'news@lavka.test', time: null },
    ]);
  });

  it('does not exist in a folder', async () => {
    expect(refsIn(yahoo, await openPage('<p>x', 'https://mail.yahoo.com/d/folders/1'))).toEqual([]);
  });
});

describe('the source of a message in Yahoo Mail', () => {
  const path = `/ws/v3/mailboxes/@/messages/@.id==${MID}/content/rawplaintext`;

  it('is requested from the page’s own origin', async () => {
    expect(await addressesAskedFor(yahoo, await single())).toEqual([`https://mail.yahoo.com${path}`]);
    const regional = `https://in.mail.yahoo.com/n/folders/1/messages/${MID}`;
    expect(await addressesAskedFor(yahoo, await single(regional))).toEqual([`https://in.mail.yahoo.com${path}`]);
  });

  it('is requested in a verified way at mail.yahoo.com, in a likely one elsewhere', async () => {
    new WebDouble({ [path]: { body: message() } });
    expect(await tryAll(yahoo, await single())).toMatchObject([{ mark: 'verified', result: { ok: true } }]);
    const address = `https://mail.aol.com/d/folders/1/messages/${MID}`;
    expect(await tryAll(aol, await single(address))).toMatchObject([{ mark: 'likely', result: { ok: true } }]);
  });

  it('is left to the user for a conversation whose messages have no id', async () => {
    const page = await single('https://mail.yahoo.com/d/folders/1/messages/30106');
    expect(refsIn(yahoo, page)).toMatchObject([{ key: '30106' }]);
    expect(await tryAll(yahoo, page)).toEqual([]);
  });

  it('is left to the user if several messages are open and only the address has an id', async () => {
    const html = pageText('yahoo/thread').replaceAll('data-mid', 'data-other');
    const page = await openPage(html, `https://mail.yahoo.com/d/folders/1/messages/${MID}`);
    expect(refsIn(yahoo, page)).toMatchObject([{ key: MID, sender: null }]);
    expect(await tryAll(yahoo, page)).toEqual([]);
  });
});

const FOLDER = '/d/folders/1';
const ANSWERING: AnsweringSubject = {
  answers: (answer) => ({ [`/ws/v3/mailboxes/@/messages/@.id==${MID}/content/rawplaintext`]: answer }),
  signedOut: { status: 401, body: '' },
  gone: { status: 404, body: '' },
};

describeAdapter({
  webmail: yahoo,
  shown: { file: 'yahoo/message', address: `https://mail.yahoo.com${FOLDER}/messages/${MID}` },
  ref: REF,
  closed: [{ file: 'yahoo/list', address: `https://mail.yahoo.com${FOLDER}` }],
  alsoShown: [{ file: 'yahoo/message', address: `https://in.mail.yahoo.com/n/folders/1/messages/${MID}` }],
  hide: 'without an element that says so, the address shows what is open',
  another: { file: 'yahoo/message', address: `https://mail.yahoo.com${FOLDER}/messages/AKZ5BooAAAAAXxxxxxxxxxxxx09` },
  thread: {
    page: { file: 'yahoo/long-thread', address: `https://mail.yahoo.com${FOLDER}/messages/30106` },
    messages: ['1', '2', '3'].map((last) => ({
      ref: { key: `AKZ5BooAAAAAXxxxxxxxxxxxx0${last}`, subject: 'Order 48213' },
      element: `[data-test-id="message-view"][data-mid$="0${last}"]`,
    })),
    sources: ['1', '2', '3'].map((last) => [
      `/ws/v3/mailboxes/@/messages/@.id==AKZ5BooAAAAAXxxxxxxxxxxxx0${last}/content/rawplaintext`,
    ]),
    collapse(element) {
      element.remove();
    },
  },
  answering: ANSWERING,
});

describeAdapter({
  webmail: aol,
  shown: { file: 'aol/message', address: `https://mail.aol.com${FOLDER}/messages/${MID}` },
  ref: REF,
  closed: [{ file: 'yahoo/list', address: `https://mail.aol.com${FOLDER}` }],
  hide: 'without an element that says so, the address shows what is open',
  thread: 'the application is that of Yahoo Mail',
  another: { file: 'aol/message', address: `https://mail.aol.com${FOLDER}/messages/AKZ5BooAAAAAXxxxxxxxxxxxx09` },
  answering: ANSWERING,
});
