import { receivedText } from './received-lines.ts';

/** Signs as East Asian keyboards, translators and word processors write them, each group with the ASCII signs that it replaced. */
const GROUPS: readonly (readonly [wide: string, plain: string])[] = [
  ['（）', '()'],
  ['［］', '[]'],
  ['＜＞', '<>'],
  ['；', ';'],
  ['‐‑‒–—−', '------'],
];
/** What editors show in place of blanks, and copy with the text. */
const SHOWN_SPACE = /[·␣]/gu;
const SHOWN_TAB = /→[ \t·␣]*/gu;

/**
 * The lines with ASCII brackets and blanks in place of their wide or visible forms; null if there are none. Servers
 * write ASCII: a sign is replaced only if the Received lines do not contain its ASCII form at all. A sender can write
 * "（" into a HELO name, but cannot remove the brackets around it.
 */
export function withoutWideSigns(lines: readonly string[]): string[] | null {
  const trace = receivedText(lines);
  if (trace === '' || !/[（［＜；‐‑‒–—−·␣→]/u.test(trace)) return null;
  let freed = [...lines];
  for (const [wide, plain] of GROUPS) {
    const isReplaced = [...wide].some((sign) => trace.includes(sign));
    if (!isReplaced || [...plain].some((sign) => trace.includes(sign))) continue;
    const asPlain = (sign: string): string => plain[wide.indexOf(sign)] ?? sign;
    freed = freed.map((line) => line.replaceAll(new RegExp(`[${wide}]`, 'gu'), asPlain));
  }
  // In "Received:·from·host→by·host" no real blank is left.
  if (/[·␣]/u.test(trace) && !/[ \t]\S/u.test(trace.replaceAll(SHOWN_TAB, ''))) {
    freed = freed.map((line) => line.replaceAll(SHOWN_TAB, '\t').replaceAll(SHOWN_SPACE, ' '));
  } else if (/^→/mu.test(trace) && !/^\t/mu.test(trace)) {
    freed = freed.map((line) => line.replace(/^(?:→[ \t]*)+/u, '\t'));
  }
  return freed.some((line, place) => line !== lines[place]) ? freed : null;
}
