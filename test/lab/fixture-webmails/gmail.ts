import { readFileSync } from 'node:fs';
import path from 'node:path';
import { escapeHtml, type FixtureWebmail, html, redirect } from './fixture-webmail.ts';

const NO_SUCH_MESSAGE = readFileSync(
  path.resolve(import.meta.dirname, '../../webmail-pages/gmail/message-does-not-exist.html'),
  'utf8',
);

const ORDER = 'msg-f:1638756560099919527';

export const gmail: FixtureWebmail = {
  id: 'gmail',
  title: 'Gmail',
  host: 'mail.google.com',
  messages: {
    [ORDER]: { subject: 'Заказ 48213 🎁', from: 'Лавка <news@lavka.test>', verdict: 'proven' },
    'msg-a:r-4711': { subject: 'Re: Заказ 48213 🎁', from: 'ivan@romashka.test', verdict: 'absent' },
  },
  // Gmail demands Trusted Types: text cannot become HTML in the page's own world. VERIFIED (public code, 2 files)
  pageHeaders: { 'content-security-policy': `require-trusted-types-for 'script'; connect-src 'self'` },
  shown: {
    address: '/mail/u/0/#inbox/FMfcgzQXJWDsKmvPLbcDfghJ',
    page: 'gmail/thread',
    reads: 'msg-a:r-4711',
    choose: { sender: 'news@lavka.test', reads: ORDER },
  },
  next: {
    address: '/mail/u/0/#inbox/FMfcgzQXJWDsKmvPLbcDfghK',
    page: 'gmail/thread',
    edits: { ' data-message-id="#msg-a:r-4711"': '' }, // a collapsed message has no id
    reads: ORDER,
  },
  senderWrites: '.a3s',
  signedOut: 'signed-out',
  byHand: { tab: `/mail/u/0/?view=om&permmsgid=${encodeURIComponent(ORDER)}`, reads: ORDER },

  answer({ url }, mailbox) {
    if (!/^\/mail\/u\/\d+\/$/u.test(url.pathname) || url.searchParams.get('view') !== 'om') return null;
    // LIKELY (gmail.md: a sign-in page, or a redirect to this host)
    if (!mailbox.isSignedIn) return redirect('https://accounts.google.com/ServiceLogin?continue=x');
    const hex = url.searchParams.get('th');
    const id = hex === null ? url.searchParams.get('permmsgid') : `msg-f:${BigInt(`0x${hex}`).toString()}`;
    const source = mailbox.source(id ?? '');
    // VERIFIED (public code): status 200 for a wrong id.
    if (source === null) return html(NO_SUCH_MESSAGE);
    // VERIFIED (kumbukum and 5 public files): a table, then the escaped source in the only <pre>.
    const text = escapeHtml(source.toString('utf8'));
    return html(
      `<!doctype html><html><head><title>Original Message</title></head><body><table><tr><th>SPF:</th><td>PASS</td></tr></table>` +
        `<a href="?view=att&amp;th=1&amp;disp=comp">Download Original</a>` +
        `<pre class="raw_message_text" id="raw_message_text">${text}</pre></body></html>`,
    );
  },
};
