/** Parses what a page answers to the popup: anything without the shape and size of a reply is rejected. */
import type { Attempt, RouteMark } from '../../webmail/contract/adapter.ts';
import type { ReadFailure } from '../../webmail/contract/source-result.ts';
import type { ReadOutcome, ReadProgress } from '../../webmail/contract/read-outcome.ts';
import { toOrigin } from './source-origin.ts';
import { toRecord } from './to-record.ts';
import { isText, isTextOrNull, toList, toMessage, toSource, toWebmail } from './wire-shapes.ts';

/** A page's reply, parsed: a step, or the outcome with the source as bytes. */
export type ParsedReply =
  | { readonly type: 'unknown-page' }
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  | { readonly type: 'outcome'; readonly outcome: ReadOutcome };

/** Every reason; the compiler makes sure that none is missing. */
const REASONS: Readonly<Record<ReadFailure, true>> = {
  'no-message-here': true,
  'no-open-message': true,
  'signed-out': true,
  'not-found': true,
  'not-a-message': true,
  'other-message': true,
  changed: true,
  'too-large': true,
  refused: true,
  network: true,
  timeout: true,
  'several-sources': true,
  'needs-source-view': true,
  'page-closed-to-extensions': true,
  'written-window': true,
  cancelled: true,
};

const MARKS: Readonly<Record<RouteMark, true>> = { verified: true, likely: true };

/** Parses a reply; null for anything else. */
export function parseReadReply(value: unknown): ParsedReply | null {
  const { type, progress, outcome } = toRecord(value);
  if (type === 'unknown-page') {
    return { type };
  }
  if (type === 'progress') {
    const step = toProgress(progress);
    return step === null ? null : { type, progress: step };
  }
  const end = type === 'outcome' ? toOutcome(outcome) : null;
  return end === null ? null : { type: 'outcome', outcome: end };
}

function toProgress(value: unknown): ReadProgress | null {
  const { step, route, ...found } = toRecord(value);
  if (step === 'trying') {
    return isText(route) ? { step, route } : null;
  }
  const webmail = toWebmail(found['webmail']);
  const message = toMessage(found['message']);
  const others = toList(found['others'], toMessage);
  const fits = step === 'found' && webmail !== null && message !== null && others !== null;
  return fits ? { step, webmail, message, others } : null;
}

function toOutcome(value: unknown): ReadOutcome | null {
  const record = toRecord(value);
  const { ok, reason, complete, confirmed } = record;
  const webmail = toWebmail(record['webmail']);
  const others = toList(record['others'], toMessage);
  const attempts = toList(record['attempts'], toAttempt);
  if ((webmail === null && record['webmail'] !== null) || others === null || attempts === null) {
    return null;
  }
  if (ok === false) {
    return isReason(reason) ? { ok, reason, webmail, others, attempts } : null;
  }
  const message = toMessage(record['message']);
  const source = toSource(record['source']);
  const origin = toOrigin(record['origin']);
  const { folder } = record;
  if (ok !== true || message === null || source === null || origin === null || !isTextOrNull(folder)) {
    return null;
  }
  const fits = typeof complete === 'boolean' && typeof confirmed === 'boolean';
  return fits ? { ok, webmail, message, others, source, complete, confirmed, origin, folder, attempts } : null;
}

function toAttempt(value: unknown): Attempt | null {
  const { route, mark, outcome } = toRecord(value);
  const fits = isText(route) && isMark(mark) && (outcome === 'read' || isReason(outcome));
  return fits ? { route, mark, outcome } : null;
}

/** One of the reasons why a source could not be read. */
export function isReason(value: unknown): value is ReadFailure {
  return typeof value === 'string' && Object.hasOwn(REASONS, value);
}

function isMark(value: unknown): value is RouteMark {
  return typeof value === 'string' && Object.hasOwn(MARKS, value);
}
