/**
 * Rambler Mail. Nothing public shows how it delivers a source, so the user opens it by hand. Read in Selenium scripts
 * on 2026-11-23; not seen with an account.
 */
import type { Webmail } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';

/** VERIFIED (several Selenium scripts) */
const HOST = /^mail\.rambler\.ru$/u;

/** "/folder/INBOX/2" for an opened message. LIKELY (one Selenium script) */
const ADDRESS = /^\/folder\/([^/]{1,200}\/\d{1,20})(?:\/|$)/u;

export const rambler: Webmail = {
  id: 'rambler',
  title: 'Rambler',
  // The element of a body is not known. Text in a dialog anywhere below the page's main part may be the sender's.
  bodies: 'main, article, iframe',

  signs: [{ host: HOST }],
  requests: [],

  openMessages({ url }) {
    const key = capture(ADDRESS, url.pathname);
    return key === null ? [] : [{ ref: { key, subject: null, sender: null, time: null }, routes: () => [] }];
  },
};
