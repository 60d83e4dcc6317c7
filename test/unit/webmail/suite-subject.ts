import { WebDouble, type Answer } from './web-double.ts';
import type { MessageRef, Webmail, WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { readOpenMessage } from '../../../src/webmail/reader/read-open-message.ts';
import type { ReadOutcome } from '../../../src/webmail/contract/read-outcome.ts';
import type { SourceParts } from './messages.ts';
import { openPage, type PageOptions, pageText } from './web-page.ts';

/** A page of the webmail. */
export interface SuitePage extends PageOptions {
  /** In test/webmail-pages, "sogo/message". */
  readonly file: string;
  readonly address: string;
  /** Brings the page into the state that is meant, as the webmail's own script would. */
  readonly arrange?: (page: WebmailPage) => void;
}

/**
 * What the suite must know about a webmail. Its message is the one of messages.ts, "Order 48213" from news@lavka.test.
 */
export interface SuiteSubject {
  /** Tells apart the versions of one webmail. */
  readonly version?: string;
  readonly webmail: Webmail;
  /** Shows the message. */
  readonly shown: SuitePage;
  readonly ref: MessageRef;
  /** Where the source of its message differs from that of messages.ts. */
  readonly source?: SourceParts;
  /** Where the sender's text is; by default where the adapter declares it. */
  readonly body?: string;
  /** Pages of the same webmail in which no message is open. */
  readonly closed: readonly SuitePage[];
  /** Other views that show the same message: a separate window, a pane next to the list. */
  readonly alsoShown?: readonly SuitePage[];
  /** Shows another message; null where only the user can say which it is. */
  readonly another: SuitePage | null;
  /** Hides the pane that shows the message; or why this webmail has no such pane. */
  readonly hide: ((page: WebmailPage) => void) | string;
  /** A thread with several expanded messages; or why there is none that could be read. */
  readonly thread: ThreadSubject | string;
  /** How it answers; null for a webmail that is read by hand only. */
  readonly answering: AnsweringSubject | null;
  /** Puts what the page keeps outside of its document (cookies, storage) in place. */
  readonly prepare?: (page: WebmailPage) => void;
  /**
   * As its menu would: opens the webmail's own view of the source. Without it a dialog is opened; null if the source
   * opens in a separate tab or window, and so is never in this page.
   */
  readonly openSourceView?: ((page: WebmailPage, source: string) => void) | null;
}

export interface ThreadSubject {
  readonly page: SuitePage;
  /** Its expanded messages in the page's order: by what their refs have, and a CSS selector of their own element. */
  readonly messages: readonly { readonly ref: Partial<MessageRef>; readonly element: string }[];
  /** Collapses one of them as the webmail does. */
  readonly collapse: (element: Element) => void;
  /**
   * Path and query of the first request for the source of each, in the same order; none if only the user can open it.
   */
  readonly sources: readonly (readonly string[])[];
  /** What is requested first for the only expanded message, if that differs. */
  readonly sourceAlone?: readonly string[];
}

export interface AnsweringSubject {
  /** The webmail's answers by path and query, if the last of its requests gets this answer. */
  readonly answers: (source: Answer) => Readonly<Record<string, Answer>>;
  /** How it wraps a source. Without it the answer is the source. */
  readonly wrap?: (source: Uint8Array) => Uint8Array;
  /** Bytes in a charset other than UTF-8 do not survive in its answers, because of their format (JSON). */
  readonly losesBytes?: true;
  /** It answers the header block alone, whatever the size of the message. */
  readonly headersAlone?: true;
  /** Its page shows no part of a message that could be compared with a source. */
  readonly comparesNothing?: true;
  readonly signedOut: Answer;
  readonly gone: Answer;
  /** Posts, because the webmail itself does. */
  readonly posts?: true;
  /** Tokens that the page has and that nobody else may see. */
  readonly secrets?: readonly string[];
}

export async function openSuitePage(subject: SuiteSubject, suitePage: SuitePage): Promise<WebmailPage> {
  const { file, address, arrange, ...options } = suitePage;
  const page = await openPage(pageText(file), address, options);
  subject.prepare?.(page);
  arrange?.(page);
  return page;
}

/** Opens the page that shows the message once, and puts what it keeps outside of its document in place for each test. */
export function pageForAll(subject: SuiteSubject): () => Promise<WebmailPage> {
  let opened: Promise<WebmailPage> | null = null;
  return async () => {
    opened ??= openSuitePage(subject, subject.shown);
    const page = await opened;
    subject.prepare?.(page);
    return page;
  };
}

/** Reads what is open in a page, or one of several messages by its key. */
export function readIn(
  look: () => WebmailPage,
  answers: Readonly<Record<string, Answer>>,
  messageKey: string | null = null,
): { readonly outcome: Promise<ReadOutcome>; readonly web: WebDouble } {
  const web = new WebDouble(answers);
  const { signal } = new AbortController();
  return { outcome: readOpenMessage({ look, messageKey, onProgress: () => undefined, signal }), web };
}

/** The webmail's own view of a source, as its menu opens it. */
export function openSourceView(subject: SuiteSubject, page: WebmailPage, source: string): void {
  if (typeof subject.openSourceView === 'function') {
    subject.openSourceView(page, source);
    return;
  }
  const dialog = page.document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  const text = page.document.createElement('pre');
  text.append(source);
  dialog.append('Source:', text);
  page.document.body.append(dialog);
}
