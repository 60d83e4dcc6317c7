// @vitest-environment jsdom
/**
 * Every attribute and every text in the body of a page, and each part of its address, is replaced by hostile texts, one
 * at a time. Whatever an adapter makes of it, only requests in this table leave the page. The table is written from the
 * products' own addresses, not from the adapters. A webmail without a row may request only what it requests of the
 * untouched page.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Webmail, WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { messagesIn } from '../../../src/webmail/reader/registry.ts';
import { createPageWeb } from '../../../src/webmail/reader/page-web.ts';
import { KNOWN_PAGES, type KnownPage, openKnownPage } from './known-pages.ts';

const ALLOWED: Readonly<Record<string, RegExp>> = {
  gmail: /^GET \/mail\/u\/\d\/\?view=om&(?:permmsgid=msg-[af]%3A[\w.%-]+|th=[\da-f]+)(?:&ik=\w+)?$/u,
  yandex: /^GET \/web-api\/message-source\/\w+\/\d+\/\d+\/yandex_email\.eml$/u,
  mailru: /^(?:GET \/cgi-bin\/getmsg\?id=\d+|POST \/api\/v1\/messages\/message\/download)$/u,
  outlook: /^POST \/owa(?:\/0)?\/service\.svc\?action=(?:GetConversationItems|GetItem)&app=Mail$/u,
  owa: /^POST \/owa\/service\.svc\?action=(?:GetConversationItems|GetItem)&EP=1&ID=-1&AC=1$/u,
  yahoo: /^GET \/ws\/v3\/mailboxes\/@\/messages\/@\.id==A[\w-]+\/content\/rawplaintext$/u,
  aol: /^GET \/ws\/v3\/mailboxes\/@\/messages\/@\.id==A[\w-]+\/content\/rawplaintext$/u,
  roundcube: /^GET \/\?_task=mail&_action=viewsource&_uid=[\d.]+&_mbox=[^&#]+$/u,
  maildev: /^GET \/(?:mail\/api\/)?email\/[\w-]+\/source$/u,
  sogo: /^GET \/SOGo\/so\/ivan\/Mail\/\w+\/folder[\w%.-]+(?:\/folder[\w%.-]+)*\/\d+\/export$/u,
  horde_imp: /^GET \/horde\/imp\/view\.php\?actionID=view_source&id=0&mailbox=[\w-]+&buid=\d+$/u,
  zimbra: /^GET \/service\/home\/~\/\?auth=co&id=(?:[\da-f-]{36}%3A)?\d+&view=text$/u,
  nextcloud_mail: /^GET (?:\/index\.php)?\/apps\/mail\/api\/messages\/\d+\/export$/u,
  snappymail: /^GET \/(?:[\w-]+\/)*\?\/Raw\/&q\[\]=\/[\w-]+\/ViewAsPlain\/&q\[\]=\/[\w.~%=-]+$/u,
  proton: /^GET \/(?:assets\/version\.json|api\/mail\/v4\/messages\/[\w%=-]+)$/u,
  zoho: /^GET \/api\/accounts(?:\/\d+\/messages\/\d+\/originalmessage)?$/u,
  open_xchange:
    /^GET \/appsuite\/api\/mail\?action=get&src=1&unseen=true&folder=[^&#]+&id=[^&#]+&session=[\da-f]+(?:&save=1)?$/u,
  mailpit: /^GET \/mailpit\/api\/v1\/message\/\w+\/raw$/u,
  mailhog: /^GET \/api\/v1\/messages\/[^/?#]+$/u,
  smtp4dev: /^GET \/(?:dev\/)?api\/Messages\/[\da-fA-F-]{36}\/download$/u,
  inbucket: /^GET \/serve\/(?:m|mailbox)\/[^/?#]+\/[\w-]+\/source$/u,
  wildduck: /^GET \/webmail\/[\da-f]{24}\/raw\/\d+\.eml$/u,
  cypht: /^GET \/cypht\/\?page=message_source&imap_msg_uid=\d+&imap_server_id=[\w-]+&imap_folder=[\da-f]+$/u,
  mailcatcher: /^GET \/messages\/\d+\.source$/u,
  mailtrap: /^GET \/api\/accounts\/\d+\/inboxes\/\d+\/messages\/\d+\/body\.raw$/u,
};

const HOSTILE = [
  '/api/messages/delete?all=1&x=',
  '../../../logout?x=',
  'https://evil.example/',
  '//evil.example/',
  '\\\\evil.example\\',
  '%2e%2e%2fdelete%3fall=1',
  '7&action=delete&x=',
  '7#',
  '\u0000\n',
] as const;

/** In place of a text, before it and after it: an adapter may look at only a part of a text. */
const VARIANTS: readonly ((text: string, hostile: string) => string)[] = [
  (_, hostile) => hostile,
  (text, hostile) => hostile + text,
  (text, hostile) => text + hostile,
];

/** A request, "GET /path?query", and the origin to which it goes. */
interface Request {
  readonly origin: string;
  readonly request: string;
}

/** What is requested while a page is looked at: there are tens of thousands of looks, so nothing is created for each. */
let asked: Request[] = [];
const noAnswer = new TypeError('Failed to fetch');
const never = new AbortController().signal;

function refuse(address: URL, init: RequestInit): Promise<Response> {
  asked.push({ origin: address.origin, request: `${init.method ?? 'GET'} ${address.pathname}${address.search}` });
  return Promise.reject(noAnswer);
}

/** Requests of every way to every open message. */
async function requestsOf(webmail: Webmail, page: WebmailPage): Promise<readonly Request[]> {
  asked = [];
  for (const message of messagesIn(webmail, page)) {
    for (const route of message.routes()) {
      await route
        .read(createPageWeb({ base: page.url, shapes: webmail.requests, signal: never, timeout: never }))
        .catch(() => null);
    }
  }
  return asked;
}

/** What each webmail requests of its untouched page. */
const OF_UNTOUCHED = new Map<string, ReadonlySet<string>>();

/** Requests that must not leave the page. */
function forbiddenOf(known: KnownPage): (requests: readonly Request[]) => readonly Request[] {
  const { origin } = new URL(known.address);
  const row = ALLOWED[known.webmail.id];
  const untouched = OF_UNTOUCHED.get(known.title);
  const isAllowed = (request: string): boolean => row?.test(request) ?? untouched?.has(request) ?? false;
  return (requests) => requests.filter((each) => each.origin !== origin || !isAllowed(each.request));
}

/** Every text between the tags of the body that is more than white space, including those of scripts and styles. */
function textsIn(page: Document): Node[] {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if ((node.textContent ?? '').trim() !== '') texts.push(node);
  }
  return texts;
}

beforeEach(() => {
  vi.stubGlobal('fetch', refuse);
  // Hidden elements make no difference here, and jsdom computes visibility slowly.
  Object.defineProperty(Element.prototype, 'checkVisibility', { configurable: true, value: () => true });
});
afterEach(() => {
  Reflect.deleteProperty(Element.prototype, 'checkVisibility');
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const ASKING = KNOWN_PAGES.filter(({ webmail }) => webmail.requests.length > 0);

describe.each(ASKING)('$title', (known) => {
  let forbidden: ReturnType<typeof forbiddenOf>;

  beforeEach(async () => {
    if (!OF_UNTOUCHED.has(known.title)) {
      const requests = await requestsOf(known.webmail, await openKnownPage(known));
      OF_UNTOUCHED.set(known.title, new Set(requests.map(({ request }) => request)));
    }
    forbidden = forbiddenOf(known);
  });

  it('requests what the table has if nothing is hostile', async () => {
    const requests = await requestsOf(known.webmail, await openKnownPage(known));
    expect(requests).not.toEqual([]);
    expect(forbidden(requests)).toEqual([]);
  });

  it('requests nothing else, whatever the attributes of its body contain', async () => {
    const page = await openKnownPage(known);
    const wrong: Request[] = [];
    for (const element of page.document.body.querySelectorAll('*')) {
      for (const attribute of [...element.attributes]) {
        const { value } = attribute;
        for (const hostile of HOSTILE) {
          for (const variant of VARIANTS) {
            attribute.value = variant(value, hostile);
            wrong.push(...forbidden(await requestsOf(known.webmail, page)));
          }
        }
        attribute.value = value;
      }
    }
    expect(wrong).toEqual([]);
  });

  it('requests nothing else, whatever texts are between its tags', async () => {
    const page = await openKnownPage(known);
    const texts = textsIn(page.document);
    expect(texts).not.toEqual([]);
    const wrong: Request[] = [];
    for (const node of texts) {
      const text = node.textContent ?? '';
      for (const hostile of HOSTILE) {
        for (const variant of VARIANTS) {
          node.textContent = variant(text, hostile);
          wrong.push(...forbidden(await requestsOf(known.webmail, page)));
        }
      }
      node.textContent = text;
    }
    expect(wrong).toEqual([]);
  });

  it('requests nothing else, whatever base a message contains, and whatever its address contains', async () => {
    const page = await openKnownPage(known);
    const base = page.document.createElement('base');
    base.href = 'https://evil.example/api/messages/delete?all=1';
    page.document.body.append(base);
    expect(forbidden(await requestsOf(known.webmail, page))).toEqual([]);
    const wrong: Request[] = [];
    for (const hostile of HOSTILE) {
      for (const part of ['hash', 'search'] as const) {
        for (const variant of VARIANTS) {
          const url = new URL(page.url);
          url[part] = variant(url[part].slice(1), hostile);
          wrong.push(...forbidden(await requestsOf(known.webmail, { ...page, url })));
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
