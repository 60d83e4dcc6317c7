import { bytes, type FixtureWebmail, html, json } from './fixture-webmail.ts';

const BOX = '/index.php/apps/mail/box/12';
const [FIRST, LAST, ANOTHER] = ['341', '345', '346'];
const MESSAGE = /\/apps\/mail\/api\/messages\/(?<id>\d+)\/(?<view>html|export)$/u;

export const nextcloud: FixtureWebmail = {
  id: 'nextcloud_mail',
  title: 'Nextcloud Mail',
  host: 'cloud.romashka.test',
  messages: {
    [FIRST]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    [LAST]: { subject: 'Re: Order 48213', from: 'Maria <maria@lavka.test>', verdict: 'absent' },
    [ANOTHER]: { subject: 'Another', from: 'Lavka <news@lavka.test>', verdict: 'contradicted' },
  },
  // The policy that its pages have without an application's own additions. VERIFIED (ContentSecurityPolicy.php)
  pageHeaders: {
    'content-security-policy': `default-src 'none'; base-uri 'none'; script-src 'nonce-lab'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'`,
  },
  shown: {
    address: `${BOX}/thread/${LAST}`,
    page: 'nextcloud_mail/thread',
    reads: LAST,
    choose: { sender: 'news@lavka.test', reads: FIRST },
  },
  next: { address: `${BOX}/thread/${ANOTHER}`, page: 'nextcloud_mail/another-message', reads: ANOTHER },
  senderWrites: null, // HTML is in a frame of its own
  signedOut: 'signed-out',
  // "View source". VERIFIED (SourceModal.vue)
  byHand: { dialog: '<div role="dialog"><div class="message-source"><pre>{source}</pre></div></div>', reads: LAST },

  answer({ url, headers }, mailbox) {
    const { id = '', view } = MESSAGE.exec(url.pathname)?.groups ?? {};
    if (view === undefined) return null;
    if (view === 'html') return html('<p>Hello</p>');
    // Clients that are not browser pages get JSON, recognised by what they accept. VERIFIED (SecurityMiddleware.php)
    if (!mailbox.isSignedIn) {
      return headers.accept?.includes('html') === true
        ? { status: 303, headers: { location: '/index.php/login' } }
        : json({ message: 'Current user is not logged in' }, 401);
    }
    const source = mailbox.source(id);
    // An attachment. VERIFIED (MessagesController.php, export)
    return source === null
      ? json({ status: 'fail', data: [] }, 404)
      : bytes(source, 'message/rfc822', { 'content-disposition': 'attachment; filename="Order.eml"' });
  },
};
