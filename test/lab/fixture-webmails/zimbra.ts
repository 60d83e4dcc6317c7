import { bytes, type FixtureWebmail, html } from './fixture-webmail.ts';

const [REPLY, ORDER, ANOTHER] = ['255', '257', '300'];

export const zimbra: FixtureWebmail = {
  id: 'zimbra',
  title: 'Zimbra',
  host: 'zimbra.romashka.test',
  messages: {
    [REPLY]: { subject: 'Order 48213', from: 'ivan@romashka.test', verdict: 'absent' },
    [ORDER]: { subject: 'Order 48213', from: '"Lavka" <news@lavka.test>', verdict: 'proven' },
    [ANOTHER]: { subject: 'Another', from: '"Lavka" <news@lavka.test>', verdict: 'contradicted' },
  },
  shown: {
    address: '/',
    page: 'zimbra/conversation',
    reads: ORDER,
    choose: { sender: 'ivan@romashka.test', reads: REPLY },
  },
  next: { address: '/', page: 'zimbra/another-message', reads: ANOTHER },
  senderWrites: '[id$="__body"]',
  signedOut: 'signed-out',
  // "Show Original" of the classic client. VERIFIED (ZmMailListController.js)
  byHand: { tab: `/service/home/~/?auth=co&view=text&id=${ORDER}`, reads: ORDER },

  answer({ url }, mailbox) {
    if (url.pathname !== '/service/home/~/') return null;
    // A cookie that is no longer valid. VERIFIED (AuthUtil, UserServlet: SC_UNAUTHORIZED)
    if (!mailbox.isSignedIn || url.searchParams.get('auth') !== 'co') {
      return html('<html><h2>HTTP ERROR 401 must authenticate</h2></html>', 401);
    }
    const source = mailbox.source(url.searchParams.get('id') ?? '');
    // The blob as it is, text/plain without a charset. VERIFIED (NativeFormatter.java)
    return source === null
      ? html('<html><h2>HTTP ERROR 404 no such message</h2></html>', 404)
      : bytes(source, 'text/plain', { 'content-length': String(source.length) });
  },
};
