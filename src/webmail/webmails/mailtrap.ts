/** Mailtrap's test inboxes. Read in public code and its documented interface on 2026-11-23; not seen with an account. */
import { describedWebmail, namedInAddress } from '../reader/described-webmail.ts';
import { findInRequests } from '../page/page-requests.ts';
import { sourceAt } from '../contract/source-route.ts';

/** VERIFIED (public code) */
const HOST = 'mailtrap.io';

/** Of its page nothing is known by marks; bodies of messages may stand anywhere in it. */
const MARKS = { subject: null, sender: null, time: null, body: 'body > *' } as const;

/** The account is part of the addresses that the page itself asks. LIKELY */
const ACCOUNT = /^https:\/\/mailtrap\.io\/api\/accounts\/(\d{1,15})\//u;

export const mailtrap = describedWebmail({
  id: 'mailtrap',
  title: 'Mailtrap',
  marks: MARKS,
  recognise: ({ url }) => url.hostname === HOST && url.pathname.startsWith('/inboxes/'),
  /** "/inboxes/123/messages/456". VERIFIED (public code) */
  shown: namedInAddress(/^\/inboxes\/(\d{1,15}\/messages\/\d{1,20})(?:[/?#]|$)/u),
  /** The address is VERIFIED (API); that the page's session opens it is LIKELY. */
  routes({ id }, { url }) {
    const account = findInRequests(url, ACCOUNT);
    return account === null ? [] : [sourceAt('body-raw', 'likely', `/api/accounts/${account}/inboxes/${id}/body.raw`)];
  },
});
