import { findHeader } from '../find-header.ts';
import type { OtherMessage } from '../intake.ts';
import { fieldsOf, hasHop, headerLength, isInspectable, linesOf } from '../lines.ts';
import { type MimePart, partsOf, textOfPart } from '../documents/mime.ts';
import { bytesOf, textOfBytes } from '../../source-text.ts';

/** At most this many are offered; a digest may hold a hundred. */
const MOST = 3;

/**
 * The messages inside a message: attachments, the headers of a bounced message, a header quoted in the text. Only those
 * with a hop are offered: judging anything else would say nothing.
 */
export function messagesInside(source: string): OtherMessage[] {
  const parts = partsOf(source);
  const attached = parts.flatMap((part) => attachedMessage(part) ?? []);
  if (attached.length > 0) return attached.slice(0, MOST);
  for (const part of parts) {
    if (!part.type.startsWith('text/')) continue;
    const quoted = quotedHeader(part);
    if (quoted !== null) return [quoted];
  }
  return [];
}

/** Mail programs give an .eml the generic type of a file. */
function attachedMessage(part: MimePart): OtherMessage | null {
  const { type, fileName, content } = part;
  const isReturned = type === 'text/rfc822-headers';
  const isAttached = /^message\/(?:rfc822|global)/u.test(type) || /\.eml$/iu.test(fileName ?? '');
  if (!isReturned && !isAttached) return null;
  if (!isInspectable(fieldsOf(linesOf(textOfBytes(content))))) return null;
  return { kind: isReturned ? 'returned' : 'attached', source: content };
}

function quotedHeader(part: MimePart): OtherMessage | null {
  const found = findHeader(linesOf(textOfPart(part)));
  return found === null || !hasHop(fieldsOf(found.lines))
    ? null
    : { kind: 'quoted', source: bytesOf(found.lines.join('\n')) };
}

/** A second header that follows the first one after an empty line, as when people paste one below the other. */
export function followingHeader(lines: readonly string[]): OtherMessage | null {
  const rest = lines.slice(headerLength(lines) + 1);
  const begins = rest.findIndex((line) => line !== '');
  if (begins === -1) return null;
  const next = rest.slice(begins);
  const fields = fieldsOf(next);
  return fields[0]?.name === '' || !hasHop(fields) || fields.length < 3
    ? null
    : { kind: 'following', source: bytesOf(next.join('\n')) };
}
