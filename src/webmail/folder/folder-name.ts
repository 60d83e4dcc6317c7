import { textFromBase64 } from '../contract/base64-text.ts';
import { capture } from '../contract/capture.ts';
import type { ReadSuccess } from '../contract/read-outcome.ts';
import { decodeModifiedUtf7 } from './modified-utf7.ts';

/**
 * The webmails whose messages are numbered by folder. The request that returned the source named the folder, and so
 * does the message's key. Each function takes a key and returns the name of the folder; an exception means that it is
 * unknown.
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
  horde_imp: (key) => textFromBase64(key.split(';')[0] ?? '') ?? '',
  /** "imap_0_494e424f58/12". VERIFIED (modules/imap) */
  cypht: (key) => decodeModifiedUtf7(fromHex(/^imap_[\w-]+_([\da-f]+)\//iu.exec(key)?.[1] ?? '')),
  /** JSON with "folder" and "uid". VERIFIED (Actions/Raw.php); RainLoop encrypts it. */
  snappymail(key) {
    const named: unknown = JSON.parse(textFromBase64(key) ?? '');
    const folder = typeof named === 'object' && named !== null && 'folder' in named ? named.folder : null;
    return typeof folder === 'string' ? decodeModifiedUtf7(folder) : '';
  },
};

const yahoo = (folder: string): string => (folder === '1' ? 'Inbox' : 'Spam');

/** Names in addresses are lower case, and on the screen they are not. */
const capitalised = (folder: string): string => folder.charAt(0).toUpperCase() + folder.slice(1);

const OUTLOOK: Readonly<Partial<Record<string, string>>> = {
  junkemail: 'Junk Email',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
};

/** Folder names that an address spells differently from the page that shows them to people. */
const IN_ADDRESS: Readonly<Partial<Record<string, (folder: string) => string>>> = {
  /** "label/My+shop", "category/promotions" */
  gmail(folder) {
    const label = capture(/^label\/(.*)$/u, folder);
    return label === null
      ? capitalised(folder.replace('category/', ''))
      : decodeURIComponent(label.replaceAll('+', ' '));
  },
  mailru: (folder) => (folder === 'tomyself' ? 'To myself' : capitalised(folder)),
  outlook: (folder) => OUTLOOK[folder] ?? capitalised(folder),
  yahoo,
  aol: yahoo,
};

/** Webmails for which the mark of the folder is only inferred (folder-place.ts). */
const LIKELY: readonly string[] = ['yandex'];

/** Whether the mark of the folder in this webmail's page is only inferred. */
export function isFolderInferred(webmail: string): boolean {
  return LIKELY.includes(webmail);
}

/**
 * The name of the folder of a message that was read, as its webmail shows it to people: from the message's own key if the
 * request named it, else from what the page says.
 *
 * @param webmail the id of the webmail
 * @returns null or an empty text if nothing names it
 * @throws if the key or the address is not of the webmail's form
 */
export function folderName(
  { message, folder, origin }: Pick<ReadSuccess, 'message' | 'folder' | 'origin'>,
  webmail: string,
): string | null {
  const inKey = IN_KEY[webmail];
  if (inKey !== undefined) {
    return origin === 'answer' ? inKey(message.key) : null;
  }
  return folder === null ? null : (IN_ADDRESS[webmail]?.(folder) ?? folder);
}

function fromHex(text: string): string {
  return utf8((text.match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16)));
}

function utf8(bytes: readonly number[]): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
}
