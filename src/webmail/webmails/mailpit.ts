/** Mailpit, a test inbox for developers. Read in Mailpit's own source on 2026-11-23 (ui-src, server). */
import { describedWebmail, marked, namedInAddress } from '../reader/described-webmail.ts';
import { attribute, select } from '../page/page-dom.ts';
import { sourceAt } from '../contract/source-route.ts';

const MARKS = {
  /** Says under which path everything is: "/", "/mailpit/". VERIFIED (server.go) */
  root: '#app[data-webroot][data-version]',
  rootIn: 'data-webroot',
  /** Lines of a table whose words are English whatever the browser's language. VERIFIED (MessageItem.vue) */
  subject: '#message-view .messageHeaders td > strong',
  sender: '#message-view .messageHeaders tr:first-child td',
  time: null,
  body: '#nav-tabContent, iframe',
} as const;

export const mailpit = describedWebmail({
  id: 'mailpit',
  title: 'Mailpit',
  marks: MARKS,
  recognise: marked(MARKS.root),
  /** "/view/YqD4AJ2yzWLdEZFpT7QvAC", "/view/latest". VERIFIED (router/index.js) */
  shown: namedInAddress(/\/view\/([^/?#]{1,100})(?:[?#]|$)/u),
  /** "Raw message" of the menu "Download". Mailpit refuses requests with the origin of another site. VERIFIED (message.go, cors.go) */
  routes({ id }, { document }) {
    const root = select(document, MARKS.root);
    const path = root === null ? '/' : attribute(root, MARKS.rootIn);
    return [sourceAt('raw', 'verified', `${path ?? '/'}api/v1/message/${id}/raw`)];
  },
});
