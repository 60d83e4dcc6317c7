import type { MessageRef } from './adapter.ts';
import { attribute, labelOf, selectOwn, selectShown } from '../page/page-dom.ts';

/**
 * Where a webmail shows the details by which a user recognises a message. CSS selectors; null if it shows none that can
 * be trusted.
 */
export interface MessageMarks {
  readonly subject: string | null;
  /** Parts of the subject's element that are not the subject. */
  readonly notSubject?: string;
  readonly sender: string | null;
  /** The attribute that has the sender's address; without it the text is used. */
  readonly senderIn?: string;
  readonly time: string | null;
  readonly timeIn?: string;
  /** Bodies of messages: what is inside them was written by the sender and is not a mark. */
  readonly body: string;
}

/**
 * What the page shows about a message.
 * @param around the element of this message; null if none is known
 * @param document where to look for a subject outside that element, such as a thread's
 */
export function messageRef(
  key: string,
  around: ParentNode | null,
  document: Document,
  marks: MessageMarks,
): MessageRef {
  const { subject, sender, time, body } = marks;
  const own = (selector: string | null): Element | null =>
    selector === null || around === null ? null : selectOwn(around, selector, body);
  const above = subject === null ? undefined : selectShown(document, subject, body)[0];
  return {
    key,
    subject: labelOf(own(subject) ?? above ?? null, marks.notSubject),
    sender: textOf(own(sender), marks.senderIn),
    time: textOf(own(time), marks.timeIn),
  };
}

function textOf(element: Element | null, name: string | undefined): string | null {
  return element === null || name === undefined ? labelOf(element) : attribute(element, name);
}
