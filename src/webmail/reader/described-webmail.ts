import type { OpenMessage, SourceRoute, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { messageRef, type MessageMarks } from '../contract/message-ref.ts';
import { attribute, focusedFirst, selectOwn, selectShown } from '../page/page-dom.ts';

/**
 * A webmail that is completely described by places in its page, as most are. The others implement the contract
 * themselves.
 */
export interface WebmailDescription extends Pick<
  Webmail,
  'id' | 'title' | 'signs' | 'requests' | 'sourceView' | 'sourcePage'
> {
  readonly marks: MessageMarks;
  readonly shown: (page: WebmailPage) => readonly ShownMessage[];
  /** The ways to the source of one message, best first. Called when the message is read. */
  readonly routes: (message: ShownMessage, page: WebmailPage) => SourceRoute[];
}

/** A message as the page shows it: its id, and the part of the page that belongs to it alone. */
export interface ShownMessage {
  readonly id: string;
  readonly around: ParentNode;
}

/** A webmail whose messages can be read by the ids alone that its list contains. */
export interface DescribedWebmail extends Webmail {
  readonly routesTo: (id: string, page: WebmailPage) => SourceRoute[];
}

/** Makes an adapter from a description. */
export function describedWebmail(description: WebmailDescription): DescribedWebmail {
  const { marks, shown, routes, ...named } = description;
  return {
    ...named,
    bodies: marks.body,
    routesTo: (id, page) => routes({ id, around: page.document }, page),
    openMessages: (page): OpenMessage[] =>
      shown(page).map((message) => ({
        ref: messageRef(message.id, message.around, page.document, marks),
        routes: () => routes(message, page),
      })),
  };
}

/** The one open message, if a pattern's first group matches its id in the address after the host. */
export function namedInAddress(pattern: RegExp): WebmailDescription['shown'] {
  return ({ url: { pathname, search, hash }, document }) => {
    const id = capture(pattern, pathname + search + hash);
    return id === null ? [] : [{ id, around: document }];
  };
}

/**
 * The messages whose elements carry their ids, the focused one first.
 * @param name the attribute that has the id
 * @param pattern matches the id in it
 * @param body bodies of messages, in which a sender could write such elements
 */
export function namedInElements(
  selector: string,
  name: string,
  pattern: RegExp,
  body: string,
): WebmailDescription['shown'] {
  return ({ document }) =>
    focusedFirst(document, selectShown(document, selector, body)).flatMap((around) => {
      const id = capture(pattern, attribute(around, name));
      return id === null ? [] : [{ id, around }];
    });
}

/** The one message whose source, or a part of it, the page links to. The link may be in a closed menu. */
export function namedInLink(selector: string, pattern: RegExp, body: string): WebmailDescription['shown'] {
  return ({ document }) => {
    const link = selectOwn(document, selector, body);
    const id = link === null ? null : capture(pattern, attribute(link, 'href'));
    return id === null ? [] : [{ id, around: document }];
  };
}
