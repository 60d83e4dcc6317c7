import type { MailFolder } from '../../report/mail-folder.ts';
import { Say } from '../kit/say.tsx';
import { VisibleText } from '../kit/visible-text.tsx';

/** "In the folder Spam, as Yandex Mail shows it": only the webmail says so, not the header. */
export function FolderLine({ folder: { name, webmail, certain } }: { readonly folder: MailFolder }) {
  const values = { folder: <VisibleText text={name} />, webmail: <VisibleText text={webmail} /> };
  return (
    <span data-part="folder">
      <Say sentence={certain ? 'folder_shown' : 'folder_likely'} values={values} />
    </span>
  );
}
