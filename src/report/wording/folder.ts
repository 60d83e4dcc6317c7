import type { MailFolder } from '../mail-folder.ts';
import { type Sentence, quoted, title } from './sentence.ts';

/** A sentence such as "In the folder Spam, as Yandex Mail shows it": only the webmail says so, not the header. */
export function folderSentence({ name, webmail, certain }: MailFolder): Sentence {
  return { key: certain ? 'folder_shown' : 'folder_likely', values: { folder: quoted(name), webmail: title(webmail) } };
}

/** The folder as it is shown after the label "Folder". */
export function folderValue({ name, webmail, certain }: MailFolder): Sentence {
  const key = certain ? 'inspector_folder_shown' : 'inspector_folder_likely';
  return { key, values: { folder: quoted(name), webmail: title(webmail) } };
}
