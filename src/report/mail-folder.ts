/** Kinds of folders that matter to a sender. */
export const FOLDER_KINDS = ['inbox', 'spam', 'promotions', 'other'] as const;

export type FolderKind = (typeof FOLDER_KINDS)[number];

/** The folder in which a webmail shows a message. Only the mailbox knows it; the header does not say. */
export interface MailFolder {
  readonly kind: FolderKind;
  /** The webmail's own word for it: "Спам", "INBOX/Junk". */
  readonly name: string;
  /** The webmail that says so: "Yandex Mail". */
  readonly webmail: string;
  /** False if the mark by which this webmail's page shows the folder is only inferred. */
  readonly certain: boolean;
}

/** Longest name, in characters; a longer one is truncated. */
export const MAX_FOLDER_NAME = 200;

/** The folder as a masked report shows it: the name that a person gave to a folder may identify them. */
export function maskedFolder(folder: MailFolder | null): MailFolder | null {
  return folder?.kind === 'other' ? null : folder;
}
