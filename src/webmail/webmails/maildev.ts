/**
 * MailDev, the test inbox for developers: version 2 (AngularJS) and version 3 (React).
 * Read in MailDev's own source; 2.2.1 and 3.0.0 looked at on 2026-11-23.
 */
import type { OpenMessage, SourceRoute, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { messageRef } from '../contract/message-ref.ts';
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { attribute, oneLine, selectShown, shellMatches } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';

/** Letters and digits, made by the server. VERIFIED (lib/mailserver.js, api) */
const ID = /^[\w-]{1,100}$/u;

/** VERIFIED: app/index.html, scripts/app.js, views/item.html, lib/routes.js. */
const VERSION_2 = {
  shell: 'html[ng-app="mailDevApp"]',
  /** The route of an open message, in the part of the address after "#". */
  route: /^#\/email\/([^/?#]{1,100})$/u,
  subject: '.email-meta .subject',
  sender: '.email-meta .from .address',
  time: null,
  source: { template: 'GET {+root}email/{id}/source', values: { root: WEB_ROOT, id: ID } } satisfies RequestShape,
} as const;

/** VERIFIED: EmailViewer.tsx, EmailHeader.tsx, lib/basePath.ts, api/src/server.ts. The address bar names no message. */
const VERSION_3 = {
  shell: 'head > meta[name="description"][content^="MailDev - SMTP Server"]',
  viewer: '[data-testid="email-viewer"][data-email-id]',
  id: 'data-email-id',
  subject: '[data-testid="email-subject"]',
  sender: '[data-testid="email-subject"] + div > div:first-child > span:last-child',
  time: null,
  source: { template: 'GET {+root}api/email/{id}/source', values: { root: WEB_ROOT, id: ID } } satisfies RequestShape,
} as const;

/** Both versions show HTML in a frame; version 2 shows plain text in the page itself. */
const BODIES = '.email-content, iframe';

export const maildev: Webmail = {
  id: 'maildev',
  title: 'MailDev',
  bodies: BODIES,

  signs: [{ shell: [VERSION_2.shell] }, { shell: [VERSION_3.shell] }],
  requests: [VERSION_2.source, VERSION_3.source],

  openMessages(page) {
    const message = shellMatches(page.document, VERSION_2.shell) ? openInVersion2(page) : openInVersion3(page);
    return message === null ? [] : [message];
  },
};

function openInVersion2(page: WebmailPage): OpenMessage | null {
  const id = capture(VERSION_2.route, page.url.hash);
  return id === null ? null : openMessage(page, id, VERSION_2);
}

function openInVersion3(page: WebmailPage): OpenMessage | null {
  const [viewer] = selectShown(page.document, VERSION_3.viewer, BODIES);
  const id = oneLine(viewer === undefined ? null : attribute(viewer, VERSION_3.id));
  return id === null ? null : openMessage(page, id, VERSION_3);
}

/** Both have one path for all open messages. */
function openMessage(page: WebmailPage, id: string, version: typeof VERSION_2 | typeof VERSION_3): OpenMessage {
  return {
    ref: messageRef(id, page.document, page.document, { ...version, body: BODIES }),
    routes: () => [sourceIn(page, id, version)],
  };
}

/** The way to the source of a message by its id, in the version that shows the page. */
export function sourceOf(page: WebmailPage, id: string): SourceRoute {
  return sourceIn(page, id, shellMatches(page.document, VERSION_2.shell) ? VERSION_2 : VERSION_3);
}

function sourceIn({ url }: WebmailPage, id: string, version: typeof VERSION_2 | typeof VERSION_3): SourceRoute {
  return sourceBy('source', 'verified', version.source, { root: url.pathname, id });
}
