import type { HeaderField } from '../../message/header-field.ts';
import type { Hop } from '../../received/hop.ts';
import type { Alignment } from '../alignment.ts';
import type { AuthenticationStatement } from '../statement.ts';

/** What is known about a message when it is checked against the rules. */
export interface SenderFacts {
  readonly fields: readonly HeaderField[];
  readonly statements: readonly AuthenticationStatement[];
  readonly alignment: Alignment;
  /** The hop in which the mailbox's side accepted the message; null if unknown. */
  readonly border: Hop | null;
}
