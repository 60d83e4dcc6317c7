/** MailCatcher, a test inbox for developers. Read in its own source on 2026-11-30 (views/index.erb, assets/javascripts, web/application.rb). */
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { sourceBy } from '../contract/source-route.ts';
import { describedWebmail, namedInElements } from '../reader/described-webmail.ts';

/** VERIFIED (index.erb) */
const SHELL = ['html.mailcatcher'];

/** The stored bytes, as text/plain. VERIFIED (application.rb; tried on the real server on 2026-11-30) */
const SOURCE: RequestShape = {
  template: 'GET {+root}messages/{id}.source',
  values: { root: WEB_ROOT, id: /^\d{1,15}$/u },
};

/** VERIFIED (index.erb, mailcatcher.js.coffee) */
const MARKS = {
  /** The line of the open message in the list. */
  line: '#messages tr.selected[data-message-id]',
  id: 'data-message-id',
  subject: '#message .metadata dd.subject',
  /** The page shows the envelope sender, which is not the one in the header. */
  sender: null,
  time: '#message .metadata dd.created_at',
  body: '#message iframe',
} as const;

/** The line of the list names the message; its details are shown elsewhere. */
const openLines = namedInElements(MARKS.line, MARKS.id, /^(\d{1,15})$/u, MARKS.body);

export const mailcatcher = describedWebmail({
  id: 'mailcatcher',
  title: 'MailCatcher',
  marks: MARKS,
  signs: [{ shell: SHELL }],
  requests: [SOURCE],
  shown: (page) => openLines(page).map(({ id }) => ({ id, around: page.document })),
  routes: ({ id }, { url }) => [sourceBy('source', 'verified', SOURCE, { root: url.pathname, id })],
});
