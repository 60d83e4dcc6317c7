import type { Outcome, OutcomeReason, Requirement } from '../../authentication/bulk-sender/requirement.ts';
import { type ReportWords, type WordKey, sayIn } from './report-words.ts';

/** What each requirement for bulk senders means. */
export const REQUIREMENT_WORDS = {
  spf: 'bulk_spf',
  dkim: 'bulk_dkim',
  alignment: 'bulk_alignment',
  dmarc: 'bulk_dmarc',
  'one-from': 'bulk_from',
  unsubscribe: 'bulk_unsubscribe',
  'one-click': 'bulk_one_click',
  'reverse-name': 'bulk_reverse_name',
  encryption: 'bulk_encryption',
  format: 'bulk_format',
  'feedback-id': 'bulk_feedback_id',
  'mailru-type': 'bulk_mailru_type',
} as const satisfies Record<Requirement, WordKey>;

const REASON_WORDS = {
  there: 'bulk_state_met',
  failed: 'bulk_reason_failed',
  not_reported: 'bulk_reason_not_reported',
  not_signed: 'bulk_reason_not_signed',
  no_policy: 'bulk_reason_no_policy',
  other_domain: 'bulk_reason_domain',
  no_field: 'bulk_reason_no_field',
  several: 'bulk_reason_several',
  no_https: 'bulk_reason_no_https',
  no_post: 'bulk_reason_no_post',
  not_covered: 'bulk_reason_not_covered',
  signature_failed: 'bulk_reason_signature_failed',
  signature_of_other: 'bulk_reason_signature_of_service',
  no_name: 'bulk_reason_no_name',
  name_not_confirmed: 'bulk_reason_name_not_confirmed',
  not_recorded: 'bulk_reason_not_recorded',
  plain: 'bulk_reason_plain',
} as const satisfies Record<OutcomeReason, WordKey>;

/** "met", or what is missing or unknown, and why. */
export function outcomeInWords({ state, reason }: Outcome, words: ReportWords): string {
  switch (state) {
    case 'met':
      return sayIn(words, 'bulk_state_met');
    case 'missing':
      return sayIn(words, 'bulk_state_missing', { reason: sayIn(words, REASON_WORDS[reason]) });
    case 'unknown':
      return sayIn(words, 'bulk_state_unknown', { reason: sayIn(words, REASON_WORDS[reason]) });
  }
}
