import type { HeaderField } from '../header-field.ts';
import { isKnownName, isTraceName } from './header-names.ts';
import { fieldNameOf, fieldsOf, headerLength } from './lines.ts';

/** Enough for the page breaks in a long header. More empty lines have another cause. */
const MOST_GAPS = 8;

/**
 * Removes the empty lines inside a header: a page break, a mail program or a tracker inserted them. Lines after a gap
 * are joined only if most of them are known fields and the header cannot be complete yet: From is still missing, or both
 * Date and Message-ID. A sender gains nothing by writing such lines into a body: they come after everything that servers
 * wrote, where the sender could have written fields anyway. null if there is nothing to join.
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

/** The foot of a printed page, above a form feed: a page number, perhaps with the total, perhaps after an address. */
const FOOT = /^(?:(?=\S+:\/\/\S)\S+[ \t]+)?(?:page |стр\.? |страница )?\d{1,3}(?:[ \t]*(?:\/|of|из)[ \t]*\d{1,3})?$/iu;

/** The foot of a page that a browser printed, and "Page 1 of 2". */
const PRINTED_FOOT =
  /^(?:https?|file|imap):\/\/\S+[ \t]+\d{1,3}\/\d{1,3}$|^(?:page|стр\.?|страница|seite)[ \t]+\d{1,3}[ \t]*(?:\/|of|из|von|sur)[ \t]*\d{1,3}$/iu;
/** The head of such a page: date, time and title. */
const PRINTED_HEAD = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?[ \t]+\d{1,2}:\d{2}(?:[ \u202f]?[AP]M)?[ \t]+\S/u;

/** The lines of a printed header without its page breaks; null if there are none. */
export function withoutPageBreaks(lines: readonly string[]): string[] | null {
  if (!lines.some((line) => line.startsWith('\f'))) {
    return withoutLines(
      lines,
      (line, above) => PRINTED_FOOT.test(line) || (PRINTED_FOOT.test(above) && PRINTED_HEAD.test(line)),
    );
  }
  return lines.flatMap((line, place) => {
    const isFoot = FOOT.test(line.trim()) && (lines[place + 1] ?? '\f').startsWith('\f');
    return isFoot ? [] : [line.replace(/^\f+/u, '')];
  });
}

/**
 * The lines without the repeated name and time above each part of a text that a chat split, such as "Ivan, [5 Nov 2026
 * 11:20]"; null if the first line is not of that form or is not repeated.
 */
export function withoutRepeatedHeads(lines: readonly string[]): string[] | null {
  const head = lines.find((line) => line.trim() !== '') ?? '';
  if (!/\d{1,2}:\d{2}/u.test(head) || head.length > LONGEST_HEAD || fieldNameOf(head) !== null) return null;
  const form = head.replaceAll(/\d+/gu, '0');
  return withoutLines(lines, (line) => line.replaceAll(/\d+/gu, '0') === form, lines.indexOf(head) + 1);
}

const LONGEST_HEAD = 120;

/**
 * The lines of a header without those for which `isExtra` is true, and without the empty lines around them; null if
 * there are none. Removes lines only as long as the header cannot be complete: later ones are in the text of the
 * message, where the sender may have written them.
 *
 * @param isExtra is given a line and the one removed before it
 */
function withoutLines(
  lines: readonly string[],
  isExtra: (line: string, above: string) => boolean,
  from = 0,
): string[] | null {
  const kept: string[] = [];
  const names = new Set<string>();
  let removed = '';
  let count = 0;
  for (const [place, line] of lines.entries()) {
    const bare = line.trim();
    const isOpen = !names.has('from') || !(names.has('date') || names.has('message-id'));
    if (place >= from && isOpen && bare !== '' && isExtra(bare, removed)) {
      count += 1;
      removed = bare;
      while (kept.at(-1)?.trim() === '') kept.pop();
    } else if (removed === '' || bare !== '') {
      removed = '';
      kept.push(line);
      const name = fieldNameOf(line);
      if (name !== null) names.add(name.toLowerCase());
    }
  }
  return count === 0 ? null : kept;
}

/** Whether the fields that every message has (RFC 5322 §3.6) are there. They come last in a header. */
function hasSender(fields: readonly HeaderField[]): boolean {
  return fields.some(({ key }) => key === 'from') && fields.some(({ key }) => key === 'date' || key === 'message-id');
}

/** Whether the next lines are known fields, or the rest of a folded one followed by fields. */
function goesOn(lines: readonly string[]): boolean {
  const end = headerLength(lines);
  const names = lines.slice(0, end).flatMap((line) => fieldNameOf(line) ?? []);
  const known = names.filter(isKnownName).length;
  return known >= 1 && known * 2 >= names.length && (names.length >= 2 || end === 1);
}

/** Fields that a header has only once (RFC 5322 §3.6). */
const SINGLE = ['from', 'date', 'subject', 'message-id'];

/**
 * Inserts the empty line that is missing between two pasted headers; null for a single header. The second begins with
 * the first server field after all the fields that a header has once, if each of these occurs again. Senders who write
 * fields twice only cut off their own text.
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
