// @vitest-environment jsdom
import { recogniseWebmail } from '../../../src/webmail/reader/registry.ts';
import { describe, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { owa } from '../../../src/webmail/webmails/outlook/owa.ts';
import { refsIn, tryAll } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage, pageText } from './web-page.ts';
import { type Answer, WebDouble } from './web-double.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const ADDRESS = 'https://mail.romashka.test/owa/#path=/mail';
const CONVERSATION = 'AAQkADAwCONVERSATION=';
const CANARY = 'mCq7wX4zTESTCANARY0';
const GET_CONVERSATION = '/owa/service.svc?action=GetConversationItems&EP=1&ID=-1&AC=1';
const GET_ITEM = '/owa/service.svc?action=GetItem&EP=1&ID=-1&AC=1';

function items(...ids: readonly string[]): Answer {
  const ConversationNodes = ids.map((Id) => ({ Items: [{ ItemId: { Id } }] }));
  return { body: JSON.stringify({ Body: { ResponseMessages: { Items: [{ Conversation: { ConversationNodes } }] } } }) };
}

/** Exchange's answer for "View message details": the header block alone. */
function wrap(stored: Uint8Array): Uint8Array {
  const [block = ''] = new TextDecoder().decode(stored).split(/(?<=\r\n\r\n)/u, 1);
  const item = { ExtendedProperty: [{ Value: block }] };
  return new TextEncoder().encode(JSON.stringify({ Body: { ResponseMessages: { Items: [{ Items: [item] }] } } }));
}

function signIn({ document }: WebmailPage): void {
  document.cookie = `X-OWA-CANARY=${CANARY}; path=/owa/`;
}

async function open(file: string, address = ADDRESS): Promise<WebmailPage> {
  const page = await openPage(pageText(file), address);
  signIn(page);
  return page;
}

describeAdapter({
  webmail: owa,
  shown: { file: 'owa/message', address: ADDRESS },
  ref: { key: `${CONVERSATION}/0`, subject: null, sender: null, time: null },
  closed: [{ file: 'owa/list', address: ADDRESS }],
  another: { file: 'owa/another-message', address: ADDRESS },
  hide({ document }) {
    document.querySelector('[autoid]')?.setAttribute('style', 'display: none');
  },
  thread: {
    page: { file: 'owa/conversation', address: ADDRESS },
    messages: [0, 1, 2].map((at) => ({
      ref: { key: `${CONVERSATION}/${at}` },
      element: `[autoid="_rp_3"]:nth-of-type(${at + 2})`,
    })),
    // It is not known which of several messages is meant, so the user opens the source.
    sources: [],
    // The other, collapsed messages are not panes; the server then says whether the conversation has more than this one.
    sourceAlone: [GET_CONVERSATION],
    collapse(element) {
      element.toggleAttribute('hidden');
    },
  },
  prepare: signIn,
  answering: {
    answers: (answer) => ({ [GET_CONVERSATION]: items('ITEM-1'), [GET_ITEM]: answer }),
    wrap,
    losesBytes: true,
    headersAlone: true,
    comparesNothing: true,
    posts: true,
    signedOut: { status: 440, body: 'Login Timeout' },
    gone: { status: 404, body: '' },
    secrets: [CANARY],
  },
});

describe('Outlook on a company’s own server', () => {
  it('is not Microsoft’s own Outlook, which has the same path and cookie', async () => {
    const page = await open('owa/message', 'https://outlook.office365.com/owa/');
    expect(recogniseWebmail(page)?.id).toBe('outlook');
  });

  it('is not recognised on its sign-in page, which has no token yet, nor elsewhere', async () => {
    const signInPage = await openPage(pageText('owa/message'), 'https://other.romashka.test/owa/auth/logon.aspx');
    expect(isPageOf(owa, signInPage)).toBe(false);
    expect(isPageOf(owa, await open('owa/message', 'https://mail.romashka.test/owary/'))).toBe(false);
  });

  it('sends the current token of its cookie', async () => {
    const page = await open('owa/message');
    page.document.cookie = 'X-OWA-CANARY=newer; path=/owa/';
    const web = new WebDouble({ [GET_CONVERSATION]: items('ITEM-1') });
    await tryAll(owa, page);
    expect(web.asked.map(({ init }) => init.headers)).toMatchObject([
      { 'x-owa-canary': 'newer', action: 'GetConversationItems' },
      { 'x-owa-canary': 'newer', action: 'GetItem' },
    ]);
  });

  it('does not take the position in a conversation for a message: the newest can be on top', async () => {
    expect(await tryAll(owa, await open('owa/conversation'))).toEqual([]);
    const web = new WebDouble({ [GET_CONVERSATION]: items('ITEM-2', 'ITEM-1') });
    expect(await tryAll(owa, await open('owa/message'))).toMatchObject([{ result: { reason: 'needs-source-view' } }]);
    expect(web.asked).toHaveLength(1);
  });

  it('is left to the user if the list does not say, or is ambiguous about, what is open', async () => {
    const none = await open('owa/message');
    none.document.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false');
    expect(refsIn(owa, none)).toMatchObject([{ key: '/0' }]);
    expect(await tryAll(owa, none)).toEqual([]);
    const several = await open('owa/message');
    several.document.querySelector('[aria-selected="false"]')?.setAttribute('aria-selected', 'true');
    expect(await tryAll(owa, several)).toEqual([]);
  });
});
