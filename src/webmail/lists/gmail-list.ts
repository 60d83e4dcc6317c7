/**
 * Gmail's lists. A line is a conversation and has the id of its newest message, which is the one that is read. Read in
 * more than five public programs on 2026-11-30; not seen with an account.
 */
import { listedMessage, type MessageList } from '../contract/message-list.ts';
import { capture } from '../contract/capture.ts';
import { attribute, closest, labelOf, selectOwn } from '../page/page-dom.ts';
import { gmail, originalOf } from '../webmails/gmail.ts';
import { shownLines } from './shown-lines.ts';

/** VERIFIED (more than five public programs) */
const MARKS = {
  checked: 'tr.zA [role="checkbox"][aria-checked="true"]',
  line: 'tr.zA',
  newest: '[data-legacy-last-message-id]',
  id: 'data-legacy-last-message-id',
  subject: '.bog',
} as const;

/** The older id, in hexadecimal digits: "16be4a1c8ec8f1a7". VERIFIED (several public programs) */
const ID = /^([\da-f]{1,16})$/u;

export const gmailList: MessageList = {
  webmail: gmail,
  kind: 'selected',
  messages: (page) =>
    shownLines(page.document, MARKS.checked, gmail.bodies).flatMap((box) => {
      const line = closest(box, MARKS.line);
      const newest = line === null ? null : selectOwn(line, MARKS.newest, gmail.bodies);
      const hex = newest === null ? null : capture(ID, attribute(newest, MARKS.id));
      if (line === null || hex === null) {
        return [];
      }
      // The newer id of a received message is the same number. VERIFIED (InboxSDK)
      const key = `msg-f:${BigInt(`0x${hex}`)}`;
      const subject = labelOf(selectOwn(line, MARKS.subject, gmail.bodies));
      return [listedMessage(key, subject, () => originalOf(key, hex, page))];
    }),
};
