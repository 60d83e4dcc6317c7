import { Memo } from '../hosts/memo.ts';
import type { Beginning } from './hop.ts';
import type { Token } from './token.ts';

/** What the IANA "Mail Transmission Types" say about a protocol word (RFC 3848, RFC 6531, RFC 8314 and older usage). */
export interface ProtocolFacts {
  /** Whether the word is in the registry, in capitals or not. */
  readonly registered: boolean;
  /** Between processes of one host, or into a mailbox: LMTP, pipe, local. */
  readonly local: boolean;
  readonly encrypted: boolean;
  readonly authenticated: boolean;
  /** HTTP and similar: a person's webmail or program submitted the message. */
  readonly web: boolean;
  /** How such a message was submitted to this system; null if another server may have passed it on. */
  readonly begins: Beginning | null;
}

const REGISTERED = /^(?:UTF8)?(?:E?SMTP|LMTP)(S?)(A?)$/;
const HTTP = /^HTTPS?U?$/i;
/** "IMAP4-SSL" and "POP3-SSL" are getmail's. */
const COLLECTED = /^(?:IMAP4?|POP3?)(?:S|-SSL)?$/i;

/**
 * Not over a network. "MAPI" is Outlook's own way into an Exchange server; "SPOOL" is LISTSERV's; "SPAMASSASSIN" marks
 * a message that it wrapped in a new one; "PIPE", "RULE", "LIST" and "GROUP" are CommuniGate's.
 */
const WITHIN_HOST: ReadonlySet<string> = new Set([
  'LOCAL',
  'BSMTP',
  'MAPI',
  'PIPE',
  'SPOOL',
  'SPAMASSASSIN',
  'RULE',
  'LIST',
  'GROUP',
]);

const UNKNOWN: ProtocolFacts = {
  registered: false,
  local: false,
  encrypted: false,
  authenticated: false,
  web: false,
  begins: null,
};

/**
 * Looks up a protocol word as written ("ESMTPSA", "esmtps", "local-esmtp", "ESMTP-TLS"). An unknown word says nothing.
 */
export function protocolFacts(word: string): ProtocolFacts {
  return facts.of(word);
}

const facts = new Memo((word): ProtocolFacts => {
  const spoken = word.toUpperCase();
  return { ...classify(spoken), web: isWebSubmission(word), begins: beginningOf(spoken) };
});

function classify(word: string): ProtocolFacts {
  const registered = REGISTERED.exec(word);
  // RFC 3848 defines S and A only for ESMTP and LMTP, but "SMTPS" and "SMTPA" are in use.
  if (registered !== null) {
    return {
      ...UNKNOWN,
      registered: true,
      local: word.includes('LMTP'),
      encrypted: registered[1] === 'S',
      authenticated: registered[2] === 'A',
    };
  }
  if (word === 'MMS') return { ...UNKNOWN, registered: true };
  if (HTTP.test(word)) return { ...UNKNOWN, registered: word === 'HTTP', encrypted: word.startsWith('HTTPS') };
  if (isCollection(word)) return { ...UNKNOWN, local: true, encrypted: /S$|-SSL$/.test(word) };
  if (word === 'ASMTP') return { ...UNKNOWN, authenticated: true };
  if (WITHIN_HOST.has(word) || word.startsWith('LOCAL-') || word.startsWith('QMAIL-SCANNER')) {
    return { ...UNKNOWN, local: true };
  }
  if (word.startsWith('ESMTP-TLS') || word.startsWith('ESMTP/TLS')) return { ...UNKNOWN, encrypted: true };
  return UNKNOWN;
}

/**
 * Words of protocols by which one server passes mail on to another, and a common misspelling ("ESTMP"). Some lines name
 * the cipher first (`with cipher …`, `with TLS …`).
 */
const TRANSFER = /mtp|^(?:estmp|qmqp|ecstream|internet mail|cipher|tls|ssl)/i;

/**
 * Whether a server may have passed the message on in this hop. Every other word may be a user's own way in: JMAP, XIMSS,
 * "WorldClient", "MailEnable WebMail".
 *
 * @param protocol as written; null if the field names none
 */
export function mayPassOn(protocol: string | null): boolean {
  return protocol === null || TRANSFER.test(protocol);
}

/** Outlook's way into Exchange, Gmail's API, and the programs of CommuniGate's users. */
const COMPOSED: ReadonlySet<string> = new Set(['MAPI', 'HTTPREST', 'XTND', 'WEBUSER', 'AIRSYNC', 'EWS', 'HTTPU']);

/** CommuniGate's rules, lists and pipes, messages that a filter wrapped, batch SMTP, Exim's `with spam-scanned`. */
const REINJECTED =
  /^(?:RULE|LIST|GROUP|PIPE|BSMTP|LOCAL-BSMTP|SPOOL|SPAMASSASSIN|(?:[A-Z]+-)?SPAM-SCANN(?:ED|ER)|QMAIL-SCANNER\S*)$/;

function beginningOf(word: string): Beginning | null {
  if (COMPOSED.has(word)) return 'composed';
  if (HTTP.test(word)) return 'web';
  if (REINJECTED.test(word)) return 're-injection';
  return word === 'LOCAL' || word.startsWith('LOCAL-') ? 'local-submission' : null;
}

/** HTTP and similar: a person's webmail or program submitted the message. */
export function isWebSubmission(word: string): boolean {
  return HTTP.test(word);
}

/** Whether a program of the mailbox's owner fetched the message, by the protocol word as written. */
export function isCollection(word: string): boolean {
  return COLLECTED.test(word);
}

/** The protocol among the words after `with`: the first, except that "MailEnable ESMTPA" begins with the program. */
export function protocolWord(words: readonly Token[]): string {
  const first = words[0]?.text ?? '';
  return first === 'MailEnable' ? (words[1]?.text ?? first) : first;
}
