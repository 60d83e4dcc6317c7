import type { Summary } from '../../message/summary.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import type { MailFolder } from '../mail-folder.ts';
import type { Report } from '../report.ts';
import type { WordKey } from '../wording/report-words.ts';
import { type Sentence, quoted, title } from '../wording/sentence.ts';

/** What is written for others to read: one message, as {@link Report} and {@link Summary} of the same source. */
export interface SharedReport {
  readonly report: Report;
  readonly summary: Summary;
  /** Where a webmail shows the message; null if unknown. */
  readonly folder: MailFolder | null;
  /** Title of the webmail in which the message was read; null for a source that a user provided. */
  readonly webmail: string | null;
  /** The program's version; null if it is not named. */
  readonly version: string | null;
  /** The profiles that the report was made for: their titles are its relays' names. */
  readonly profiles: readonly RelayProfile[];
  /**
   * `none`: the source as it is. `masked`: report and summary of a redacted source. `support`: the same, with the
   * identifiers that a relay's support asks for. `differs`: the same, but masking changed the judgement
   * (`sameJudgement` of a redaction is false), and the reader is informed of it.
   */
  readonly redaction: 'none' | 'masked' | 'support' | 'differs';
  /** Whether all header fields are appended, verbatim. */
  readonly fullHeader: boolean;
}

/** The last line of a report: where the message was read, and by which version; null if neither is to be named. */
export function readInSentence({ webmail, version }: SharedReport): Sentence | null {
  if (version === null) return null;
  const values = { version: quoted(version) };
  if (webmail === null) return { key: 'inspector_report_version', values };
  return { key: 'inspector_report_read_in', values: { ...values, webmail: title(webmail) } };
}

/** What the reader learns about the masking. */
export const REDACTION_NOTES = {
  masked: 'inspector_report_masked',
  support: 'inspector_report_support',
  differs: 'inspector_report_differs',
} as const satisfies Partial<Record<SharedReport['redaction'], WordKey>>;
