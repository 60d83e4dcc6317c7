import type { MailFolder } from '../../report/mail-folder.ts';
import { folderSentence } from '../../report/wording/folder.ts';
import { SentenceText } from '../kit/say.tsx';

/** "In the folder Spam, as Yandex Mail shows it": only the webmail says so, not the header. */
export function FolderLine({ folder }: { readonly folder: MailFolder }) {
  return (
    <span data-part="folder">
      <SentenceText sentence={folderSentence(folder)} />
    </span>
  );
}
