/**
 * MailDev, the test inbox for developers: version 2 (AngularJS) and version 3 (React).
 * Read in MailDev's own source; 2.2.1 and 3.0.0 looked at on 2026-11-23.
 */
import type { OpenMessage, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { messageRef } from '../contract/message-ref.ts';
import { attribute, baseAddress, oneLine, select, selectShown } from '../page/page-dom.ts';
import { sourceAt } from '../contract/source-route.ts';

/** VERIFIED: app/index.html, scripts/app.js, views/item.html, lib/routes.js. */
const VERSION_2 = {
  root: 'html[ng-app="mailDevApp"]',
  /** The route of an open message, in the part of the address behind "#". */
  route: /^#\/email\/([^/?#]{1,100})$/u,
  subject: '.email-meta .subject',
  sender: '.email-meta .from .address',
  time: null,
  messages: 'email',
} as const;

/** VERIFIED: EmailViewer.tsx, EmailHeader.tsx, lib/basePath.ts, api/src/server.ts. The address bar names no message. */
const VERSION_3 = {
  root: '[data-testid="app"] [data-testid="email-viewer-pane"]',
  viewer: '[data-testid="email-viewer"][data-email-id]',
  id: 'data-email-id',
  subject: '[data-testid="email-subject"]',
  sender: '[data-testid="email-subject"] + div > div:first-child > span:last-child',
  time: null,
  messages: 'api/email',
} as const;

/** Both versions show HTML in a frame; version 2 shows plain text in the page itself. */
const BODIES = '.email-content, iframe';

export const maildev: Webmail = {
  id: 'maildev',
  title: 'MailDev',
  bodies: BODIES,

  recognise: ({ document }) => select(document, VERSION_2.root) !== null || select(document, VERSION_3.root) !== null,

  openMessages(page) {
    const message = select(page.document, VERSION_2.root) === null ? openInVersion3(page) : openInVersion2(page);
    return message === null ? [] : [message];
  },
};

function openInVersion2(page: WebmailPage): OpenMessage | null {
  const id = capture(VERSION_2.route, page.url.hash);
  return id === null ? null : openMessage(page, decodeURIComponent(id), VERSION_2);
}

function openInVersion3(page: WebmailPage): OpenMessage | null {
  const [viewer] = selectShown(page.document, VERSION_3.viewer, BODIES);
  const id = oneLine(viewer === undefined ? null : attribute(viewer, VERSION_3.id));
  return id === null ? null : openMessage(page, id, VERSION_3);
}

/** Both build the address from the document's base, which carries a path prefix. */
function openMessage(page: WebmailPage, id: string, version: typeof VERSION_2 | typeof VERSION_3): OpenMessage {
  const { href } = new URL(`${version.messages}/${encodeURIComponent(id)}/source`, baseAddress(page.document));
  return {
    ref: messageRef(id, page.document, page.document, { ...version, body: BODIES }),
    routes: () => [sourceAt('source', 'verified', href)],
  };
}
