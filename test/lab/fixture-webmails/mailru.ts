import { bytes, type FixtureWebmail, redirect, signInPage } from './fixture-webmail.ts';

const FIRST = '16582205691033180354';
const LAST = '16582205691033180355';

const COMMON = {
  id: 'mailru',
  messages: {
    [FIRST]: { subject: 'Заказ 48213', from: 'Лавка <news@lavka.test>', verdict: 'proven' },
    [LAST]: { subject: 'Re: Заказ 48213', from: 'Мария <maria@lavka.test>', verdict: 'absent' },
  },
} as const;

export const mailru: FixtureWebmail = {
  ...COMMON,
  title: 'Mail.ru',
  host: 'e.mail.ru',
  shown: {
    address: `/inbox/0:${LAST}:0/`,
    page: 'mailru/thread',
    reads: LAST,
    choose: { sender: 'news@lavka.test', reads: FIRST },
  },
  next: {
    address: `/inbox/0:${FIRST}:0/`,
    page: 'mailru/thread',
    edits: { [`class="thread__letter thread__letter_expanded" data-id="${LAST}"`]: 'class="thread__letter"' },
    reads: FIRST,
  },
  senderWrites: '.letter__body',
  signedOut: 'signed-out',

  answer({ url }, mailbox) {
    if (url.pathname !== '/cgi-bin/getmsg') return null;
    // UNKNOWN; a sign-in page with status 200 is what most webmails answer.
    if (!mailbox.isSignedIn) return signInPage('/login');
    // VERIFIED for the service of 2014 (public code): the whole message. Today LIKELY.
    const source = mailbox.source(url.searchParams.get('id') ?? '');
    return source === null ? { status: 404 } : bytes(source, 'text/plain');
  },
};

const TOKEN = 'b7a1c2d3e4f5:AbCdEf0123456789-_';
const EMAIL = 'anna.reader@mail.ru';

/** If the old service is gone, the source comes as the Android application requests it. LIKELY */
export const mailruDownload: FixtureWebmail = {
  ...COMMON,
  title: 'Mail.ru, without its old service',
  host: 'vk.mail.ru',
  // VERIFIED (recordings of 2021 to 2023): token and address are in every request of the page.
  requests: [`/api/v1/messages/status?folder=0&email=${encodeURIComponent(EMAIL)}&htmlencoded=false&token=${TOKEN}`],
  shown: mailru.shown,
  next: mailru.next,
  senderWrites: mailru.senderWrites,
  // UNKNOWN; the page's other requests answer so in recordings.
  signedOut: 'signed-out',

  answer({ url, method, body }, mailbox) {
    if (url.pathname === '/api/v1/messages/status') return { status: 200, body: '{}' };
    if (url.pathname === '/cgi-bin/getmsg') return mailbox.isSignedIn ? { status: 404 } : signInPage('/login');
    if (url.pathname !== '/api/v1/messages/message/download' || method !== 'POST') return null;
    if (!mailbox.isSignedIn) return { status: 403 };
    const form = new URLSearchParams(body);
    const isAsked = form.get('token') === TOKEN && form.get('email') === EMAIL && form.get('folder_id') === '0';
    const source = isAsked ? mailbox.source(form.get('id') ?? '') : null;
    return source === null ? { status: 404 } : bytes(source, 'message/rfc822');
  },
};

/**
 * What may be left of the old way: it redirects the download to another host, which the extension does not ask. UNKNOWN
 */
export const mailruElsewhere: FixtureWebmail = {
  ...COMMON,
  title: 'Mail.ru, its download on another host',
  host: 'octavius.mail.ru',
  shown: { address: mailru.shown.address, page: mailru.shown.page, reads: { reason: 'needs-source-view' } },
  next: { ...mailru.next, reads: { reason: 'needs-source-view' } },
  senderWrites: mailru.senderWrites,
  signedOut: 'needs-source-view',
  answer: ({ url }) =>
    url.pathname === '/cgi-bin/getmsg' ? redirect('https://af1.attachmail.ru/cgi-bin/getmsg') : null,
};
