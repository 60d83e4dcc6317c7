/**
 * Proton Mail. The body of a message is encrypted, its header block is not. Read in Proton's own source (WebClients) and in
 * public extensions on 2026-11-23; not seen with an account.
 */
import type { SourceRoute } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { describedWebmail, namedInElements } from '../reader/described-webmail.ts';
import { jsonHeaderBlock } from '../unwrap/json-text.ts';
import { textAt } from '../unwrap/json-path.ts';
import type { PageWeb } from '../reader/page-web.ts';

/** Users sign in at another host. VERIFIED */
const HOST = /^mail\.proton\.me$/u;

/** VERIFIED (MessageView.tsx, HeaderExpanded.tsx; five public extensions for the sender) */
const MARKS = {
  message: 'article[data-message-id][data-expanded="true"]',
  id: 'data-message-id',
  subject: '[data-testid="conversation-header:subject"]',
  sender: '[data-testid="recipients:sender"]',
  time: '[data-testid^="item-date-"]',
  body: '[data-testid="message-content:body"], [data-testid="content-iframe"]',
} as const;

/** If messages are grouped, the address names the conversation. VERIFIED */
const ID = /^([\w=-]{20,200})$/u;

/** "/u/1/inbox/…": which of several accounts the page is for. VERIFIED (persistedSessionStorage.ts) */
const ACCOUNT = /^\/u\/(\d{1,3})(?:\/|$)/u;

/**
 * Sent if the page's server does not report its version; a version that is too old is rejected. LIKELY (several public
 * programs, 2026)
 */
const APPLICATION_VERSION = '5.0.133.5';

/** The current version of the page on its server. LIKELY (a public program that shows Proton's versions) */
const VERSION: RequestShape = { template: 'GET /assets/version.json', values: {} };

/**
 * What the page itself loads to show a message; "View headers" shows the same. It marks nothing as read; the page does
 * that with another request. VERIFIED (api/messages.ts, fetch/headers.ts)
 */
const MESSAGE: RequestShape = { template: 'GET /api/mail/v4/messages/{id}', values: { id: /^[\w=-]{20,200}$/u } };

export const proton = describedWebmail({
  id: 'proton',
  title: 'Proton Mail',
  marks: MARKS,
  signs: [{ host: HOST }],
  requests: [VERSION, MESSAGE],
  shown: namedInElements(MARKS.message, MARKS.id, ID, MARKS.body),
  routes: ({ id }, { url }) => [messageHeader(id, capture(ACCOUNT, url.pathname) ?? '0')],
});

function messageHeader(id: string, account: string): SourceRoute {
  return {
    id: 'message-header',
    mark: 'verified',
    async read(web) {
      const session = sessionOf(account);
      if (session === null) {
        return { ok: false, reason: 'needs-source-view' };
      }
      const headers = {
        accept: 'application/vnd.protonmail.v1+json',
        'x-pm-appversion': `web-mail@${await applicationVersion(web)}`,
        'x-pm-uid': session,
      };
      return await web.source(MESSAGE, { id }, { headers, unwrap: jsonHeaderBlock('Message', 'Header') });
    },
  };
}

/** The number of the page's session, which is useless without its cookie. VERIFIED (persistedSessionStorage.ts) */
function sessionOf(account: string): string | null {
  try {
    return capture(/^([\w-]{8,200})$/u, textAt(JSON.parse(localStorage.getItem(`ps-${account}`) ?? ''), 'UID'));
  } catch {
    return null;
  }
}

async function applicationVersion(web: PageWeb): Promise<string> {
  const answer = await web.json(VERSION, {});
  return capture(/^(\d+(?:\.\d+){1,4})$/u, answer.ok ? textAt(answer.value, 'version') : null) ?? APPLICATION_VERSION;
}
