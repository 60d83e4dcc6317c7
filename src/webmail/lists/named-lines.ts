import type { Webmail, WebmailPage, OpenMessage, SourceRoute } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { listedMessage, type ListKind, type MessageList } from '../contract/message-list.ts';
import { attribute, labelOf, selectOwn } from '../page/page-dom.ts';
import { shownLines } from './shown-lines.ts';

/** A list whose lines contain the ids of their messages. */
interface NamedLines<Adapter extends Webmail> {
  readonly webmail: Adapter;
  readonly kind: ListKind;
  /** CSS selector of the lines that count: the selected ones, or all. */
  readonly line: string;
  /** CSS selector of the element with the id, inside the line; omitted if the line itself has the id. */
  readonly holder?: string;
  /** The attribute with the id, and the pattern whose first group finds it there. */
  readonly attribute: string;
  readonly id: RegExp;
  /**
   * CSS selector of the element with the subject, inside the line; null if that element shows more than the subject.
   */
  readonly subject: string | null;
  /** Parts of that element that are not the subject. */
  readonly notSubject?: string;
  /** Makes the key that the message has when it is open; omitted if the id is that key. */
  readonly key?: (id: string) => string;
  readonly routes: (id: string, page: WebmailPage) => SourceRoute[];
}

/** A list that names its messages by an attribute of their lines. */
export function namedLines<Adapter extends Webmail>(lines: NamedLines<Adapter>): MessageList {
  const { webmail, kind, key = (id) => id } = lines;
  const { bodies } = webmail;
  const inside = (line: Element, selector: string | undefined): Element | null =>
    selector === undefined ? line : selectOwn(line, selector, bodies);
  return {
    webmail,
    kind,
    messages: (page): OpenMessage[] =>
      shownLines(page.document, lines.line, bodies).flatMap((line) => {
        const holder = inside(line, lines.holder);
        const id = holder === null ? null : capture(lines.id, attribute(holder, lines.attribute));
        const subject = lines.subject === null ? null : labelOf(inside(line, lines.subject), lines.notSubject);
        return id === null ? [] : [listedMessage(key(id), subject, () => lines.routes(id, page))];
      }),
  };
}
