import type { MessageKey } from '../words.ts';
import type { InspectorFailure } from './inspector-state.ts';

/** For each failure: what happened, and what the reader can do. */
export const INSPECTOR_FAILURE_WORDS = {
  empty: ['intake_empty', 'intake_empty_do'],
  'outlook-file': ['intake_outlook_file', 'intake_outlook_file_do'],
  'unreadable-file': ['intake_unreadable_file', 'intake_unreadable_file_do'],
  'not-a-message': ['intake_not_a_message', 'intake_not_a_message_do'],
  'handover-gone': ['intake_handover_gone', 'intake_handover_gone_do'],
  unexpected: ['failure_unexpected', 'failure_unexpected_do'],
} as const satisfies Record<InspectorFailure, readonly [what: MessageKey, todo: MessageKey]>;
