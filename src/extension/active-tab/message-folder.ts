/** The folder of a message that was read, from the message's own key and from what its page says. */
import { type FolderKind, MAX_FOLDER_NAME, type MailFolder } from '../../report/mail-folder.ts';
import type { ReadSuccess } from '../../webmail/contract/read-outcome.ts';
import { MAX_LABEL, quietly } from '../../webmail/page/page-dom.ts';
import { decodeModifiedUtf7 } from './modified-utf7.ts';

/**
 * The webmails whose messages are numbered by folder: the request that returned the source named it, and so does the
 * message's key. Each function takes a key and returns the name of the folder; an exception means that it is unknown.
 */
const IN_KEY: Readonly<Partial<Record<string, (key: string) => string>>> = {
  /** "INBOX/3". VERIFIED (viewsource.php) */
  roundcube: (key) => decodeModifiedUtf7(key.replace(/\/[\d.]+$/u, '')),
  /** "0/INBOX/12", the mailbox encoded three times. VERIFIED (Message.service.js; seen in 5.8.0) */
  sogo(key) {
    const mailbox = key.split('/').at(-2) ?? '';
    return decodeModifiedUtf7(decodeURIComponent(decodeURIComponent(decodeURIComponent(mailbox))));
  },
  /** "SU5CT1g;12". VERIFIED (base.js; seen in 6.2.27) */
  horde_imp: (key) => textFromBase64(key.split(';')[0] ?? ''),
  /** "imap_0_494e424f58/12". VERIFIED (modules/imap) */
  cypht: (key) => decodeModifiedUtf7(fromHex(/^imap_[\w-]+_([\da-f]+)\//iu.exec(key)?.[1] ?? '')),
  /** JSON with "folder" and "uid". VERIFIED (Actions/Raw.php); RainLoop encrypts its own. */
  snappymail(key) {
    const named: unknown = JSON.parse(textFromBase64(key));
    const folder = typeof named === 'object' && named !== null && 'folder' in named ? named.folder : null;
    return typeof folder === 'string' ? decodeModifiedUtf7(folder) : '';
  },
};

const yahoo = (folder: string): string => (folder === '1' ? 'Inbox' : 'Spam');

const OUTLOOK: Readonly<Partial<Record<string, string>>> = {
  junkemail: 'Junk Email',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
};

/** What an address spells differently from how its page shows it to people. */
const IN_ADDRESS: Readonly<Partial<Record<string, (folder: string) => string>>> = {
  /** "label/My+shop", "category/promotions" */
  gmail: (folder) => decodeURIComponent(folder.replace(/^(?:category|label)\//u, '').replaceAll('+', ' ')),
  outlook: (folder) => OUTLOOK[folder] ?? folder,
  yahoo,
  aol: yahoo,
};

/** Names of the folders whose kind is known, in the languages of our users and in IMAP. */
const KINDS: readonly (readonly [FolderKind, RegExp])[] = [
  ['inbox', /^(?:inbox|входящие)$/iu],
  ['spam', /(?:^|[./\\])(?:spam|junk(?: ?e-?mail)?|bulk(?: mail)?|спам|нежелательная почта)$/iu],
  ['promotions', /^(?:promotions|newsletters|промоакции|рассылки)$/iu],
];

/** Webmails for which it is only inferred how the page marks the folder (folder-place.ts). */
const LIKELY: readonly string[] = ['yandex'];

/** null if this webmail's folder names are unknown, or people cannot read the name. */
export function readFolder(read: Pick<ReadSuccess, 'webmail' | 'message' | 'folder' | 'origin'>): MailFolder | null {
  const { webmail } = read;
  if (webmail === null) {
    return null;
  }
  const written = quietly(() => nameIn(read, webmail.id), null);
  if (written === null || written === '' || written.length > MAX_LABEL || /\p{Cc}|\uFFFD/u.test(written)) {
    return null;
  }
  const name = written.slice(0, MAX_FOLDER_NAME);
  const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
  return { kind, name, webmail: webmail.title, certain: !LIKELY.includes(webmail.id) };
}

function nameIn({ message, folder, origin }: Parameters<typeof readFolder>[0], webmail: string): string | null {
  const inKey = IN_KEY[webmail];
  if (inKey !== undefined) {
    return origin === 'answer' ? inKey(message.key) : null;
  }
  return folder === null ? null : (IN_ADDRESS[webmail]?.(folder) ?? folder);
}

function textFromBase64(text: string): string {
  const binary = atob(
    text
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .replace(/[=~.]+$/u, ''),
  );
  return utf8(Array.from(binary, (byte) => byte.charCodeAt(0)));
}

function fromHex(text: string): string {
  return utf8((text.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16)));
}

function utf8(bytes: readonly number[]): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
}
