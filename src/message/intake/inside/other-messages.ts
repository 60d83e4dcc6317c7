import type { OtherMessage } from '../intake.ts';
import { fieldsOf, hasHop, headerLength, isInspectable, linesOf } from '../lines.ts';
import { type MimePart, partsOf } from '../documents/mime.ts';
import { bytesOf, textOfBytes } from '../../source-text.ts';

/** At most this many are offered; a digest may hold a hundred. */
const MOST = 3;

/** A message as a file, whatever type the mail program gives it. */
const MESSAGE_FILE = /\.eml$/iu;

/**
 * The messages in a message: attached ones, the headers of a returned one, a header in its text or in an attached file.
 * Only those with a hop are offered: judging anything else would show nothing.
 *
 * @param holdsHeader whether a header can be taken from a part in any form that people bring: HTML, UTF-16, a quotation
 */
export function messagesInside(source: string, holdsHeader: (part: Uint8Array) => boolean): OtherMessage[] {
  const parts = partsOf(source);
  const attached = parts.flatMap((part) => attachedMessage(part, holdsHeader) ?? []);
  if (attached.length > 0) return attached.slice(0, MOST);
  const quoted = parts.find((part) => part.type.startsWith('text/') && holdsHeader(part.content));
  return quoted === undefined ? [] : [{ kind: 'quoted', source: quoted.content }];
}

/**
 * Mail programs send an .eml file with the generic type of files, and a message that has no name as a nameless file of
 * that type.
 */
function attachedMessage(part: MimePart, holdsHeader: (part: Uint8Array) => boolean): OtherMessage | null {
  const { type, fileName, content } = part;
  const isReturned = type === 'text/rfc822-headers';
  const isMessage = /^message\/(?:rfc822|global)/u.test(type) || MESSAGE_FILE.test(fileName ?? '');
  if (isReturned || isMessage) {
    if (!isInspectable(fieldsOf(linesOf(textOfBytes(content))))) return null;
    return { kind: isReturned ? 'returned' : 'attached', source: content };
  }
  return type === 'application/octet-stream' && holdsHeader(content) ? { kind: 'attached', source: content } : null;
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
