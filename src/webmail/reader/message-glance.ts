/**
 * A quick look at a header block: is it a message, and what is in the fields that the page shows as well? The content
 * script is injected with every click and has to stay small; the extension's own pages parse the same bytes with
 * `src/message/`, which has the last word. A test checks that both agree on what a message is.
 */

/** Bodies of the fields by lower-case name, each field's in the order of the source, unfolded. */
export type Glance = ReadonlyMap<string, readonly string[]>;

/** Fields of which a stored message has at least two. */
const MESSAGE_FIELDS: readonly string[] = ['received', 'from', 'message-id', 'date', 'return-path'];

/** Blank lines, then mbox "From " lines, which precede the fields in copied and exported sources. */
const PREAMBLE = /^(?:[ \t\r\n]*\n)?(?:>?From (?![ \t]*:)[^\n]*\n)*/u;

/** HTML and JSON, whose first line can look like a field. */
const NO_FIELD = /^[<[{]/u;

/** Name and body (RFC 5322 §3.6.8), with blanks before the colon (§4.5). */
const FIELD = /^([!-9;-~]+)[ \t]*:(.*)$/su;

/** @returns null if these bytes are not the beginning of a message; they may be cut anywhere */
export function glanceAt(source: Uint8Array): Glance | null {
  // Bytes that are not UTF-8 become U+FFFD, which is never compared.
  const text = new TextDecoder().decode(source).replace(PREAMBLE, '');
  if (NO_FIELD.test(text)) return null;
  const [block = ''] = text.split(/\n\r?\n/u, 1);
  const fields = new Map<string, string[]>();
  for (const [index, line] of block.split(/\r?\n(?![ \t])/u).entries()) {
    const [, name, body = ''] = FIELD.exec(line) ?? [];
    if (name === undefined) {
      if (index === 0) return null;
    } else {
      const key = name.toLowerCase();
      const bodies = fields.get(key) ?? [];
      bodies.push(body.replaceAll(/\r?\n/gu, '').trim());
      fields.set(key, bodies);
    }
  }
  return MESSAGE_FIELDS.filter((name) => fields.has(name)).length < 2 ? null : fields;
}

/** Whether these bytes, possibly cut anywhere, are the beginning of a message. */
export function isMessage(source: Uint8Array): boolean {
  return glanceAt(source) !== null;
}
