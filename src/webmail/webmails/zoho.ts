/** Zoho Mail. Read in a public extension that downloads messages, and in other public code, on 2026-11-23; not seen with an account. */
import type { RouteMark, SourceRoute, WebmailPage } from '../contract/adapter.ts';
import type { ReadFailure, SourceResult } from '../contract/source-result.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { describedWebmail, namedInAddress } from '../reader/described-webmail.ts';
import { listAt, textAt } from '../unwrap/json-path.ts';
import { jsonText } from '../unwrap/json-text.ts';
import { cookie, selectShown } from '../page/page-dom.ts';

/** VERIFIED (public code) */
const KNOWN_HOST = /^mail\.zoho\.(?:com|eu|in)$/u;
/** Other data centres, and India's government. LIKELY */
const HOST = /^mail\.(?:zoho\.(?:com|eu|in|com\.au|com\.cn|jp|sa)|zohocloud\.ca|mgovcloud\.in)$/u;

/** Only the bodies of its page are known. VERIFIED (public code) */
const MARKS = { subject: null, sender: null, time: null, body: '.zmMailContent, .zmPVContent' } as const;

/** "#mail/folder/inbox/p/1711540357880100000". VERIFIED (three public programs) */
const ADDRESS = /#mail\/(?:[\w%.-]{1,200}\/){1,6}p\/(\d{10,25})(?:[/?]|$)/u;

/** How many accounts of one user are asked; the page does not say which of them owns the open message. */
const MAX_ACCOUNTS = 5;

/** The accounts of the user. VERIFIED (zoho-mail-downloader) */
const ACCOUNTS: RequestShape = { template: 'GET /api/accounts', values: {} };

/** VERIFIED (zoho-mail-downloader) */
const ORIGINAL_MESSAGE: RequestShape = {
  template: 'GET /api/accounts/{account}/messages/{id}/originalmessage',
  values: { account: /^\d{1,30}$/u, id: /^\d{10,25}$/u },
};

export const zoho = describedWebmail({
  id: 'zoho',
  title: 'Zoho Mail',
  marks: MARKS,
  signs: [{ host: HOST, path: /^\/zm\//u }],
  requests: [ACCOUNTS, ORIGINAL_MESSAGE],
  shown: namedInAddress(ADDRESS),
  // It is not known which message of a conversation the address names, and nothing on the screen could be compared.
  routes: ({ id }, page) => (showsSeveral(page) ? [] : [originalMessage(id, page)]),
});

function showsSeveral({ document }: WebmailPage): boolean {
  return selectShown(document, MARKS.body, `:is(${MARKS.body}) *`).length > 1;
}

/** Without the token of the page's cookie the answer is 400, INVALID_TICKET. VERIFIED (zoho-mail-downloader) */
function originalMessage(id: string, { url, document }: WebmailPage): SourceRoute {
  const mark: RouteMark = KNOWN_HOST.test(url.hostname) ? 'verified' : 'likely';
  return {
    id: 'original-message',
    mark,
    async read(web) {
      const headers = { accept: 'application/json', 'x-zcsrf-token': `zmrcsr=${cookie(document, 'zmcsr') ?? ''}` };
      const answer = await web.json(ACCOUNTS, {}, { headers });
      if (!answer.ok) {
        return answer;
      }
      const accounts = listAt(answer.value, 'data').flatMap((account) => textAt(account, 'accountId') ?? []);
      const results: SourceResult[] = [];
      for (const account of accounts.slice(0, MAX_ACCOUNTS)) {
        const options = { headers, unwrap: jsonText('data', 'content') };
        results.push(await web.source(ORIGINAL_MESSAGE, { account, id }, options));
      }
      return onlyOne(results);
    },
  };
}

/** Failures that don't show whether an account has the message. */
const UNANSWERED: readonly ReadFailure[] = ['network', 'timeout', 'cancelled', 'signed-out'];

/**
 * The source from the one account that has the message. If two accounts have a message with that number, either may be
 * the wrong one, and an account that did not answer may be the second.
 */
function onlyOne(results: readonly SourceResult[]): SourceResult {
  const refusal: SourceResult = { ok: false, reason: 'needs-source-view' };
  const failed = results.filter((result) => !result.ok);
  const unanswered = failed.find(({ reason }) => UNANSWERED.includes(reason));
  const [found, further] = results.filter(({ ok }) => ok);
  if (unanswered !== undefined || further !== undefined) {
    return unanswered ?? refusal;
  }
  return found ?? failed[0] ?? refusal;
}
