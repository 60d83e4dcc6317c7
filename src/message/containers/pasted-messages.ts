import { readHeaderBlock } from '../header-block.ts';
import type { HeaderField } from '../header-field.ts';
import { whyNoMessage } from '../why-no-message.ts';

/** More messages than anyone pastes at once; the rest stays with the last one. */
const MAX_PASTED = 1000;

/**
 * Splits a pasted text into its messages: people paste sources one after another, separated by a blank line, by a row
 * of dashes, or only by the blank line that ends a body. A new message begins where a header with a Received field
 * begins after a blank line. A message inside a multipart message (a bounce, a forwarded one) is not split off.
 *
 * Only for text that a person pasted: elsewhere, a sender can write such a header into a body.
 *
 * @returns one or more texts, in order; together they are the whole except for the blank lines and rows between them
 */
export function splitPasted(text: string): string[] {
  const lines = text.split('\n');
  const parts: string[] = [];
  let begin = 0;
  let boundary = outerBoundary(text);
  for (let place = 1; place < lines.length && parts.length < MAX_PASTED - 1; place++) {
    if (boundary !== null) {
      if (lines[place]?.trimEnd() === `--${boundary}--`) boundary = null;
      continue;
    }
    if (!isBetween(lines[place - 1]) || !FIELD_START.test(lines[place] ?? '')) continue;
    const rest = lines.slice(place, place + HEADER_LINES).join('\n');
    if (!beginsReceivedMessage(readHeaderBlock(rest).fields)) continue;
    parts.push(withoutRows(lines.slice(begin, place)).join('\n'));
    begin = place;
    boundary = outerBoundary(rest);
    // The fields of the message that begins here are not examined again.
    while (place + 1 < lines.length && lines[place + 1]?.trim() !== '') place++;
  }
  parts.push(lines.slice(begin).join('\n'));
  return parts.filter((part) => part.trim() !== '');
}

/** How many lines are searched for a header. */
const HEADER_LINES = 400;
const FIELD_START = /^[A-Za-z][\w-]*[ \t]*:/u;
const ROW = /^[-=_*#~\s]{3,}$/u;

/** A blank line, or a row of dashes. */
function isBetween(line: string | undefined): boolean {
  return line !== undefined && (line.trim() === '' || ROW.test(line));
}

function withoutRows(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => !isBetween(line));
  return lines.slice(0, last + 1).concat('', '');
}

function beginsReceivedMessage(fields: readonly HeaderField[]): boolean {
  return whyNoMessage(fields) === null && fields.some(({ name }) => name.toLowerCase() === 'received');
}

/** The boundary of a message whose parts may hold other messages; null when it is not multipart. */
function outerBoundary(text: string): string | null {
  const type = readHeaderBlock(text).fields.find(({ name }) => name.toLowerCase() === 'content-type')?.body ?? '';
  if (!/^multipart\//iu.test(type)) return null;
  const found = /;\s*boundary\s*=\s*(?:"([^"]{1,100})"|([^\s;"]{1,100}))/iu.exec(type);
  const boundary = found?.[1] ?? found?.[2] ?? null;
  return boundary !== null && text.includes(`--${boundary}--`) ? boundary : null;
}
