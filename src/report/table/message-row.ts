import type { BulkScore } from '../../authentication/bulk-sender/bulk-sender.ts';
import type { UnreadableReason } from '../../message/containers/found-mail.ts';
import type { Tls } from '../../received/hop.ts';
import type { VerdictName } from '../../relay/verdict.ts';
import type { LegTime } from '../series/legs.ts';

/** One row of a table of messages: a message, or what could not be read in its place. Plain data, without words. */
export type TableRow = MessageRow | UnreadableRow;

export interface UnreadableRow {
  readonly kind: 'unreadable';
  /** The container and the place inside it: "all.zip!folder/a.eml". */
  readonly place: string;
  /** The subject as the list of its webmail shows it; null if nothing shows it. */
  readonly subject?: string | null;
  readonly reason: UnreadableReason | WebmailReason;
}

/**
 * Why a webmail returned no source for a message in its list:
 *
 * - `left`: its page was closed or went elsewhere before the message was read.
 * - `signed-out`, `not-found`, `refused`, `network`, `timeout`: what the webmail answered, or that it did not.
 * - `other-answer`: its answer is something else.
 * - `long-header`: its header block is too long to be read.
 * - `other-message`: its answer is a different message from the one in its list.
 */
export type WebmailReason =
  | 'left'
  | 'signed-out'
  | 'not-found'
  | 'refused'
  | 'network'
  | 'timeout'
  | 'other-answer'
  | 'long-header'
  | 'other-message';

/** null for what the message does not say. */
export interface MessageRow {
  readonly kind: 'message';
  /** The container and the place inside it; for a message that was open in a webmail, its title. */
  readonly place: string;
  /** The mailbox that it was delivered to, as the mailbox's own side recorded it, else the first address in To. */
  readonly mailbox: string | null;
  /** The mailbox's provider, else the registered domain of the border's host. */
  readonly provider: string | null;
  /** The folder as the webmail's page names it. */
  readonly folder: string | null;
  readonly subject: string | null;
  readonly from: string | null;
  /** Title of the relay that the answer is about; null if there is none. */
  readonly relay: string | null;
  readonly verdict: VerdictName | null;
  /** The answer holds under a condition that only the mailbox's owner can confirm, or rests on a part of a source. */
  readonly conditional: boolean;
  /** The peer in the answer, by its best name. */
  readonly host: string | null;
  readonly address: string | null;
  /** The service that handed over the message, by its confirmed name. */
  readonly service: string | null;
  /**
   * Seconds until it arrived, by the sender's word: from the oldest consistent line, else from Date; negative if clocks
   * disagree.
   */
  readonly delivered: number | null;
  /** The encryption of the leg to the mailbox's own side. */
  readonly encryption: Tls['state'] | null;
  readonly spf: CheckResult | null;
  readonly dkim: CheckResult | null;
  readonly dmarc: CheckResult | null;
  /** Which of the checks that passed are about the organisation in From; null if none passed. */
  readonly aligned: 'both' | 'spf' | 'dkim' | 'none' | null;
  readonly bulk: readonly BulkScore[];
  /** How many findings want attention, and whether one of them is an alarm. */
  readonly findings: number;
  readonly alarm: boolean;
  /** X-Campaign-Id, else the domain of Message-ID with the subject. */
  readonly campaign: string | null;
  /** When the mailbox's side accepted it, in milliseconds since 1970. */
  readonly time: number | null;
  /** Host at the border. */
  readonly border: string | null;
  readonly messageId: string | null;
  readonly legs: readonly LegTime[];
}

/** What the mailbox's own server found, and its name. */
export interface CheckResult {
  readonly result: string;
  readonly maker: string | null;
}
