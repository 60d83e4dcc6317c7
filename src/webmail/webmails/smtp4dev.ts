/** smtp4dev, a test inbox for developers. Read in its own source on 2026-11-23 and 2026-11-27 (ClientApp, MessagesController.cs). */
import { describedWebmail, namedInAddress } from '../reader/described-webmail.ts';
import { baseAddress, labelOf, select } from '../page/page-dom.ts';
import { sourceAt } from '../contract/source-route.ts';

const MARKS = {
  /** VERIFIED (index.html) */
  root: '#app-root',
  /** The place of the subject in the table depends on the version and on the message; that of the sender does not. VERIFIED (messageview.vue) */
  subject: null,
  sender: '.messageviewheader tr:first-child td + td',
  time: null,
  /** The tabs below the header table. VERIFIED (messageview.vue) */
  body: '.messageview .el-tabs, iframe',
} as const;

export const smtp4dev = describedWebmail({
  id: 'smtp4dev',
  title: 'smtp4dev',
  marks: MARKS,
  recognise: ({ document }) =>
    labelOf(select(document, 'title')) === 'smtp4dev' && select(document, MARKS.root) !== null,
  /** "#/messages/mailbox/Default/folder/INBOX/message/<GUID>". VERIFIED (router.ts) */
  shown: namedInAddress(
    /#\/messages\/(?:[^?#]{1,500}\/)?message\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:[/?]|$)/iu,
  ),
  /** "Download". What the page calls "raw" and "source" is decoded, or the body alone. VERIFIED (MessagesController.cs) */
  routes: ({ id }, { document }) => [
    sourceAt('download', 'verified', new URL(`api/Messages/${id}/download`, baseAddress(document)).href),
  ],
});
