/** Roundcube's list, in the skins Elastic, Larry and Classic and in all its layouts. Read in its source and seen in 1.6.5 on 2026-11-30. */
import type { OpenMessage, WebmailPage } from '../contract/adapter.ts';
import { textFromBase64 } from '../contract/base64-text.ts';
import { capture } from '../contract/capture.ts';
import type { MessageList } from '../contract/message-list.ts';
import { attribute, labelOf, selectOwn } from '../page/page-dom.ts';
import { messageOf, roundcube } from '../webmails/roundcube.ts';
import { shownLines } from './shown-lines.ts';

const MARKS = {
  /** VERIFIED (app.js, add_message_row; list.js, highlight_row) */
  line: '#messagelist tr.selected',
  /** The subject's own element: in some layouts the same cell shows sender and date, too. VERIFIED (app.js; seen) */
  subject: '.subject a',
  /** The folder shown, if the address does not say it. VERIFIED (app.js, select_folder; treelist.js) */
  folder: '#mailboxlist li.selected[id^="rcmli"]',
} as const;

/** "rcmrowMTI": a uid, "7-Folder" in a search over folders, in base64 without its padding. VERIFIED (app.js, html_identifier_encode) */
const LINE_ID = /^rcmrow([\w-]{1,4000})$/u;
const FOLDER_ID = /^rcmli([\w-]{1,4000})$/u;

export const roundcubeList: MessageList = {
  webmail: roundcube,
  kind: 'selected',
  messages(page) {
    const folder = shownFolder(page);
    const lines = shownLines(page.document, MARKS.line, roundcube.bodies);
    return lines.flatMap((line) => messageIn(line, folder, page.url) ?? []);
  },
};

function messageIn(line: Element, folder: string | null, url: URL): OpenMessage | null {
  const id = textFromBase64(capture(LINE_ID, attribute(line, 'id')) ?? '');
  return messageOf(id ?? '', folder, url, (key) => ({
    key,
    subject: labelOf(selectOwn(line, MARKS.subject, roundcube.bodies)),
    sender: null,
    time: null,
  }));
}

/** Roundcube writes the folder into the address when one is opened. VERIFIED (app.js, update_state; seen) */
function shownFolder({ url, document }: WebmailPage): string | null {
  const selected = selectOwn(document, MARKS.folder, roundcube.bodies);
  const id = selected === null ? null : capture(FOLDER_ID, attribute(selected, 'id'));
  return url.searchParams.get('_mbox') ?? (id === null ? null : textFromBase64(id));
}
