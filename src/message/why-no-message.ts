import type { HeaderField } from './header-field.ts';

/** Why a text that was taken for a message's source is not one. */
export type NoMessageReason =
  /** Nothing but blanks. */
  | 'empty'
  /** HTML or XML: a sign-in page, an error page. */
  | 'markup'
  /** JSON: an answer from a webmail's API. */
  | 'json'
  /** The first line is not a header field: prose, a message's body. */
  | 'no-header'
  /** Header fields, but not those of a message: an HTTP response, a settings file. */
  | 'not-of-a-message';

/**
 * A stored message has at least two of these; RFC 5322 §3.6 requires From and Date, and each server adds a Received.
 */
const MESSAGE_FIELDS: readonly string[] = ['received', 'from', 'message-id', 'date', 'return-path'];

/**
 * Whether header fields are those of a message. Webmails answer with status 200 and a page when the session is over or
 * the message is gone (Gmail, Roundcube, Yandex: VERIFIED), and a user can drop any file.
 *
 * @param fields from {@link readHeaderBlock}
 * @returns null for a message
 */
export function whyNoMessage(fields: readonly HeaderField[]): NoMessageReason | null {
  const [first] = fields;
  if (first === undefined) return 'empty';
  if (first.raw.startsWith('<')) return 'markup';
  if (/^[[{]/u.test(first.raw)) return 'json';
  if (first.name === '') return 'no-header';
  const found = MESSAGE_FIELDS.filter((name) => fields.some(({ key }) => key === name));
  return found.length < 2 ? 'not-of-a-message' : null;
}
