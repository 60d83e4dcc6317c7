/**
 * MailCatcher's list, in which one message is open and none can be selected. Read in its source on 2026-11-30
 * (mailcatcher.js.coffee).
 */
import { mailcatcher } from '../webmails/mailcatcher.ts';
import { namedLines } from './named-lines.ts';

export const mailcatcherList = namedLines({
  webmail: mailcatcher,
  kind: 'listed',
  /** Lines that the page's filter leaves out are hidden. VERIFIED (mailcatcher.js.coffee) */
  line: '#messages tr[data-message-id]',
  attribute: 'data-message-id',
  id: /^(\d{1,15})$/u,
  /** Sender, recipients, subject, time. VERIFIED (mailcatcher.js.coffee) */
  subject: 'td:nth-child(3)',
  routes: mailcatcher.routesTo,
});
