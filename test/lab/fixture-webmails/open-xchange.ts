import { bytes, type FixtureWebmail, json } from './fixture-webmail.ts';

const SESSION = 'b2c4d6e8f0a1b2c4d6e8f0a1b2c4d6e8';
const FOLDER = 'default0/INBOX';

export const openXchange: FixtureWebmail = {
  id: 'open_xchange',
  title: 'Open-Xchange',
  host: 'ox.romashka.test',
  messages: {
    '123': { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    '126': { subject: 'Another order', from: 'Maria <maria@lavka.test>', verdict: 'absent' },
    '130': { subject: 'Order 48213', from: 'Maria <maria@lavka.test>', verdict: 'contradicted' },
  },
  // The session's key is in the addresses of the page's own requests. VERIFIED (HTTP API); visible from outside: LIKELY
  requests: [`/appsuite/api/mail?action=all&session=${SESSION}&folder=${encodeURIComponent(FOLDER)}`],
  shown: {
    address: `/appsuite/#!!&app=io.ox/mail&folder=${FOLDER}`,
    page: 'open_xchange/conversation',
    reads: '123',
    choose: { sender: 'maria@lavka.test', reads: '126' },
  },
  next: {
    address: `/appsuite/#!!&app=io.ox/mail&folder=${FOLDER}`,
    page: 'open_xchange/another-message',
    reads: '130',
  },
  senderWrites: 'section.body',
  signedOut: 'signed-out',
  // "View source". VERIFIED (mail/actions/source.js)
  byHand: {
    dialog: '<div class="mail-source-dialog"><textarea class="mail-source-view">\n{source}</textarea></div>',
    reads: '123',
  },

  answer({ url }, mailbox) {
    if (url.pathname !== '/appsuite/api/mail') return null;
    const query = url.searchParams;
    // An error has status 200. VERIFIED (HTTP API)
    if (!mailbox.isSignedIn || query.get('session') !== SESSION) {
      return json({ error: 'Your session expired. Please log in again.', code: 'SES-0203' });
    }
    if (query.get('action') === 'all') return json({ data: [] });
    const source = query.get('folder') === FOLDER ? mailbox.source(query.get('id') ?? '') : null;
    if (source === null || query.get('src') !== '1') return json({ error: 'No message', code: 'MSG-0032' });
    // As a file, or as a text in JSON. VERIFIED (mail/api.js, HTTP API)
    return query.get('save') === '1'
      ? bytes(source, 'application/octet-stream', { 'content-disposition': 'attachment; filename="Order.eml"' })
      : json({ data: source.toString('utf8') });
  },
};
