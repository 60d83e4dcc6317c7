import { isMasked } from '../../hosts/masked.ts';
import { isCutAtWidth } from './damage.ts';
import { fieldsOf, headerLength } from './lines.ts';

/** "[...]", "<snip>", "-- snip --", "(вырезано)": a line in place of lines that were left out. */
const OMISSION =
  /^[[<({*_-]*[ \t]*(?:\.{3,}|…|snip(?:ped)?|cut|omitted|removed|redacted|truncated|вырезано|пропущено|удалено|сокращено)[ \t]*[\]>)}*_-]*$/iu;
/** What a page shows in place of the rest of a long value. */
const REST_HIDDEN = /(?:\bshow more|показать ещё)$/iu;
/** Recipient and sender, which change nothing in what the lines say about the servers. */
const PEOPLE = /\bfor\s+\S+|\benvelope-(?:from|to)[ =]\S+|\S*@\S*/giu;

/** The lines without the marks of omission ("[...]"); null if there are none. */
export function withoutOmissions(lines: readonly string[]): string[] | null {
  const end = headerLength(lines);
  const kept = lines.filter((line, place) => place >= end || place === 0 || !OMISSION.test(line.trim()));
  return kept.length < lines.length ? kept : null;
}

/** Whether something is missing or unreadable in what the Received lines say about servers. */
export function isRedacted(lines: readonly string[]): boolean {
  if (isCutAtWidth(lines)) return true;
  return fieldsOf(lines).some(({ key, body }) => {
    if (key !== 'received') return false;
    return isMasked(body.slice(0, 4000).replaceAll(PEOPLE, '')) || REST_HIDDEN.test(body);
  });
}
