/** WildDuck's list. Read in its source on 2026-11-30 (messagerow.hbs). */
import { attribute } from '../page/page-dom.ts';
import { listedMessage, type MessageList } from '../contract/message-list.ts';
import { wildduck } from '../webmails/wildduck.ts';
import { shownLines } from './shown-lines.ts';

/**
 * Each line has a box with mailbox and number; the subject is next to the beginning of the text. VERIFIED
 * (messagerow.hbs)
 */
const CHECKED = 'input.message-checkbox:checked';
const MAILBOX = /^[\da-f]{24}$/u;
const NUMBER = /^\d{1,15}$/u;

export const wildduckList: MessageList = {
  webmail: wildduck,
  kind: 'selected',
  messages: (page) =>
    shownLines(page.document, CHECKED, wildduck.bodies).flatMap((box) => {
      const mailbox = attribute(box, 'data-mailbox') ?? '';
      const number = attribute(box, 'data-message') ?? '';
      const key = `${mailbox}/raw/${number}`;
      const isNamed = MAILBOX.test(mailbox) && NUMBER.test(number);
      return isNamed ? [listedMessage(key, null, () => wildduck.routesTo(key, page))] : [];
    }),
};
