/** The rest of a longer field is ignored: a genuine DKIM-Signature is shorter than 4,000 characters. */
const MAX_TAG_LIST = 65_536;

/**
 * Parses a `tag=value; tag=value` list (RFC 6376 §3.2, also in RFC 8617): tags are case-sensitive, white space around
 * tags and values is dropped. If a tag occurs twice, the first value is kept. A part without "=" is ignored.
 */
export function readTagList(body: string): ReadonlyMap<string, string> {
  const text = body.length > MAX_TAG_LIST ? body.slice(0, MAX_TAG_LIST) : body;
  const tags = new Map<string, string>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    if (equals === -1) continue;
    const tag = trimFolding(part.slice(0, equals));
    if (tag !== '' && !tags.has(tag)) tags.set(tag, trimFolding(part.slice(equals + 1)));
  }
  return tags;
}

/** Trims space, tab, CR and LF at both ends; other blanks (U+00A0) are text. */
export function trimFolding(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isFolding(text.charCodeAt(start))) start++;
  while (end > start && isFolding(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isFolding(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 10;
}
