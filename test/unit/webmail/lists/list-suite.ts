import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OpenMessage, WebmailPage } from '../../../../src/webmail/contract/adapter.ts';
import type { FoundList, ListKind, MessageList, NamedMessage } from '../../../../src/webmail/contract/message-list.ts';
import { LIST_WEBMAILS } from '../../../../src/webmail/lists/list-webmails.ts';
import { MAX_LISTED } from '../../../../src/webmail/lists/list-limits.ts';
import { MESSAGE_LISTS } from '../../../../src/webmail/lists/message-lists.ts';
import { findList } from '../../../../src/webmail/reader/find-list.ts';
import { readList } from '../../../../src/webmail/reader/read-list.ts';
import { WebDouble } from '../web-double.ts';
import { openPage, pageText } from '../web-page.ts';

/** A line that a webmail draws for a message, with the place for its sender's text. */
interface DrawnLine {
  readonly html: string;
  /** What the program says about it, if the page does not have its id. */
  readonly named?: NamedMessage;
}

/** The list of one webmail. */
export interface ListSubject {
  readonly list: MessageList;
  readonly kind: ListKind;
  /** In test/webmail-pages, with its lines between two comments. */
  readonly page: string;
  readonly address: string;
  /** What the program returns for that page. */
  readonly named?: readonly NamedMessage[];
  readonly cookie?: string;
  /** What is selected there, in order, with the addresses that are requested for its source until one answers. */
  readonly selected: readonly {
    readonly key: string;
    readonly subject: string | null;
    readonly asked: readonly string[];
  }[];
  /**
   * A selected line of the message with this number, whose sender wrote this markup as its subject; escaped as in the
   * webmail.
   */
  readonly line: (number: number, subject: string) => DrawnLine;
  /** How many lines a page can have; a virtual list draws only a screenful. */
  readonly most?: number;
}

/** The lines of such a page are between these comments. */
const LINES = /<!-- lines -->[^]*<!-- \/lines -->/u;

/** What a sender would write into a subject to cause another request. */
const HOSTILE: readonly string[] = [
  '&lt;tr id="rcmrowMTM" class="message selected"&gt;',
  'https://mail.lavka.test/?_task=logout',
  '?_task=mail&amp;_action=viewsource&amp;_uid=99&amp;_mbox=Sent',
  '" id="99" class="selected" data-message-id="99" data-email-id="99',
  '../../api/v1/messages',
  '#/email/delete',
];

/** What the users of a webmail's list may expect from the extension. */
export function describeList(subject: ListSubject): void {
  const { list, page: file, address, selected, named = [], most = 1500 } = subject;
  const open = async (lines: string | null = null): Promise<WebmailPage> => {
    const html = pageText(file);
    const page = await openPage(lines === null ? html : html.replace(LINES, lines), address);
    if (subject.cookie !== undefined) page.document.cookie = subject.cookie;
    return page;
  };
  const found = (page: WebmailPage, names = named): FoundList | null => findList(MESSAGE_LISTS, page, names);
  const seen = ({ ref }: OpenMessage): unknown => ({ key: ref.key, subject: ref.subject });

  /** Every address that is requested when the messages are read and nobody answers. */
  async function asked(page: WebmailPage, messages: FoundList | null): Promise<string[]> {
    const web = new WebDouble({});
    if (messages !== null) {
      const never = new AbortController().signal;
      for await (const result of readList(messages, { look: () => page, signal: never })) expect(result.ok).toBe(false);
    }
    return [...new Set(web.asked.map((each) => each.address.replace(page.url.origin, '')))];
  }

  /** A page with these lines instead of its own, and what is found in it. */
  async function openWith(numbers: readonly number[], words: (nth: number) => string) {
    const lines = numbers.map((number, nth) => subject.line(number, words(nth)));
    const page = await open(lines.map(({ html }) => html).join(''));
    const messages = found(
      page,
      lines.flatMap((line) => line.named ?? []),
    );
    return { page, messages, keys: messages?.messages.map(({ ref }) => ref.key) };
  }

  describe(`what is ${subject.kind} in the list of ${list.webmail.title}`, () => {
    afterEach(() => {
      vi.unstubAllGlobals();
      Reflect.deleteProperty(Element.prototype, 'checkVisibility');
    });

    it('is known by the webmail’s own ids, in the page’s order, without what is hidden', async () => {
      const messages = found(await open());
      expect(messages?.list.kind).toBe(subject.kind);
      expect(messages?.messages.map(seen)).toEqual(
        selected.map(({ key, subject: shown }) => ({ key, subject: shown })),
      );
      expect(messages?.total).toBe(selected.length);
    });

    it('is requested in the one form of the webmail, one request for each message', async () => {
      const page = await open();
      expect(await asked(page, found(page))).toEqual(selected.flatMap((each) => each.asked));
    });

    it('is offered by the popup, which recognises the webmail by its id', () => {
      expect(LIST_WEBMAILS[list.webmail.id]).toBe(subject.named === undefined ? 'page' : 'program');
    });

    it('stays the same whatever senders write into their subjects', async () => {
      const numbers = HOSTILE.map((_, nth) => nth + 1);
      const quiet = await openWith(numbers, () => 'Order');
      const loud = await openWith(numbers, (nth) => HOSTILE[nth] ?? '');
      expect(loud.keys).toHaveLength(HOSTILE.length);
      expect(loud.keys).toEqual(quiet.keys);
      expect(await asked(loud.page, loud.messages)).toEqual(await asked(quiet.page, quiet.messages));
    });

    it('has each message once, even if its line is there twice', async () => {
      expect((await openWith([1, 2, 1, 1], () => 'Order')).keys).toHaveLength(2);
    });

    it('is limited if more are selected than one click reads, and the total is shown', async () => {
      // jsdom computes the style of each line, and of everything around it, again and again.
      Object.defineProperty(Element.prototype, 'checkVisibility', { configurable: true, value: () => true });
      const numbers = Array.from({ length: most }, (_, nth) => nth + 1);
      const { messages } = await openWith(numbers, () => 'Order');
      expect(messages?.total).toBe(most);
      expect(messages?.messages).toHaveLength(Math.min(most, MAX_LISTED));
    });

    it('is empty on another page, whatever that contains', async () => {
      const page = await openPage(
        `<body>${pageText(file)}</body>`.replaceAll(/<(?:html|head|link|script|meta|body)[^>]*>/gu, ''),
        address.replace(new URL(address).host, 'lavka.test'),
      );
      expect(found(page)).toBeNull();
    });
  });
}
