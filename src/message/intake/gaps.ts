import type { HeaderField } from '../header-field.ts';
import { isKnownName, isTraceName } from './header-names.ts';
import { fieldNameOf, fieldsOf, headerLength } from './lines.ts';

/** Page breaks in a long header; more empty lines are something else. */
const MOST_GAPS = 8;

/**
 * A header without the empty lines inside it: a page break, a mail program or a tracker set them. Only a header that cannot be whole goes on after
 * one, and only with lines of a header: it has neither sender nor date yet, or all that follows is its own fields. What a sender writes into
 * a body gains nothing by it: it comes after all that servers wrote, where he could have written fields as well. null where there is
 * nothing to join.
 */
export function withoutGaps(lines: readonly string[]): string[] | null {
  let joined: readonly string[] = lines;
  let gaps = 0;
  while (gaps < MOST_GAPS) {
    const end = headerLength(joined);
    const next = joined.findIndex((line, place) => place > end && line !== '');
    if (next === -1 || hasSender(fieldsOf(joined.slice(0, end))) || !goesOn(joined.slice(next))) break;
    joined = [...joined.slice(0, end), ...joined.slice(next)];
    gaps += 1;
  }
  return gaps === 0 ? null : [...joined];
}

/** The fields of RFC 5322 §3.6 that every message has; they come last. */
function hasSender(fields: readonly HeaderField[]): boolean {
  return fields.some(({ key }) => key === 'from') && fields.some(({ key }) => key === 'date' || key === 'message-id');
}

/** The next lines are fields by their names, or the rest of a folded one and then fields. */
function goesOn(lines: readonly string[]): boolean {
  const end = headerLength(lines);
  const names = lines.slice(0, end).flatMap((line) => fieldNameOf(line) ?? []);
  const known = names.filter(isKnownName).length;
  return known >= 1 && known * 2 >= names.length && (names.length >= 2 || end === 1);
}

/** The fields of which a header has one each (RFC 5322 §3.6). */
const SINGLE = ['from', 'date', 'subject', 'message-id'];

/**
 * Two headers that were pasted line on line, with an empty line between them; null for one header. The second begins with the first field of a
 * server after all that a header has once, where each of these comes again. A sender who writes his fields twice cuts off what he wrote.
 */
export function withFirstHeaderEnded(lines: readonly string[]): string[] | null {
  const end = headerLength(lines);
  const names = lines.slice(0, end).map((line) => fieldNameOf(line)?.toLowerCase() ?? null);
  const firsts = SINGLE.map((name) => names.indexOf(name));
  if (firsts.includes(-1)) return null;
  const seconds = SINGLE.map((name, nth) => names.indexOf(name, (firsts[nth] ?? 0) + 1));
  const after = Math.max(...firsts);
  const begins = names.findIndex((name, place) => place > after && name !== null && isTraceName(name));
  if (begins === -1 || seconds.some((second) => second < begins)) return null;
  return [...lines.slice(0, begins), '', ...lines.slice(begins)];
}
