/** Inbucket, a test inbox for developers. Read in its own source on 2026-11-23 and 2026-11-27 (ui/src, pkg/webui). */
import { describedWebmail, namedInLink } from '../reader/described-webmail.ts';
import { attribute, baseAddress, labelOf, select, selectOwn } from '../page/page-dom.ts';
import { sourceAt } from '../contract/source-route.ts';

const MARKS = {
  /** The button "Source" above the message that is shown; the path has been "m" and "mailbox". VERIFIED (Mailbox.elm, Route.elm) */
  source: 'a[target="_blank"][href*="serve/"][href$="/source"]',
  /** VERIFIED (Mailbox.elm of 2018) */
  subject: '#message-header dd:last-of-type',
  sender: '#message-header dd:first-of-type',
  time: '#message-header dd:nth-of-type(3)',
  body: '.message-body, rendered-html, iframe',
} as const;

/** "Inbucket", "ivan - Inbucket". VERIFIED (Mailbox.elm) */
const TITLE = /(?:^| - )Inbucket$/u;

export const inbucket = describedWebmail({
  id: 'inbucket',
  title: 'Inbucket',
  marks: MARKS,
  recognise: ({ document }) =>
    TITLE.test(labelOf(select(document, 'title')) ?? '') && select(document, 'base[href], main#message') !== null,
  shown: namedInLink(MARKS.source, /\bserve\/((?:m|mailbox)\/[^/?#]{1,300}\/[^/?#]{1,300})\/source$/u, MARKS.body),
  /** Answers the bytes as text/plain without a charset. VERIFIED (mailbox_controller.go) */
  routes(_, { document }) {
    const link = selectOwn(document, MARKS.source, MARKS.body);
    const href = link === null ? null : attribute(link, 'href');
    return href === null ? [] : [sourceAt('source', 'verified', new URL(href, baseAddress(document)).href)];
  },
});
