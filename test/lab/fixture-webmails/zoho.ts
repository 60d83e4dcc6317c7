import { type FixtureWebmail, json, redirect } from './fixture-webmail.ts';

const [ORDER, ANOTHER] = ['1711540357880100000', '1711540357880100001'];
const [EMPTY_ACCOUNT, ACCOUNT] = ['2560636000000008002', '77'];
const TOKEN = '9f8e7d6c';
const MESSAGE = /^\/api\/accounts\/(?<account>\d+)\/messages\/(?<id>\d+)\/originalmessage$/u;

export const zoho: FixtureWebmail = {
  id: 'zoho',
  title: 'Zoho Mail',
  host: 'mail.zoho.eu',
  messages: {
    [ORDER]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    [ANOTHER]: { subject: 'Another', from: 'Lavka <news@lavka.test>', verdict: 'absent' },
  },
  cookies: [`zmcsr=${TOKEN}`],
  shown: { address: `/zm/#mail/folder/inbox/p/${ORDER}`, page: 'zoho/message', reads: ORDER },
  next: { address: `/zm/#mail/folder/inbox/p/${ANOTHER}`, page: 'zoho/message', reads: ANOTHER },
  senderWrites: '.zmMailContent',
  signedOut: 'signed-out',
  // "Show original"; what it looks like is UNKNOWN.
  byHand: { dialog: '<div role="dialog"><pre>{source}</pre></div>', reads: ORDER },

  answer({ url, headers }, mailbox) {
    const { account, id = '' } = MESSAGE.exec(url.pathname)?.groups ?? {};
    if (account === undefined && url.pathname !== '/api/accounts') return null;
    // UNKNOWN; Zoho's sign-in page is at a separate host.
    if (!mailbox.isSignedIn) return redirect('https://accounts.zoho.eu/signin');
    // Cookies alone are not enough. VERIFIED (zoho-mail-downloader)
    if (headers['x-zcsrf-token'] !== `zmrcsr=${TOKEN}`) {
      return json({ status: { code: 400 }, data: { errorCode: 'INVALID_TICKET' } }, 400);
    }
    if (account === undefined) {
      return json({ status: { code: 200 }, data: [{ accountId: EMPTY_ACCOUNT }, { accountId: ACCOUNT }] });
    }
    const source = account === ACCOUNT ? mailbox.source(id) : null;
    // The whole message in JSON. VERIFIED (zoho-mail-downloader)
    return source === null
      ? json({ status: { code: 404 }, data: { moreInfo: 'not found' } }, 404)
      : json({ status: { code: 200 }, data: { messageId: id, content: source.toString('utf8') } });
  },
};
