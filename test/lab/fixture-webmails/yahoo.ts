import { bytes, type FixtureWebmail, json } from './fixture-webmail.ts';

const ORDER = 'AKZ5BooAAAAAXxxxxxxxxxxxx00';
const [FIRST, LAST] = ['AKZ5BooAAAAAXxxxxxxxxxxxx01', 'AKZ5BooAAAAAXxxxxxxxxxxxx02'];

export const yahoo = mailAt('yahoo', 'Yahoo Mail', 'mail.yahoo.com');

/** The same application (two public programs); that it has this way to the source is LIKELY. */
export const aol = mailAt('aol', 'AOL Mail', 'mail.aol.com');

function mailAt(id: string, title: string, host: string): FixtureWebmail {
  return {
    id,
    title,
    host,
    messages: {
      [ORDER]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'contradicted' },
      [FIRST]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
      [LAST]: { subject: 'Re: Order 48213', from: 'Maria <maria@lavka.test>', verdict: 'absent' },
    },
    shown: {
      address: '/d/folders/1/messages/30106',
      page: 'yahoo/thread',
      reads: LAST,
      choose: { sender: 'news@lavka.test', reads: FIRST },
    },
    next: { address: `/d/folders/1/messages/${ORDER}`, page: `${id}/message`, reads: ORDER },
    senderWrites: '[data-test-id="message-view-body-content"]',
    signedOut: 'signed-out',
    // The menu opens it at another host, where it is still a text tab. VERIFIED (public code, 3 files)
    byHand: { tab: `/ws/v3/mailboxes/@/messages/@.id==${FIRST}/content/rawplaintext`, reads: FIRST },

    answer({ url }, mailbox) {
      const mid = /^\/ws\/v3\/mailboxes\/@\/messages\/@\.id==(?<mid>[\w-]+)\/content\/rawplaintext$/u.exec(
        url.pathname,
      );
      if (mid === null) return null;
      // UNKNOWN; an API reports it by its status.
      if (!mailbox.isSignedIn) return json({ error: { code: 'EC-4003' } }, 401);
      const source = mailbox.source(mid.groups?.['mid'] ?? '');
      // text/plain, the whole message. VERIFIED (public code, 2 files)
      return source === null ? json({ error: { code: 'EC-4008' } }, 404) : bytes(source, 'text/plain');
    },
  };
}
