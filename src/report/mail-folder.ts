/** Kinds of folders in which a sender wants to know their message. */
export const FOLDER_KINDS = ['inbox', 'spam', 'promotions', 'other'] as const;

export type FolderKind = (typeof FOLDER_KINDS)[number];

/** The folder in which a webmail shows a message. The header says nothing of it: only the mailbox knows. */
export interface MailFolder {
  readonly kind: FolderKind;
  /** The webmail's own word for it: "Спам", "INBOX/Junk". */
  readonly name: string;
  /** The webmail that says so: "Yandex Mail". */
  readonly webmail: string;
  /** False where it is inferred how this webmail marks the folder. */
  readonly certain: boolean;
}

/** Characters of a name; what is longer is cut. */
export const MAX_FOLDER_NAME = 200;

/** What a masked report tells: a folder that a person has named may say who they are. */
export function maskedFolder(folder: MailFolder | null): MailFolder | null {
  return folder?.kind === 'other' ? null : folder;
}
