import { isKnownName } from '../header-names.ts';

/** Blanks that are not a space, as web pages and word processors have them. */
const WIDE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/u;
const WIDE_OR_SPACE = /^[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+/u;
/** Zero-width characters: byte order marks, joiners, direction marks. */
const INVISIBLE = /^[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+/u;
/** A name at the beginning of a line, with whatever was inserted into it. */
const NAME =
  /^([ \t]*)([A-Za-z][\w\u2010-\u2015\u2212\u00ad\u200b-\u200d\u2060\ufeff-]*)([ \t]*)([:：﹕∶︰꞉])([ \t\u00a0\u2000-\u200a\u202f\u205f\u3000\u200b-\u200f\ufeff]*)/u;

/**
 * Undoes what copying did to blanks, dashes and colons, in the places where a header has them: at the beginning of a
 * line, in a name, and around its colon. Inside a value they stay, because a sender may have written them. Only if
 * every blank of a header is of the odd kind are they replaced everywhere.
 *
 * @returns null if there is nothing to undo
 */
export function withoutOddCharacters(lines: readonly string[]): string[] | null {
  const head = lines.slice(0, 400).join('\n');
  if (!/[^\t\n -~]/u.test(head)) return null;
  const everywhere = hasNoSpaces(lines);
  const broken = hasBreaksEverywhere(lines);
  let changed = false;
  const mended = lines.map((line) => {
    if (!/[^\t -~]/u.test(line) && !everywhere) return line;
    const whole = broken ? line.replaceAll(BREAK_IN_WORD, '') : line;
    const spaced = whole.replaceAll(BESIDE_SPACE, (blanks) => ' '.repeat(blanks.length));
    const bare = mendLine(everywhere ? spaced.replaceAll(new RegExp(WIDE.source, 'gu'), ' ') : spaced);
    changed ||= bare !== line;
    return bare;
  });
  return changed ? mended : null;
}

/**
 * Whether lines begin with an odd blank, and so count as a continuation of the field above. A sender could begin their
 * text like that.
 */
export function hasOddFolding(lines: readonly string[]): boolean {
  return (
    hasNoSpaces(lines) ||
    hasBreaksEverywhere(lines) ||
    lines.some((line) => WIDE.test(WIDE_OR_SPACE.exec(line)?.[0] ?? '') && /[^\s\u200b-\u200f]/u.test(line))
  );
}

function mendLine(line: string): string {
  const visible = line.replace(INVISIBLE, '');
  if (/^[\s\u200b-\u200f\u2060-\u2069]*$/u.test(visible)) return '';
  const begins = WIDE_OR_SPACE.exec(visible)?.[0] ?? '';
  const spaced = WIDE.test(begins) ? ' '.repeat(begins.length) + visible.slice(begins.length) : visible;
  const field = NAME.exec(spaced);
  if (field === null) return spaced;
  const [whole, indent = '', name = '', gap = '', colon, after = ''] = field;
  const plain = name.replaceAll(/[\u2010-\u2015\u2212]/gu, '-').replaceAll(/[^\w-]/gu, '');
  if ((plain !== name || colon !== ':') && !isKnownName(plain)) return spaced;
  const blank = /[^ \t]/u.test(after) ? ' ' : after;
  return `${indent}${plain}${gap}:${colon === ':' ? blank : blank === '' ? ' ' : blank}${spaced.slice(whole.length)}`;
}

/**
 * Word processors write two blanks as one of these and a space. If there is a space next to it, the sender had already
 * written one.
 */
const BESIDE_SPACE = /(?<= )\u00a0+|(?<!\u00a0)\u00a0+(?= )/gu;
/** What pages insert where a long word may break. */
const BREAK_IN_WORD = /(?<=[.@/:;,=_-])[\u200b\u00ad\u2060\ufeff]/gu;

/**
 * Whether each Received field has invisible characters where a word may break: a page inserted them into the whole
 * text. A sender can insert them only into the one field that contains the sender's own name.
 */
function hasBreaksEverywhere(lines: readonly string[]): boolean {
  const hops = lines.slice(0, 400).filter((line) => /^[\s\u200b-\u200f\ufeff]*received[\s]*[:：]/iu.test(line));
  const broken = hops.filter((line) => line.search(BREAK_IN_WORD) !== -1);
  return broken.length > 1 && hops.every((line) => broken.includes(line) || !/\w\.\w/u.test(line));
}

/** Servers write spaces into their lines: if there are none at all, every space was replaced. */
function hasNoSpaces(lines: readonly string[]): boolean {
  const hops = lines.slice(0, 400).filter((line) => /^[\s\u200b-\u200f\ufeff]*received[\s]*[:：]/iu.test(line));
  return hops.length > 0 && hops.every((line) => WIDE.test(line) && !line.includes(' '));
}
