import type { WordKey } from '../kit/words.ts';
import type { PopupFailure } from './popup-state.ts';

/** For each failure: what happened, and what the reader can do. */
export const FAILURE_WORDS = {
  'no-message-here': ['failure_no_message_here', 'failure_no_message_here_do'],
  'no-open-message': ['failure_no_open_message', 'failure_no_open_message_do'],
  'signed-out': ['failure_signed_out', 'failure_signed_out_do'],
  'not-found': ['failure_not_found', 'failure_not_found_do'],
  'not-a-message': ['failure_not_a_message', 'failure_not_a_message_do'],
  'other-message': ['failure_other_message', 'failure_other_message_do'],
  changed: ['failure_changed', 'failure_changed_do'],
  'too-large': ['failure_too_large', 'failure_too_large_do'],
  refused: ['failure_refused', 'failure_refused_do'],
  network: ['failure_network', 'failure_network_do'],
  timeout: ['failure_timeout', 'failure_timeout_do'],
  'several-sources': ['failure_several_sources', 'failure_several_sources_do'],
  'written-window': ['failure_written_window', 'failure_written_window_do'],
  'needs-source-view': ['failure_needs_source_view', 'failure_needs_source_view_do'],
  'page-closed-to-extensions': ['failure_page_closed_to_extensions', 'failure_page_closed_to_extensions_do'],
  cancelled: ['failure_cancelled', 'failure_cancelled_do'],
  unexpected: ['failure_unexpected', 'failure_unexpected_do'],
} as const satisfies Record<PopupFailure, readonly [what: WordKey, todo: WordKey]>;
