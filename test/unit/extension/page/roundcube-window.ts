import { vi } from 'vitest';
import { headerBlock } from '../../webmail/messages.ts';
import { fillPage } from '../../page-content.ts';
import { type Answer, WebDouble } from '../../webmail/web-double.ts';

/** The test's own window as a Roundcube, in which messages are opened by their number as its users do. */

export function subjectOf(uid: number): string {
  return `Order ${uid}`;
}

export function sourceOf(uid: number): string {
  return headerBlock({ subject: subjectOf(uid), messageId: `<${uid}@lavka.test>` });
}

/** Shows a message, in the same document, as after a click in the list. */
export function showMessage(uid: number): void {
  showAt(`/?_task=mail&_action=show&_uid=${uid}&_mbox=INBOX`, `<h2 class="subject">${subjectOf(uid)}</h2>`);
}

/** Shows the list of messages: a webmail, but no message is open. */
export function showList(): void {
  showAt('/?_task=mail&_mbox=INBOX', '<table id="messagelist"></table>');
}

/** Shows a page that is not a webmail. */
export function showOtherPage(): void {
  window.history.replaceState(null, '', '/shop');
  document.head.querySelector('script')?.remove();
  fillPage('<h1>Sale</h1>');
}

/** Changes the document a little, as pages do all the time. */
export function touchPage(): void {
  document.body.append(document.createElement('i'));
}

/** Answers with the sources of messages 1 to 9, or as the test says. */
export function serveSources(answers: Readonly<Record<number, Answer>> = {}): WebDouble {
  const uids = Array.from({ length: 9 }, (_, place) => place + 1);
  return new WebDouble(
    Object.fromEntries(
      uids.map((uid) => [
        `/?_task=mail&_action=viewsource&_uid=${uid}&_mbox=INBOX`,
        answers[uid] ?? { body: sourceOf(uid) },
      ]),
    ),
  );
}

/** Hides the page of the window, or shows it again. */
export function setHidden(hidden: boolean): void {
  vi.spyOn(Document.prototype, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

function showAt(address: string, content: string): void {
  window.history.replaceState(null, '', address);
  fillPage(content);
  if (document.head.querySelector('script') === null) {
    const script = document.createElement('script');
    script.setAttribute('src', 'program/js/app.min.js');
    document.head.append(script);
  }
}
