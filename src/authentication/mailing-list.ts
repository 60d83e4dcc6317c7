import type { HeaderField } from '../message/header-field.ts';
import { firstField } from './field-lookup.ts';
import { trimFolding } from './tag-list.ts';

export interface MailingList {
  /**
   * Identifier in angle brackets of List-Id (RFC 2919), or the address of X-Mailing-List or X-BeenThere; null if only
   * Precedence shows the list.
   */
  readonly id: string | null;
  /** Precedence in lower case ("list", "bulk"); null if there is none. */
  readonly precedence: string | null;
  /** List-Post is present: people write to the list, so it is a discussion rather than a campaign. */
  readonly takesPosts: boolean;
}

/** The list that the message went through, according to the list manager's fields; null if nothing says so. */
export function mailingListOf(fields: readonly HeaderField[]): MailingList | null {
  const listId = firstField(fields, 'list-id');
  const written = firstField(fields, 'precedence');
  const precedence = written === null ? null : trimFolding(written.body).toLowerCase();
  const address = firstField(fields, 'x-mailing-list') ?? firstField(fields, 'x-beenthere');
  if (listId === null && address === null && precedence !== 'list') return null;
  const bracketed = listId === null ? undefined : /<([^<>]{1,255})>/.exec(listId.body)?.[1];
  const id = bracketed ?? trimFolding(listId?.body ?? address?.body ?? '');
  const post = firstField(fields, 'list-post');
  // RFC 2369 §3.4: "NO" says that nobody may post.
  const takesPosts = post !== null && !/^no\b/i.test(post.body);
  return { id: id === '' ? null : id, precedence, takesPosts };
}
