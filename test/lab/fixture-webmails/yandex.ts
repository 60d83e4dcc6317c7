import { bytes, type FixtureWebmail, signInPage } from './fixture-webmail.ts';

const USER = '1130000012345678';
const FIRST = '188000000000000001';
const LAST = '188000000000000003';

const MESSAGES: FixtureWebmail['messages'] = {
  [FIRST]: { subject: 'Заказ 48213', from: 'Лавка <news@lavka.test>', verdict: 'proven' },
  [LAST]: { subject: 'Re: Заказ 48213', from: 'Мария <maria@lavka.test>', verdict: 'absent' },
};

/** "message-source/<interface>/<user>/<message>/yandex_email.eml". VERIFIED (two public exporters) */
const SOURCE = /^\/web-api\/message-source\/liza1\/(?<user>\d+)\/(?<mid>\d+)\/yandex_email\.eml$/u;

const answer: FixtureWebmail['answer'] = ({ url }, mailbox) => {
  const { user, mid = '' } = SOURCE.exec(url.pathname)?.groups ?? {};
  if (user === undefined) return null;
  // VERIFIED: status 200 with the sign-in page of passport.
  if (!mailbox.isSignedIn) return signInPage('/passport?mode=auth');
  const source = user === USER ? mailbox.source(mid) : null;
  // Its content type is UNKNOWN; the name in the address is that of a file.
  return source === null
    ? { status: 404, headers: { 'content-type': 'text/plain' }, body: 'not found' }
    : bytes(source, 'message/rfc822', { 'content-disposition': 'inline; filename="yandex_email.eml"' });
};

/** The old interface. */
export const yandex: FixtureWebmail = {
  id: 'yandex',
  title: 'Yandex Mail',
  host: 'mail.yandex.ru',
  messages: MESSAGES,
  shown: {
    address: `/?uid=${USER}#thread/t188000000000000001`,
    page: 'yandex/old-thread',
    reads: LAST,
    choose: { sender: 'news@lavka.test', reads: FIRST },
  },
  next: { address: `/?uid=${USER}#message/${FIRST}`, page: 'yandex/old-message', reads: FIRST },
  senderWrites: '.js-message-body',
  signedOut: 'signed-out',
  answer,
};

/** The new interface; that it uses the same path is LIKELY. */
export const yandex360: FixtureWebmail = {
  id: 'yandex',
  title: 'Yandex 360',
  host: 'mail.360.yandex.ru',
  messages: MESSAGES,
  shown: { address: `/?uid=${USER}#/message/${FIRST}`, page: 'yandex/new-message', reads: FIRST },
  next: {
    address: `/?uid=${USER}#/message/${LAST}`,
    page: 'yandex/new-message',
    edits: { [FIRST]: LAST },
    reads: LAST,
  },
  senderWrites: '[class*="MessageBody__body"]',
  signedOut: 'signed-out',
  answer,
};
