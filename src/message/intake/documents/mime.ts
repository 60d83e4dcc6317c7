import { readHeaderBlock } from '../../header-block.ts';
import type { HeaderField } from '../../header-field.ts';
import { fromBase64 } from '../decodings/base64.ts';
import { bodyFromQuotedPrintable } from '../decodings/quoted-printable.ts';
import { bytesOf } from '../../source-text.ts';

/** One part of a message that is not itself a multipart (RFC 2045), decoded. */
export interface MimePart {
  /** Media type in lower case: "text/plain". */
  readonly type: string;
  readonly fileName: string | null;
  /** The content of the part with the transfer encoding removed. Text is still in its own charset. */
  readonly content: Uint8Array;
}

/** A multipart may hold another; a message has few parts. */
const LIMITS = { depth: 6, parts: 50 } as const;

/** The parts of a message, as far as they are available: the end of a long message may be missing. */
export function partsOf(source: string): MimePart[] {
  const parts: MimePart[] = [];
  collect(source, 0, parts);
  return parts;
}

function collect(entity: string, depth: number, parts: MimePart[], usual = 'text/plain'): void {
  if (parts.length >= LIMITS.parts || depth > LIMITS.depth) return;
  // Blank lines at the top are not skipped here: a part that begins with one has no fields.
  const { fields } = /^\r?\n/u.test(entity) ? { fields: [] } : readHeaderBlock(entity);
  const body = bodyOf(entity);
  const contentType = bodyOfField(fields, 'content-type') ?? usual;
  const boundary = parameter(contentType, 'boundary');
  const type = /^[\w.+-]+\/[\w.+-]+/u.exec(contentType)?.[0].toLowerCase() ?? 'text/plain';
  if (type.startsWith('multipart/') && boundary !== null) {
    // RFC 2046 §5.1.5: a part of a digest is a message if it states no type.
    const ofParts = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    for (const part of split(body, boundary)) collect(part, depth + 1, parts, ofParts);
    return;
  }
  const encoding = (bodyOfField(fields, 'content-transfer-encoding') ?? '').trim().toLowerCase();
  parts.push({
    type,
    fileName: parameter(bodyOfField(fields, 'content-disposition') ?? '', 'filename') ?? parameter(contentType, 'name'),
    content: decoded(body, encoding),
  });
}

function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return fromBase64(body) ?? new Uint8Array();
  if (encoding === 'quoted-printable') return bytesOf(bodyFromQuotedPrintable(body));
  return bytesOf(body);
}

/** Everything after the first empty line. */
function bodyOf(entity: string): string {
  const end = /^\r?\n|\n\r?\n/u.exec(entity);
  return end === null ? '' : entity.slice(end.index + end[0].length);
}

/** Splits a body at its boundary (RFC 2046 §5.1.1). Without a closing line, the last part ends with the text. */
function split(body: string, boundary: string): string[] {
  const parts: string[] = [];
  let current: string[] | null = null;
  for (const line of body.split('\n')) {
    const bare = line.trimEnd();
    const closes = bare === `--${boundary}--`;
    if (closes || bare === `--${boundary}`) {
      if (current !== null) parts.push(current.join('\n'));
      if (closes) return parts;
      current = [];
    } else current?.push(line);
  }
  if (current !== null) parts.push(current.join('\n'));
  return parts;
}

function bodyOfField(fields: readonly HeaderField[], key: string): string | null {
  return fields.find((field) => field.key === key)?.body ?? null;
}

/** A parameter as in RFC 2045 §5.1, quoted or not. */
function parameter(value: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\*?=(?:"([^"]*)"|([^;\\s]+))`, 'iu').exec(value.slice(0, 4000));
  return found?.[1] ?? found?.[2] ?? null;
}
