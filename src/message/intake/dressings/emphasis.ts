import { isKnownName } from '../header-names.ts';
import { fieldNameOf, headerLength, isContinuation } from '../lines.ts';
import { receivedText } from './received-lines.ts';

/**
 * Colour sequences of a terminal (ECMA-48 §8.3.117), with or without the escape character, which copying may lose:
 * "\u001b[1mReceived:\u001b[0m".
 */
const ESCAPE = String.fromCharCode(0x1b);
const COLOUR = new RegExp(`${ESCAPE}\\[[\\d;?]{0,20}[A-Za-z]`, 'gu');
/** What surrounds a text that a terminal shows as a link: ESC "]8;;https://mx.example" ESC "\\". */
const TERMINAL_LINK = new RegExp(
  `${ESCAPE}\\]8;[\\w=:]{0,80};[!-~]{0,300}?(?:${String.fromCharCode(0x07)}|${ESCAPE}\\\\)`,
  'gu',
);
const BARE_COLOUR = /^\[[\d;]{1,20}m([A-Za-z][\w-]*)(:?)\[[\d;]{0,20}m(:?)/u;
/** A name or an address that somebody emphasised inside a value: "**gato101.sndsy.ru**", "`185.138.182.101`". */
const STRESSED = /(\*{1,3}|_{2,3}|`{1,3}|~~|>>>)([a-z\d][\w.:-]{3,80})(?:\1|<<<)/giu;

/** The lines without marks around names and addresses inside the Received lines; null if there are none. */
export function withoutStress(lines: readonly string[]): string[] | null {
  if (receivedText(lines).search(STRESSED) === -1) return null;
  const end = headerLength(lines);
  return lines.map((line, place) => (place < end ? line.replaceAll(STRESSED, '$2') : line));
}

/** An arrow before a field that somebody points at: "--> Received: from …". */
const POINTER = /^[ \t]*(?:[-=]{1,3}>|(?![ -~])[\p{So}\p{Sm}]\ufe0f?)[ \t]*(?=([A-Za-z][\w-]*)[ \t]*:)/u;
/** A forum's bold name: "[b]Received:[/b]". */
const FORUM_NAME = /^\[(b|i|u|strong|color=[^\]]{0,20})\]([A-Za-z][\w-]*)(:?)\[\/\w+\](:?)/iu;

/** The lines without the colours and links of a terminal and the bold names of forums; null if there are none. */
export function withoutColours(lines: readonly string[]): string[] | null {
  let changed = false;
  const freed = lines.map((line) => {
    const bare = line
      .replaceAll(COLOUR, '')
      .replaceAll(TERMINAL_LINK, '')
      .replace(BARE_COLOUR, (whole, name: string) => (isKnownName(name) ? `${name}:` : whole))
      .replace(FORUM_NAME, (whole, _tag, name: string) => (isKnownName(name) ? `${name}:` : whole));
    changed ||= bare !== line;
    return bare;
  });
  return changed ? freed : null;
}

/**
 * The lines without arrows before some of the fields; null if there are none, or if all fields have one, since that is
 * a list.
 */
export function withoutPointers(lines: readonly string[]): string[] | null {
  const isPointed = (line: string): boolean => isKnownName(POINTER.exec(line)?.[1] ?? '');
  const header = lines.slice(0, headerLength(lines));
  if (!header.some(isPointed) || !header.some((line) => isKnownName(fieldNameOf(line) ?? ''))) return null;
  return [...header.map((line) => (isPointed(line) ? line.replace(POINTER, '') : line)), ...lines.slice(header.length)];
}

/** The colours that `grep` puts around a match, after copying lost the escape characters. */
const OPENING = /\[\d{1,3}(?:;\d{1,3}){0,3}m(?:\[K)?/gu;
const ENDING = /\[0?m(?:\[K)?/gu;

/** The lines without colours that lost their escape characters; null if there are none. */
export function withoutBareColours(lines: readonly string[]): string[] | null {
  const text = lines.join('\n');
  const endings = text.match(ENDING)?.length ?? 0;
  if (endings === 0 || (text.match(OPENING)?.length ?? 0) < endings) return null;
  return lines.map((line) => line.replaceAll(OPENING, '').replaceAll(ENDING, ''));
}

/** A field whose name is in bold: "**Received:** from", "* **Received**: from", "**Received: from … (PST)**". */
const EMPHASISED = /^(?:[-*+•][ \t]+)?([*_~`]{1,3})([A-Za-z][\w-]*)(\1)?([ \t]*:)/u;
/** A whole line marked as code or bold: "`Received: from …`". */
const CODE = /^(?:`(.*)`|\*\*(.*)\*\*)[ \t]*$/u;

/** If this many known names are bold, an unknown bold name was made bold by the same person. */
const MANY_NAMES = 3;

/** The lines without bold and code marks around names and fields; null if there are none. */
export function withoutEmphasis(lines: readonly string[]): string[] | null {
  const code = lines.filter((line) => CODE.test(line)).length;
  if (code > 3 && code * 4 >= lines.length * 3)
    return lines.map((line) => CODE.exec(line)?.[1] ?? CODE.exec(line)?.[2] ?? line);
  const known = lines.filter((line) => isKnownName(EMPHASISED.exec(line)?.[2] ?? '')).length;
  let open = '';
  let changed = false;
  const freed = lines.map((line) => {
    const [whole, mark = '', name = '', closing, colon = ''] = EMPHASISED.exec(line) ?? [];
    if (whole !== undefined && (known >= MANY_NAMES || isKnownName(name))) {
      changed = true;
      const rest = line.slice(whole.length);
      open = '';
      if (closing !== undefined) return `${name}${colon}${rest}`;
      if (rest.startsWith(mark)) return `${name}${colon}${rest.slice(mark.length)}`;
      open = mark;
      return closed(`${name}${colon}${rest}`);
    }
    if (open === '' || !isContinuation(line)) {
      if (!isContinuation(line)) open = '';
      return line;
    }
    return closed(line);
  });
  return changed ? freed : null;

  function closed(line: string): string {
    const bare = line.trimEnd();
    if (open === '' || !bare.endsWith(open)) return line;
    const length = open.length;
    open = '';
    return bare.slice(0, -length);
  }
}

/** Quotation marks around the whole text: «…», "…", “…”. The closing mark may be missing. */
const ENCLOSED = /^[ \t]*(["'«“„‘])(?=([A-Za-z][\w-]*)[ \t]*:|from[ \t]|by[ \t])/u;
const CLOSING = /["'»”“’][ \t]*$/u;

/** The lines without the quotation marks around the whole text; null if there are none. */
export function withoutEnclosingMarks(lines: readonly string[]): string[] | null {
  const begins = lines.findIndex((line) => line.trim() !== '');
  const [mark, , name] = ENCLOSED.exec(lines[begins] ?? '') ?? [];
  if (mark === undefined || (name !== undefined && !isKnownName(name))) return null;
  // A mark before each line is of another kind, such as a spreadsheet's mark for text.
  if (lines[begins + 1]?.startsWith(mark) === true && lines[begins + 2]?.startsWith(mark) === true) return null;
  const ends = lines.findLastIndex((line) => line.trim() !== '');
  return lines.map((line, place) => {
    const opened = place === begins ? line.slice(mark.length) : line;
    return place === ends ? opened.replace(CLOSING, '') : opened;
  });
}

/**
 * The end of a line, as a shell ("\"), a program ("\n", "\r\n"), `cat -A` ("$", "^M$"), a page ("<br>"), psql ("+") or
 * a word processor ("¶") writes it.
 */
const WRITTEN_END = /(?:(?:\\r)?\\n?|(?:\^M)?\$|<br ?\/?>|(?<![ \t])[ \t]+[+|│]|(?<![¶↵⏎␤¬])[¶↵⏎␤¬]+)$/iu;
/** A tab or a blank as `cat -A` and pages write it at the beginning of a folded line, perhaps after the line's number. */
const WRITTEN_BLANKS = /^( *\d{1,6} )?(?:\^I|&nbsp;|[ \t])*(?:\^I|&nbsp;)(?:\^I|&nbsp;|[ \t])*/iu;

const WRITTEN_AFTER_NAME = /^([A-Za-z][\w-]*:)(?:\^I|&nbsp;)+/u;

/** The lines without their written-out ends, if nearly every line of the header has one; else null. */
export function withoutWrittenEnds(lines: readonly string[], headerLines: number): string[] | null {
  const header = lines.slice(0, headerLines);
  const ended = header.filter((line) => WRITTEN_END.test(line)).length;
  if (header.length < 4 || ended * 10 < (header.length - 1) * 9) return null;
  return lines.map((line) =>
    line
      .replace(WRITTEN_END, '')
      .replace(WRITTEN_BLANKS, (_blanks, number: string | undefined) => `${number ?? ''}\t`)
      .replace(WRITTEN_AFTER_NAME, '$1 '),
  );
}
