import type { PartReason } from '../../report/report.ts';
import type { SourceOrigin } from '../../webmail/contract/read-outcome.ts';

/** What each origin is as a part of a message: null for a whole source, whose answer is the normal one. */
const PARTS: Readonly<Record<SourceOrigin, PartReason | null>> = {
  answer: null,
  'source-page': null,
  'webmail-text': 'page-text',
  'page-text': 'page-text',
};

/** Why an answer about a source of this origin is conditional; null when it is not. */
export function partReasonOf(origin: SourceOrigin): PartReason | null {
  return PARTS[origin];
}

/** null for anything that is no origin. */
export function toOrigin(value: unknown): SourceOrigin | null {
  return isOrigin(value) ? value : null;
}

function isOrigin(value: unknown): value is SourceOrigin {
  return typeof value === 'string' && Object.hasOwn(PARTS, value);
}
