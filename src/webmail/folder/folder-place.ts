/**
 * Where the page of a webmail says in which folder the open message is: in its own address, or in an element of its
 * shell. The parts where messages are shown are ignored.
 */
export type FolderPlace =
  /** The pattern's first group matches the folder in path, query and fragment. */
  | { readonly address: RegExp }
  | {
      /** CSS selector of the chosen folder in the list of folders. */
      readonly element: string;
      readonly attribute: string;
      /** The first group matches the folder in the attribute. */
      readonly pattern: RegExp;
      /** CSS selector of the parts that show messages, around their bodies. */
      readonly outsideOf: string;
    };

const YAHOO: FolderPlace = {
  /** 1 is the inbox, 6 is spam. VERIFIED (more than five public programs, at Yahoo and AOL; read on 2026-11-30) */
  address: /^\/[dn]\/folders\/([16])\/messages\//u,
};

/**
 * By the webmail's id. Kept apart from the adapters because only a click asks for the folder: the script that checks
 * pages automatically does not contain them.
 */
export const FOLDER_PLACES: Readonly<Partial<Record<string, FolderPlace>>> = {
  /**
   * "#spam/FMfc…", "#category/promotions/FMfc…", "#label/Shop/FMfc…". A search, "All mail" and "Starred" are not
   * folders. VERIFIED (InboxSDK; several public programs for the tabs; read on 2026-11-30)
   */
  gmail: { address: /#(inbox|spam|sent|trash|drafts|(?:category|label)\/[^/?#]{1,300})\//u },
  /**
   * aria-label="Спам, папка". VERIFIED (Selenium scripts, Yandex's own tests for the list); that the class "_selected"
   * stays while a message is open: LIKELY (one Selenium script, read on 2026-11-30). The address of an open message
   * names no folder.
   */
  yandex: {
    element: '.qa-LeftColumn-Folder_selected',
    attribute: 'aria-label',
    pattern: /^(.{1,200}), [^,]{1,30}$/u,
    outsideOf: '.qa-MessageViewer, .ns-view-message-thread-item-wrap, [data-testid="message-viewer"]',
  },
  /**
   * "/spam/0:16582205691033180354:0/". VERIFIED (several Selenium scripts, read on 2026-11-30); a user-defined folder
   * has a number.
   */
  mailru: {
    address: /^\/(inbox|spam|newsletters|social|news|tomyself|sent|drafts|trash|archive)\/\d{1,3}:\d{15,25}:/u,
  },
  /**
   * "/mail/junkemail/id/AAQk…". VERIFIED (several public programs, read on 2026-11-30); a user-defined folder has an
   * id.
   */
  outlook: {
    address: /^\/mail\/(?:\d{1,2}\/)?(inbox|junkemail|sentitems|drafts|deleteditems|archive)(?:\/|$)/u,
  },
  yahoo: YAHOO,
  aol: YAHOO,
};
