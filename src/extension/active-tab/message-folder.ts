/** The folder of a message that was read, for the report. */
import { type FolderKind, MAX_FOLDER_NAME, type MailFolder } from '../../report/mail-folder.ts';
import type { ReadSuccess } from '../../webmail/contract/read-outcome.ts';
import { folderName, isFolderInferred } from '../../webmail/folder/folder-name.ts';
import { MAX_LABEL, quietly } from '../../webmail/page/page-dom.ts';

/** Names of the folders whose kind is known, in the languages of our users and in IMAP. */
const KINDS: readonly (readonly [FolderKind, RegExp])[] = [
  ['inbox', /^(?:inbox|входящие)$/iu],
  ['spam', /(?:^|[./\\])(?:spam|junk(?: ?e-?mail)?|bulk(?: mail)?|спам|нежелательная почта)$/iu],
  ['promotions', /^(?:promotions|newsletters|промоакции|рассылки)$/iu],
];

/** The folder as a report shows it; null if this webmail's folder names are unknown, or people cannot read the name. */
export function readFolder(read: Pick<ReadSuccess, 'webmail' | 'message' | 'folder' | 'origin'>): MailFolder | null {
  const { webmail } = read;
  if (webmail === null) {
    return null;
  }
  const written = quietly(() => folderName(read, webmail.id), null);
  if (written === null || written === '' || written.length > MAX_LABEL || /\p{Cc}|\uFFFD/u.test(written)) {
    return null;
  }
  const name = written.slice(0, MAX_FOLDER_NAME);
  const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
  return { kind, name, webmail: webmail.title, certain: !isFolderInferred(webmail.id) };
}
