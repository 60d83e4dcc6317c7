import type { OpenMessage } from '../contract/adapter.ts';
import { decodeEncodedWords } from '../../message/encoded-words.ts';
import { type Glance, glanceAt } from './message-glance.ts';
import { MAX_LABEL } from '../page/page-dom.ts';

/** "unknown" never blocks: an adapter shows nothing to compare, or a header cannot be parsed cheaply. */
export type Likeness = 'same' | 'other' | 'unknown';

/** Characters of a field that are compared. No screen has a line for a longer one. */
const MAX_COMPARED = 10_000;

/** Prefixes of replies and forwards, in the languages of our users and of Outlook; and the tag of a mailing list. */
const SUBJECT_PREFIX = /^(?:(?:re|fwd?|aw|wg|sv|vs|tr|ha|на|отв|ответ|пересл)(?:\[\d{1,3}\])?:|\[[^\]]{1,60}\])/iu;

const ADDRESS = /[^<>(),:;"@\p{White_Space}]{1,100}@[^<>(),:;"@\p{White_Space}]{1,255}/gu;

/** An address that a page always shows as the header spells it: neither SMTPUTF8 nor IDNA. */
const PLAIN_ADDRESS = /^(?!.*@(?:.*\.)?xn--)[!-~]+$/iu;

/**
 * Compares a source with what the page shows about its message, so that a wrong id (of a thread, of a neighbour, of
 * what was open a moment ago) is noticed. A Message-ID that the page knows decides on its own; otherwise any
 * contradiction of subject or sender counts, since two messages of a thread may differ only in the sender.
 */
export function compareWithScreen(source: Uint8Array, open: Pick<OpenMessage, 'messageId' | 'ref'>): Likeness {
  const fields = glanceAt(source);
  const byId = compareIds(only(fields, 'message-id'), open.messageId ?? null);
  if (byId !== 'unknown') {
    return byId;
  }
  const results = [
    compareSubjects(only(fields, 'subject'), open.ref.subject),
    compareSenders(only(fields, 'from'), open.ref.sender),
  ];
  if (results.includes('other')) {
    return 'other';
  }
  return results.includes('same') ? 'same' : 'unknown';
}

/** Body of the field; null if there is none, or if there are several: webmails differ in which one they show. */
function only(fields: Glance | null, name: string): string | null {
  const [body = null, further] = fields?.get(name) ?? [];
  return further === undefined ? body : null;
}

function compareIds(body: string | null, shown: string | null): Likeness {
  const id = bareId(body);
  const shownId = bareId(shown);
  if (id === '' || shownId === '') {
    return 'unknown';
  }
  return id === shownId ? 'same' : 'other';
}

function bareId(text: string | null): string {
  return text?.replaceAll(/^[ \t\r\n]*<?|>?[ \t\r\n]*$/gu, '') ?? '';
}

function compareSubjects(body: string | null, shown: string | null): Likeness {
  const decoded = body === null ? null : decodeEncodedWords(body.slice(0, MAX_COMPARED));
  if (decoded === null || shown === null || shown.includes('\uFFFD')) {
    return 'unknown';
  }
  const subject = lettersOf(decoded);
  const shownSubject = lettersOf(shown);
  if (subject === '' || shownSubject === '') {
    return 'unknown';
  }
  const cut = shown.length >= MAX_LABEL || /(?:…|\.\.\.)$/u.test(shown);
  const isShown = (letters: string): boolean => letters === shownSubject || (cut && letters.startsWith(shownSubject));
  if (isShown(subject)) {
    return 'same';
  }
  // In a multipart message Roundcube shows an unencoded "Subject: Скидка" as "Ð¡ÐºÐ¸Ð´ÐºÐ°". Nobody can know in which
  // charset a page decodes such a subject.
  const hasRawText = /[^\0-\u007F]/u.test(body ?? '');
  return hasRawText ? (isShown(lettersOf(misread(decoded))) ? 'same' : 'unknown') : 'other';
}

/** UTF-8 text as it looks when decoded as windows-1252. */
function misread(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

/**
 * What is left of a subject after everything that a page may do to it: emoji turned into images, blanks and quotes
 * prettified, a thread shown under the subject of its first message.
 */
function lettersOf(subject: string): string {
  let text = subject.trim();
  for (let prefix = SUBJECT_PREFIX.exec(text); prefix !== null; prefix = SUBJECT_PREFIX.exec(text)) {
    text = text.slice(prefix[0].length).trim();
  }
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

/** The page's sender may be a bare name; then the result is unknown, because names are shown in too many ways. */
function compareSenders(body: string | null, shown: string | null): Likeness {
  const addresses = addressesOf(body?.slice(0, MAX_COMPARED) ?? '');
  const shownAddresses = addressesOf(shown ?? '');
  if (addresses.length === 0 || shownAddresses.length === 0 || ![...addresses, ...shownAddresses].every(isPlain)) {
    return 'unknown';
  }
  return shownAddresses.some((address) => addresses.includes(address)) ? 'same' : 'other';
}

function addressesOf(text: string): string[] {
  return Array.from(text.matchAll(ADDRESS), ([address]) => address.toLowerCase());
}

function isPlain(address: string): boolean {
  return PLAIN_ADDRESS.test(address);
}
