/** MailDev's lists: version 2 and version 3. Nothing can be selected there. Read in the source and seen in 2.2.1 and 3.0.0 on 2026-11-30. */
import type { MessageList } from '../contract/message-list.ts';
import { maildev, sourceOf } from '../webmails/maildev.ts';
import { namedLines } from './named-lines.ts';

/** VERIFIED (app/index.html; seen) */
const version2 = namedLines({
  webmail: maildev,
  kind: 'listed',
  line: 'li.email-item > a.email-item-link',
  attribute: 'href',
  id: /^#\/email\/([\w-]{1,100})$/u,
  subject: '.title',
  notSubject: '.title-subline',
  routes: (id, page) => [sourceOf(page, id)],
});

/** VERIFIED (EmailListItem.tsx; seen) */
const version3 = namedLines({
  webmail: maildev,
  kind: 'listed',
  line: '[data-testid="email-list-item"]',
  attribute: 'data-email-id',
  id: /^([\w-]{1,100})$/u,
  subject: '.gap-1 > .truncate',
  routes: (id, page) => [sourceOf(page, id)],
});

export const maildevList: MessageList = {
  webmail: maildev,
  kind: 'listed',
  messages: (page, named) => [...version2.messages(page, named), ...version3.messages(page, named)],
};
