import type { OtherKind, RefusalReason, RepairKind } from '../../message/intake/intake.ts';
import type { WordKey } from './report-words.ts';

/** What was repaired in what a person brought, each in a sentence. */
export const REPAIR_WORDS = {
  'utf-16': 'inspector_brought_utf_16',
  base64: 'inspector_brought_base64',
  'quoted-printable': 'inspector_brought_quoted_printable',
  'utf-7': 'inspector_brought_utf_7',
  'hex-dump': 'inspector_brought_hex_dump',
  entities: 'inspector_brought_entities',
  escaped: 'inspector_brought_escaped',
  json: 'inspector_brought_json',
  'web-page': 'inspector_brought_web_page',
  'rich-text': 'inspector_brought_rich_text',
  'outlook-file': 'inspector_brought_outlook_file',
  'text-above': 'inspector_brought_text_above',
  quoted: 'inspector_brought_quoted',
  numbered: 'inspector_brought_numbered',
  emphasis: 'inspector_brought_emphasis',
  backslashes: 'inspector_brought_backslashes',
  spaced: 'inspector_brought_spaced',
  'odd-characters': 'inspector_brought_odd_characters',
  links: 'inspector_brought_links',
  masked: 'inspector_brought_masked',
  table: 'inspector_brought_table',
  translated: 'inspector_brought_translated',
  'machine-translated': 'inspector_brought_machine_translated',
  'one-line': 'inspector_brought_one_line',
  'carriage-returns': 'inspector_brought_carriage_returns',
  'value-alone': 'inspector_brought_value_alone',
  unfolded: 'inspector_brought_unfolded',
  wrapped: 'inspector_brought_wrapped',
  gap: 'inspector_brought_gap',
  redacted: 'inspector_brought_redacted',
  damaged: 'inspector_brought_damaged',
  order: 'inspector_brought_order',
  reversed: 'inspector_brought_reversed',
  several: 'inspector_brought_several',
} as const satisfies Record<RepairKind, WordKey>;

/** A further message inside: what it is, and the words of the button that judges it. */
export const OTHER_WORDS = {
  attached: ['inspector_other_attached', 'inspector_other_judge'],
  returned: ['inspector_other_returned', 'inspector_other_judge_header'],
  quoted: ['inspector_other_quoted', 'inspector_other_judge_header'],
  following: ['inspector_other_following', 'inspector_other_judge_header'],
  'turned-round': ['inspector_other_turned_round', 'inspector_other_turn'],
} as const satisfies Record<OtherKind, readonly [what: WordKey, act: WordKey]>;

/** For each refusal: what was brought, and what the reader can do. */
export const REFUSAL_WORDS = {
  empty: ['inspector_intake_empty', 'inspector_intake_empty_do'],
  'too-large': ['inspector_intake_too_large', 'inspector_intake_too_large_do'],
  'office-document': ['inspector_intake_office_document', 'inspector_intake_office_document_do'],
  zip: ['inspector_intake_zip', 'inspector_intake_zip_do'],
  archive: ['inspector_intake_archive', 'inspector_intake_archive_do'],
  pdf: ['inspector_intake_pdf', 'inspector_intake_pdf_do'],
  image: ['inspector_intake_image', 'inspector_intake_image_do'],
  tnef: ['inspector_intake_tnef', 'inspector_intake_tnef_do'],
  binary: ['inspector_intake_binary', 'inspector_intake_binary_do'],
  'page-without-header': ['inspector_intake_page_without_header', 'inspector_intake_page_without_header_do'],
  'json-without-header': ['inspector_intake_json_without_header', 'inspector_intake_json_without_header_do'],
  'summary-only': ['inspector_intake_summary_only', 'inspector_intake_summary_only_do'],
  'server-log': ['inspector_intake_server_log', 'inspector_intake_server_log_do'],
  'hop-table': ['inspector_intake_hop_table', 'inspector_intake_hop_table_do'],
  'outlook-file': ['inspector_intake_outlook_file', 'inspector_intake_outlook_file_do'],
  'not-a-message': ['inspector_intake_not_a_message', 'inspector_intake_not_a_message_do'],
} as const satisfies Record<RefusalReason, readonly [what: WordKey, todo: WordKey]>;
