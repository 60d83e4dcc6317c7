/**
 * Webmails without a known way to the source that works with a click's access: the user opens the webmail's own view,
 * and the popup says where it is. Read in public code and documentation on 2026-11-23; not seen with an account.
 */
import type { Webmail } from '../contract/adapter.ts';
import { describedWebmail, namedInAddress, type WebmailDescription } from '../reader/described-webmail.ts';

/**
 * For webmails that open the source in a separate tab or window. None of their pages has a dialog that shows one, so a
 * dialog that seems to may be a sender's.
 */
const ALL_OF_THE_PAGE = 'body > *';

type ByHand = Pick<WebmailDescription, 'id' | 'title' | 'signs' | 'shown' | 'sourceView'> & {
  readonly body: string;
};

function byHand({ body, ...described }: ByHand): Webmail {
  return describedWebmail({
    ...described,
    marks: { subject: null, sender: null, time: null, body },
    requests: [],
    routes: () => [],
  });
}

/** The page does not show whether a message is open, or which one. */
const whatever: WebmailDescription['shown'] = ({ document }) => [{ id: 'shown', around: document }];

/**
 * "View original" in a message's menu opens "/messages/<id>.text" in a tab. That link is in the page too, but its marks
 * are not known, and a sender can write one. VERIFIED (stepbrobd/yeh, public code)
 */
export const hey = byHand({
  id: 'hey',
  title: 'HEY',
  signs: [{ host: /^app\.hey\.com$/u }],
  shown: namedInAddress(/^\/topics\/(\d{1,20})(?:[/?#]|$)/u),
  body: ALL_OF_THE_PAGE,
});

/**
 * The page decrypts its data in a worker. The dialog shows the header block as it is stored. VERIFIED
 * (MailViewerUtils.ts, MailViewer.ts)
 */
export const tuta = byHand({
  id: 'tuta',
  title: 'Tuta',
  signs: [{ host: /^(?:app\.tuta\.com|mail\.tutanota\.com)$/u, path: /^\/mail(?:\/|$)/u }],
  shown: namedInAddress(/^\/mail\/([^/?#]{1,200}\/[^/?#]{1,200})(?:[/?#]|$)/u),
  sourceView: '.white-space-pre.pt-16.pb-16.selectable',
  body: '#mail-body, iframe',
});

/** "Show raw message" opens a tab at another host. VERIFIED; beta.fastmail.com LIKELY */
export const fastmail = byHand({
  id: 'fastmail',
  title: 'Fastmail',
  signs: [{ host: /^(?:app|beta)\.fastmail\.com$/u, path: /^\/mail(?:\/|$)/u }],
  shown: namedInAddress(/^\/mail\/[^/?#]{1,300}\/([^/?#]{1,200})(?:[/?#]|$)/u),
  body: ALL_OF_THE_PAGE,
});

/**
 * Both show the original headers in the options of a message. A downloaded message is generated anew. VERIFIED
 * (MailOptionsMiscPanel.js)
 */
export const grommunio = byHand({
  id: 'grommunio',
  title: 'Grommunio and Kopano',
  signs: [
    {
      shell: [
        'body.zarafa-webclient',
        'head > meta[name="Generator"][content^="grommunio-web v"], head > meta[name="Generator"][content^="Kopano WebApp v"]',
      ],
    },
  ],
  shown: whatever,
  sourceView: 'textarea[name="transport_message_headers"]',
  body: 'iframe',
});

/**
 * "View message headers" writes them into an empty window, about:blank. VERIFIED (MessagePaneView.js). After a click on
 * the toolbar button the extension can read that window in Firefox, but not in Chromium (tried on 2026-11-27).
 */
export const afterlogic = byHand({
  id: 'afterlogic',
  title: 'Afterlogic WebMail',
  signs: [{ headScript: /(window\.auroraAppData)\s*=/u }],
  shown: whatever,
  body: ALL_OF_THE_PAGE,
});

/** The application and the bodies of its messages are in frames of other hosts. VERIFIED (public code) */
export const icloud = byHand({
  id: 'icloud',
  title: 'iCloud Mail',
  signs: [{ host: /^www\.icloud\.com$/u, path: /^\/mail(?:\/|$)/u }],
  shown: whatever,
  body: ALL_OF_THE_PAGE,
});

/**
 * The mail is in a frame of another host, "3c.gmx.net", which a click on this page does not give access to. VERIFIED (a
 * userscript)
 */
export const gmx = byHand({
  id: 'gmx',
  title: 'GMX, WEB.DE, mail.com',
  signs: [
    {
      host: /^(?:bap\.)?navigator(?:-[a-z]{1,10})?\.(?:gmx\.(?:net|com|at|ch|co\.uk)|web\.de|mail\.com)$/u,
      path: /^\/mail(?:\/|$)/u,
    },
  ],
  shown: whatever,
  body: ALL_OF_THE_PAGE,
});
