/** Inbucket, a test inbox for developers. Read in its own source on 2026-11-23 and 2026-11-27 (ui/src, pkg/webui). */
import { capture } from '../contract/capture.ts';
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail, namedInLink } from '../reader/described-webmail.ts';
import { sourceBy } from '../contract/source-route.ts';

const MARKS = {
  /**
   * The button "Source" above the displayed message; the path has been "m" and "mailbox". VERIFIED (Mailbox.elm,
   * Route.elm)
   */
  source: 'a[target="_blank"][href*="serve/"][href$="/source"]',
  /** VERIFIED (Mailbox.elm; tried on the real page on 2026-11-30). Until November 2018 the list had an id instead of a class. */
  subject: 'dl.message-header dd:last-of-type, #message-header dd:last-of-type',
  sender: 'dl.message-header dd:first-of-type, #message-header dd:first-of-type',
  time: 'dl.message-header dd:nth-of-type(3), #message-header dd:nth-of-type(3)',
  body: '.message-body, rendered-html, iframe',
} as const;

/**
 * The title alone could be a message's subject, and the other marks alone another product's. VERIFIED
 * (ui/src/index.html, Mailbox.elm)
 */
const SHELL = ['head > base[href]', 'head > link[rel="manifest"][href="./manifest.json"]'];
const TITLE = /(?:^| - )(Inbucket)\s*$/u;

/** "/mailbox/ivan/12", "/inbucket/m/ivan/12": preceded by the path of the application. VERIFIED (Route.elm) */
const PAGE = /^(.*\/)(?:m|mailbox)\//u;

/** Returns the bytes as text/plain without a charset. VERIFIED (mailbox_controller.go) */
const SOURCE: RequestShape = {
  template: 'GET {+root}serve/{way}/{mailbox}/{id}/source',
  values: { root: WEB_ROOT, way: /^(?:m|mailbox)$/u, mailbox: /^[^/?#]{1,300}$/u, id: /^[\w-]{1,300}$/u },
};

export const inbucket = describedWebmail({
  id: 'inbucket',
  title: 'Inbucket',
  marks: MARKS,
  signs: [{ title: TITLE, shell: SHELL }],
  requests: [SOURCE],
  shown: namedInLink(MARKS.source, /\bserve\/((?:m|mailbox)\/[^/?#]{1,300}\/[\w-]{1,300})\/source$/u, MARKS.body),
  routes({ id }, { url }) {
    const [way = '', mailbox = '', message = ''] = id.split('/');
    const root = capture(PAGE, url.pathname) ?? url.pathname;
    return [sourceBy('source', 'verified', SOURCE, { root, way, mailbox: decodeURIComponent(mailbox), id: message })];
  },
});
