import type { PartReason } from '../../report/report.ts';
import type { SourceOrigin } from '../../webmail/contract/read-outcome.ts';

/** Which part of a message each origin counts as; null for a whole source, whose answer is unconditional. */
const PARTS: Readonly<Record<SourceOrigin, PartReason | null>> = {
  answer: null,
  'source-page': null,
  'webmail-text': 'page-text',
  'page-text': 'page-text',
};

/** Why an answer about a source of this origin is conditional; null if it is not. */
export function partReasonOf(origin: SourceOrigin): PartReason | null {
  return PARTS[origin];
}

/** Parses an origin; null for anything else. */
export function toOrigin(value: unknown): SourceOrigin | null {
  return isOrigin(value) ? value : null;
}

function isOrigin(value: unknown): value is SourceOrigin {
  return typeof value === 'string' && Object.hasOwn(PARTS, value);
}
