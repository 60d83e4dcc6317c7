/**
 * MailDev, the test inbox for developers: version 2 (AngularJS) and version 3 (React).
 * Read in MailDev's own source; 2.2.1 and 3.0.0 looked at on 2026-11-23.
 */
import type { OpenMessage, Webmail, WebmailPage } from './adapter.ts';
import { attribute, baseAddress, labelOf, oneLine, select } from './page-dom.ts';

/** VERIFIED: app/index.html, scripts/app.js, views/item.html, lib/routes.js. */
const VERSION_2 = {
  root: 'html[ng-app="mailDevApp"]',
  /** The route of an open message, in the part of the address behind "#". */
  route: /^#\/email\/(?<id>[^/?#]{1,100})$/u,
  subject: '.email-meta .subject',
  sender: '.email-meta .from .address',
  source: (id: string) => `email/${id}/source`,
} as const;

/** VERIFIED: EmailViewer.tsx, EmailHeader.tsx, lib/basePath.ts, api/src/server.ts. The address bar names no message. */
const VERSION_3 = {
  root: '[data-testid="app"] [data-testid="email-viewer-pane"]',
  viewer: '[data-testid="email-viewer"][data-email-id]',
  id: 'data-email-id',
  subject: '[data-testid="email-subject"]',
  sender: '[data-testid="email-subject"] + div > div:first-child > span:last-child',
  source: (id: string) => `api/email/${id}/source`,
} as const;

export const maildev: Webmail = {
  id: 'maildev',
  title: 'MailDev',
  // Both versions show HTML in a frame; version 2 shows plain text in the page itself.
  bodies: '.email-content, iframe',

  recognise: ({ document }) => select(document, VERSION_2.root) !== null || select(document, VERSION_3.root) !== null,

  openMessages(page) {
    const message = select(page.document, VERSION_2.root) === null ? openInVersion3(page) : openInVersion2(page);
    return message === null ? [] : [message];
  },
};

function openInVersion2(page: WebmailPage): OpenMessage | null {
  const id = VERSION_2.route.exec(page.url.hash)?.groups?.['id'];
  return id === undefined ? null : openMessage(page, decodeURIComponent(id), VERSION_2);
}

function openInVersion3(page: WebmailPage): OpenMessage | null {
  const viewer = select(page.document, VERSION_3.viewer);
  const id = oneLine(viewer === null ? null : attribute(viewer, VERSION_3.id));
  return id === null ? null : openMessage(page, id, VERSION_3);
}

function openMessage(page: WebmailPage, id: string, version: typeof VERSION_2 | typeof VERSION_3): OpenMessage {
  return {
    ref: {
      key: id,
      subject: labelOf(select(page.document, version.subject)),
      sender: labelOf(select(page.document, version.sender)),
      time: null,
    },
    messageId: null,
    // Both build the address from the document's base, which carries a path prefix.
    routes: () => [
      {
        id: 'source',
        mark: 'verified',
        read: (web) => web.source(new URL(version.source(encodeURIComponent(id)), baseAddress(page.document)).href),
      },
    ],
  };
}
