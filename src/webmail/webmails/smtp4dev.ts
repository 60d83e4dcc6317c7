/** smtp4dev, a test inbox for developers. Read in its own source on 2026-11-23 and 2026-11-27 (ClientApp, MessagesController.cs). */
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail, namedInAddress } from '../reader/described-webmail.ts';
import { sourceBy } from '../contract/source-route.ts';

/** The title alone could be a message's subject, and the icon alone another product's. VERIFIED (index.html) */
const SHELL = ['head > link[rel="icon"][href="favicon.png"]'];
const TITLE = /^\s*(smtp4dev)\s*$/u;

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** "Download". What the page calls "raw" and "source" is decoded, or only the body. VERIFIED (MessagesController.cs) */
const DOWNLOAD: RequestShape = {
  template: 'GET {+root}api/Messages/{id}/download',
  values: { root: WEB_ROOT, id: GUID },
};

const MARKS = {
  /**
   * Today's header is a list of paragraphs, with the subject last (tried on the real page on 2026-11-30). Until
   * September 2024 it was a table in which the position of the subject depended on the message. VERIFIED
   * (messageview.vue)
   */
  subject: '.messageviewheader > p:last-child > span',
  sender: '.messageviewheader > p:first-child > span, .messageviewheader tr:first-child td + td',
  time: null,
  /** The tabs below the header table. VERIFIED (messageview.vue) */
  body: '.messageview .el-tabs, iframe',
} as const;

export const smtp4dev = describedWebmail({
  id: 'smtp4dev',
  title: 'smtp4dev',
  marks: MARKS,
  signs: [{ title: TITLE, shell: SHELL }],
  requests: [DOWNLOAD],
  /** "#/messages/mailbox/Default/folder/INBOX/message/<GUID>". VERIFIED (router.ts) */
  shown: namedInAddress(
    /#\/messages\/(?:[^?#]{1,500}\/)?message\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:[/?]|$)/iu,
  ),
  routes: ({ id }, { url }) => [sourceBy('download', 'verified', DOWNLOAD, { root: url.pathname, id })],
});
