/** Mailtrap's test inboxes. Read in public code and its documented API on 2026-11-23; not seen with an account. */
import type { RequestShape } from '../contract/request-shape.ts';
import { describedWebmail, namedInAddress } from '../reader/described-webmail.ts';
import { findInRequests } from '../page/page-requests.ts';
import { sourceBy } from '../contract/source-route.ts';

/** VERIFIED (public code) */
const HOST = /^mailtrap\.io$/u;

/** No marks of its page are known; bodies of messages may be anywhere in it. */
const MARKS = { subject: null, sender: null, time: null, body: 'body > *' } as const;

/** The account is part of the addresses that the page itself requests. LIKELY */
const ACCOUNT = /^https:\/\/mailtrap\.io\/api\/accounts\/(\d{1,15})\//u;

/** The address is VERIFIED (API); that the page's session gives access to it is LIKELY. */
const BODY_RAW: RequestShape = {
  template: 'GET /api/accounts/{account}/inboxes/{inbox}/messages/{message}/body.raw',
  values: { account: /^\d{1,15}$/u, inbox: /^\d{1,15}$/u, message: /^\d{1,20}$/u },
};

export const mailtrap = describedWebmail({
  id: 'mailtrap',
  title: 'Mailtrap',
  marks: MARKS,
  signs: [{ host: HOST, path: /^\/inboxes\//u }],
  requests: [BODY_RAW],
  /** "/inboxes/123/messages/456". VERIFIED (public code) */
  shown: namedInAddress(/^\/inboxes\/(\d{1,15}\/messages\/\d{1,20})(?:[/?#]|$)/u),
  routes({ id }, { url }) {
    const account = findInRequests(url, ACCOUNT);
    const [inbox = '', , message = ''] = id.split('/');
    return account === null ? [] : [sourceBy('body-raw', 'likely', BODY_RAW, { account, inbox, message })];
  },
});
