import { find, parse } from 'cfb';

/**
 * The header of a received message, as Outlook keeps it (MS-OXPROPS §2.1.882, PidTagTransportMessageHeaders, 0x007D),
 * in UTF-16 or in an 8-bit charset. A message inside the message has streams of the same names, but in a separate
 * storage.
 */
const HEADER_STREAMS = [
  ['/__substg1.0_007D001F', 'utf-16le'],
  ['/__substg1.0_007D001E', null],
] as const;

/**
 * The header of a received message in an Outlook file (.msg, a compound file of MS-CFB), ended by an empty line. null
 * for a draft, a sent message, an Office document or a damaged file, which have no header.
 */
export function headerInOutlookFile(bytes: Uint8Array): Uint8Array | null {
  for (const [path, encoding] of HEADER_STREAMS) {
    const stream = streamAt(bytes, path);
    if (stream === null || stream.length === 0) continue;
    const text = encoding === null ? stream : new TextEncoder().encode(new TextDecoder(encoding).decode(stream));
    return ended(text);
  }
  return null;
}

function streamAt(bytes: Uint8Array, path: string): Uint8Array | null {
  try {
    const content = find(parse(bytes), path)?.content;
    return content === undefined ? null : Uint8Array.from(content);
  } catch {
    // The library throws plain errors for all kinds of damage.
    return null;
  }
}

/** Adds the empty line that ends a header; Outlook keeps it in some messages, and in others appends zeros. */
function ended(header: Uint8Array): Uint8Array {
  const end = header.findLastIndex((byte) => byte !== 0 && byte !== 0x0d && byte !== 0x0a && byte !== 0x20);
  const whole = new Uint8Array(end + 5);
  whole.set(header.subarray(0, end + 1));
  whole.set([0x0d, 0x0a, 0x0d, 0x0a], end + 1);
  return whole;
}
