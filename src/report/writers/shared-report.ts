import type { Summary } from '../../message/summary.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import type { MailFolder } from '../mail-folder.ts';
import type { Report } from '../report.ts';
import type { WordKey } from '../wording/report-words.ts';

/** What is written for others to read: one message, as {@link Report} and {@link Summary} of the same source. */
export interface SharedReport {
  readonly report: Report;
  readonly summary: Summary;
  /** Where a webmail shows the message; null if unknown. */
  readonly folder: MailFolder | null;
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

/** What the reader learns about the masking. */
export const REDACTION_NOTES = {
  masked: 'inspector_report_masked',
  support: 'inspector_report_support',
  differs: 'inspector_report_differs',
} as const satisfies Partial<Record<SharedReport['redaction'], WordKey>>;
