import { bytes, type FixtureWebmail, html, signInPage } from './fixture-webmail.ts';

const KEY = 'eyJmb2xkZXIiOiJJTkJPWCIsInVpZCI6MTIsIm1pbWVUeXBlIjoibWVzc2FnZS9yZmM4MjIifQ';
const OTHER_KEY = 'eyJmb2xkZXIiOiJJTkJPWCIsInVpZCI6MTMsIm1pbWVUeXBlIjoibWVzc2FnZS9yZmM4MjIifQ';
const RAW = /^\?\/Raw\/&q\[\]=\/[^/]+\/ViewAsPlain\/&q\[\]=\/(?<key>[\w-]+)$/u;

/** Only the program knows which message a line is. VERIFIED (MailMessageList.html, Model/Message.js) */
const PROGRAM = `window.ko = {
  dataFor(line) {
    const subject = line.querySelector('.subjectParent').textContent;
    return { requestHash: subject === 'Another' ? '${OTHER_KEY}' : '${KEY}', subject: () => subject };
  },
};`;

export const snappymail: FixtureWebmail = {
  id: 'snappymail',
  title: 'SnappyMail',
  host: 'snappymail.romashka.test',
  messages: messages(KEY, OTHER_KEY),
  shown: { address: '/mail/#/mailbox/INBOX', page: 'snappymail/message', reads: KEY },
  next: {
    address: '/mail/#/mailbox/INBOX/m13',
    page: 'snappymail/message',
    edits: { [KEY]: OTHER_KEY, 'Order 48213': 'Another' },
    reads: OTHER_KEY,
  },
  senderWrites: '.bodyText',
  selected: {
    screen: {
      address: '/mail/#/mailbox/INBOX',
      page: 'snappymail/selected',
      edits: { '</body>': `<script>${PROGRAM}</script></body>` },
      reads: { reason: 'no-open-message' },
    },
    offer: '2 messages are selected: check them',
  },
  signedOut: 'signed-out',
  byHand: { tab: `/mail/?/Raw/&q[]=/0/ViewAsPlain/&q[]=/${KEY}`, reads: KEY },

  answer(asked, mailbox) {
    const site = asked.headers['sec-fetch-site'];
    if (!RAW.test(asked.url.search)) return null;
    // Everything that does not come from its own pages. VERIFIED (RainLoop/Service.php, secfetch.php)
    if (site !== 'same-origin' && site !== 'none') return html('Disallowed Sec-Fetch', 403);
    return raw(asked, mailbox);
  },
};

/** Older, and without that check. */
export const rainloop: FixtureWebmail = {
  id: 'snappymail',
  title: 'RainLoop',
  host: 'rainloop.romashka.test',
  messages: messages('c0ffee', 'c0ffee02'),
  shown: { address: '/rainloop/', page: 'snappymail/rainloop-message', reads: 'c0ffee' },
  next: {
    address: '/rainloop/#/message/INBOX/13',
    page: 'snappymail/rainloop-message',
    edits: { c0ffee: 'c0ffee02', 'Order 48213': 'Another' },
    reads: 'c0ffee02',
  },
  senderWrites: '.bodyText',
  signedOut: 'signed-out',
  answer: (asked, mailbox) => (RAW.test(asked.url.search) ? raw(asked, mailbox) : null),
};

/** text/plain without a charset, and nothing may run in it. VERIFIED (Actions/Raw.php, ServiceActions.php) */
const raw: FixtureWebmail['answer'] = ({ url }, mailbox) => {
  // The application itself, at its sign-in form. VERIFIED (ServiceActions.php)
  if (!mailbox.isSignedIn) return signInPage('./');
  const source = mailbox.source(RAW.exec(url.search)?.groups?.['key'] ?? '');
  return source === null
    ? { headers: { 'content-type': 'text/plain' }, body: 'False result' } // with status 200
    : bytes(source, 'text/plain', {
        'x-raw-action': 'RawViewAsPlain',
        'content-security-policy': `script-src 'none'; child-src 'none'`,
      });
};

function messages(order: string, another: string): FixtureWebmail['messages'] {
  return {
    [order]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    [another]: { subject: 'Another', from: 'Lavka <news@lavka.test>', verdict: 'absent' },
  };
}
