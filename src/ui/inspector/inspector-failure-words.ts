import { REFUSAL_WORDS } from '../../report/wording/intake-words.ts';
import type { WordKey } from '../kit/words.ts';
import type { InspectorFailure } from './inspector-state.ts';

/** For each failure: what happened, and what the reader can do. */
export const INSPECTOR_FAILURE_WORDS = {
  ...REFUSAL_WORDS,
  'unreadable-file': ['inspector_intake_unreadable_file', 'inspector_intake_unreadable_file_do'],
  'handover-gone': ['inspector_intake_handover_gone', 'inspector_intake_handover_gone_do'],
  unexpected: ['inspector_unexpected', 'inspector_unexpected_do'],
} as const satisfies Record<InspectorFailure, readonly [what: WordKey, todo: WordKey]>;
