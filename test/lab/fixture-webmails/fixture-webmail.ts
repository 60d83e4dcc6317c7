/**
 * A webmail that cannot run in the lab, played: what its server answers and what its screen shows, according to the
 * facts (docs/webmails.md). Every answer cites its source: VERIFIED in public code or documentation, LIKELY by
 * inference, UNKNOWN where the fixture had to choose.
 */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { ReadFailure } from '../../../src/webmail/contract/source-result.ts';

export interface FixtureWebmail {
  /** Of the adapter. */
  readonly id: string;
  readonly title: string;
  /** The product's own host, or a made-up one where people run it on their own. */
  readonly host: string;
  /** Further hosts for which its server answers: those of its frames and source views. */
  readonly otherHosts?: readonly string[];
  /** By the id by which the webmail itself requests them. */
  readonly messages: Readonly<Record<string, FixtureMessage>>;
  /** Sent with its pages: policies for scripts. */
  readonly pageHeaders?: Readonly<Record<string, string>>;
  /**
   * Cookies that its scripts can read, "name=value". Every webmail also has a session cookie, which they cannot read.
   */
  readonly cookies?: readonly string[];
  /** What its scripts keep in localStorage. */
  readonly storage?: Readonly<Record<string, string>>;
  /** What its scripts request from its server, by GET, when they start. */
  readonly requests?: readonly string[];
  readonly shown: Screen;
  /** Opened from there without loading a page. */
  readonly next: Screen;
  /** Selector of what holds the sender's words on that screen; null where they cannot touch the page. */
  readonly senderWrites: string | null;
  /** How its answers to an ended session are classified. */
  readonly signedOut: ReadFailure;
  /** Its own view of the source, which the user opens by hand. */
  readonly byHand?: SourceTab | SourceDialog | SourceWindow;
  /** The name of the menu entry that opens this view, if no automatic way is known. */
  /** Its list, with all of its messages selected, and what the popup's button then says. */
  readonly selected?: { readonly screen: Screen; readonly offer: string };
  readonly menu?: string;
  /** Answers requests that are not for a page of the application; null for all others. */
  readonly answer: (asked: Asked, mailbox: Mailbox) => Answer | null;
}

/** A delivered message as the page shows it. The route it took determines the verdict. */
export interface FixtureMessage {
  readonly subject: string;
  /** The From field. */
  readonly from: string;
  readonly verdict: 'proven' | 'absent' | 'contradicted';
}

export interface Screen {
  /** What follows the host in the address. */
  readonly address: string;
  /** In test/webmail-pages, "gmail/thread". */
  readonly page: string;
  /** Replacements for parts of the file. */
  readonly edits?: Readonly<Record<string, string>>;
  /** The message that is read, by its id; or why none is. */
  readonly reads: string | { readonly reason: ReadFailure };
  /** Another open message, to be chosen in the popup by its sender. */
  readonly choose?: { readonly sender: string; readonly reads: string };
}

/** The source in a separate tab, at an address after the host or at one of the other hosts. */
interface SourceTab {
  readonly tab: string;
  /** The tab is a page of the webmail that shows more than the source, so the source is a text of that page. */
  readonly showsMore?: true;
  readonly reads: string;
}

/** The source in a dialog of the page; "{source}" is replaced by it, "{header}" by its header block. */
interface SourceDialog {
  readonly dialog: string;
  readonly reads: string;
}

/** The source in an empty window that the page writes, with the same placeholders. */
interface SourceWindow {
  readonly window: string;
  readonly reads: string;
}

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Mailbox {
  /** The request carries the session's cookie, and the session is alive. */
  readonly isSignedIn: boolean;
  /** The stored bytes of a message. */
  source(id: string): Buffer | null;
}

export interface Answer {
  /** 200 by default. */
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

const HTML = 'text/html; charset=utf-8';

export function html(body: string, status = 200): Answer {
  return { status, headers: { 'content-type': HTML }, body };
}

export function json(value: unknown, status = 200, contentType = 'application/json; charset=utf-8'): Answer {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(value) };
}

/** Bytes under a content type, which is all that most webmails send with a source. */
export function bytes(body: Uint8Array, contentType: string, headers: Answer['headers'] = {}): Answer {
  return { headers: { 'content-type': contentType, ...headers }, body };
}

export function redirect(location: string): Answer {
  return { status: 302, headers: { location } };
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Puts a source in the place of "{source}" in HTML, and its header block in that of "{header}". */
export function withSource(markup: string, source: Uint8Array): string {
  const text = new TextDecoder().decode(source);
  const [header = ''] = text.split(/\r?\n\r?\n/u, 1);
  return markup.replace('{source}', () => escapeHtml(text)).replace('{header}', () => escapeHtml(header));
}

/** A sign-in page with status 200, as several webmails answer when the session is over. */
export function signInPage(action: string): Answer {
  return html(`<!doctype html><title>Sign in</title><form action="${action}"><input type="password" name="p"></form>`);
}
