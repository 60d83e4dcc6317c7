/** Mailpit's list and its search. Read in its source on 2026-11-30 (ListMessages.vue). */
import { mailpit } from '../webmails/mailpit.ts';
import { namedLines } from './named-lines.ts';

export const mailpitList = namedLines({
  webmail: mailpit,
  kind: 'selected',
  /** A click with Ctrl or Shift selects a line. VERIFIED (ListMessages.vue) */
  line: 'a.message.selected',
  attribute: 'id',
  id: /^(\w{1,100})$/u,
  subject: '.subject > b',
  routes: mailpit.routesTo,
});
