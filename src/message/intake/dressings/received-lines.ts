import { fieldNameOf } from '../lines.ts';

const HOP = /^[^\p{L}]{0,12}received[ \t·␣]*[:：]/iu;
const MOST_LINES = 400;

/** The Received fields, each with its lines up to the next field, even if other text precedes the name on its line. */
export function receivedText(lines: readonly string[]): string {
  let isHop = false;
  return lines
    .slice(0, MOST_LINES)
    .filter((line) => {
      if (HOP.test(line)) isHop = true;
      else if (line.trim() === '' || fieldNameOf(line) !== null || /^[\w-]+：/u.test(line)) isHop = false;
      return isHop;
    })
    .join('\n');
}
