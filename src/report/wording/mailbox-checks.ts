import { type Check, mailboxChecks } from '../../authentication/check.ts';
import type { Details } from '../details.ts';
import type { Report } from '../report.ts';
import { type Sentence, quoted, title } from './sentence.ts';

/** SPF, DKIM and DMARC as the mailbox's own side found them, with who says so and how far that can be believed. */
export interface MailboxChecks {
  /** "Sender checks by mx.google.com" */
  readonly label: Sentence;
  readonly checks: readonly Check[];
}

/** The checks of the mailbox's own side; null if it says nothing about them. */
export function mailboxChecksOf({ route }: Report, { checks }: Details): MailboxChecks | null {
  const own = mailboxChecks(checks);
  if (own.length === 0) return null;
  const maker = own.find(({ by }) => by !== null)?.by ?? null;
  const provider = route.border?.provider ?? null;
  // Outlook does not name the server that checked.
  const host = maker !== null ? quoted(maker) : provider !== null ? title(provider) : null;
  const placed = own.every(({ standing }) => standing === 'by-its-place');
  if (host === null)
    return { label: { key: placed ? 'fact_checks_placed_unnamed' : 'fact_checks', values: {} }, checks: own };
  return { label: { key: placed ? 'fact_checks_placed' : 'fact_checks_by', values: { host } }, checks: own };
}
