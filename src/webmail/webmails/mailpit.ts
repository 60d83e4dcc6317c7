/** Mailpit, a test inbox for developers. Read in Mailpit's own source on 2026-11-23 (ui-src, server). */
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail, namedInAddress } from '../reader/described-webmail.ts';
import { capture } from '../contract/capture.ts';
import { sourceBy } from '../contract/source-route.ts';

/** The head has the version of its stylesheet, under the path of the whole application. VERIFIED (server.go) */
const SHELL = ['head > link[rel="stylesheet"][href*="/dist/app.css?v"]'];

/** "/view/…", "/mailpit/view/…", "/mailpit/search", "/mailpit/": what precedes it is the path of the application. VERIFIED (router/index.js) */
const PAGE = /^(.*?\/)(?:view\/\w+|search)?$/u;

/**
 * "Raw message" of the menu "Download". Mailpit rejects requests with the origin of another site. VERIFIED (message.go,
 * cors.go)
 */
const RAW: RequestShape = {
  template: 'GET {+root}api/v1/message/{id}/raw',
  values: { root: WEB_ROOT, id: /^\w{1,100}$/u },
};

const MARKS = {
  /** Lines of a table with English labels, whatever the browser's language. VERIFIED (MessageItem.vue) */
  subject: '#message-view .messageHeaders td > strong',
  sender: '#message-view .messageHeaders tr:first-child td',
  time: null,
  body: '#nav-tabContent, iframe',
} as const;

export const mailpit = describedWebmail({
  id: 'mailpit',
  title: 'Mailpit',
  marks: MARKS,
  signs: [{ shell: SHELL }],
  requests: [RAW],
  /** "/view/YqD4AJ2yzWLdEZFpT7QvAC", "/view/latest". VERIFIED (router/index.js) */
  shown: namedInAddress(/\/view\/(\w{1,100})(?:[?#]|$)/u),
  routes: ({ id }, { url }) => [sourceBy('raw', 'verified', RAW, { root: capture(PAGE, url.pathname), id })],
});
