import { fromBase64 } from './decodings/base64.ts';
import { hasEntities, withoutMarkup } from './decodings/entities.ts';
import { fromEscapedText, fromPythonPairs } from './decodings/escaped-text.ts';
import { headerFromQuotedPrintable, isQuotedPrintable } from './decodings/quoted-printable.ts';
import { isHtml, textsOfPage } from './documents/html-page.ts';
import { isJson, sourcesInJson } from './documents/json-sources.ts';
import { partsOf } from './documents/mime.ts';
import { isRichText, textOfRichText } from './documents/rich-text.ts';
import { utf16Of, whyNotText } from './not-text.ts';
import { type HeaderText, freedHeader } from './freed-header.ts';
import type { Extent, Intake, OtherMessage, RefusalReason, Repair, RepairKind } from './intake.ts';
import { followingHeader, messagesInside } from './inside/other-messages.ts';
import { fieldsOf, hasHop, headerLength, isInspectable, linesOf } from './lines.ts';
import { isOldestFirst, turnedRound } from './order.ts';
import { bytesOf, textOfBytes } from '../source-text.ts';
import { isTraceName } from './header-names.ts';

/** A page in base64 in JSON …; nobody brings anything deeper. */
const MAX_DEPTH = 4;

/**
 * Makes a source of whatever a person brought: a file's first bytes, a pasted text, a selection. It is freed from what
 * came around it on the way (quotation marks, pages, encodings, broken lines), and each repair is reported. A readable
 * source is returned byte for byte. Only for what people bring, never for what a webmail returned: there a line that is
 * not a field is the sender's.
 *
 * Reads as far as a header block can reach (HEADER_LIMITS), in time proportional to that. Never throws.
 */
export function takeIn(bytes: Uint8Array): Intake {
  const taken = takeInBytes(bytes, 0);
  if (typeof taken === 'string') return { ok: false, reason: taken };
  return { ok: true, ...taken };
}

interface Taken {
  readonly source: Uint8Array;
  readonly repairs: readonly Repair[];
  readonly extent: Extent;
  readonly others: readonly OtherMessage[];
}

function takeInBytes(bytes: Uint8Array, depth: number): Taken | RefusalReason {
  const notText = whyNotText(bytes);
  if (notText !== null) return notText;
  const utf16 = utf16Of(bytes);
  if (utf16 === null) return takeInText(textOfBytes(bytes), bytes, depth);
  return repairedBy(takeInText(new TextDecoder(utf16).decode(bytes), null, depth), 'utf-16', false);
}

/** @param bytes the bytes of the text, if they may be returned unchanged */
function takeInText(text: string, bytes: Uint8Array | null, depth: number): Taken | RefusalReason {
  if (/^[\s\u200b\ufeff]*$/u.test(text)) return 'empty';
  const document = depth < MAX_DEPTH ? takeInDocument(text, depth + 1) : null;
  if (document !== null) return document;
  const header = freedHeader(linesOf(text));
  if (header === null) return whyNot(text);
  return finished(header, header.repairs.length === 0 ? (bytes ?? bytesOf(text)) : null);
}

/** Unwraps another format and takes in its content. null if there is none. */
function takeInDocument(text: string, depth: number): Taken | RefusalReason | null {
  if (isHtml(text)) return takeInPage(text, depth) ?? 'page-without-header';
  if (isRichText(text)) return repairedBy(takeInText(textOfRichText(text), null, depth), 'rich-text', true);
  if (isJson(text)) {
    const found = takeInJson(text, depth);
    if (found !== null) return found;
  }
  const pairs = fromPythonPairs(text);
  if (pairs !== null) {
    const inside = takeInText(textOfBytes(bytesOf(pairs)), null, depth);
    if (typeof inside !== 'string') return repairedBy(inside, 'escaped', false);
  }
  const base64 = fromBase64(text);
  if (base64 !== null) {
    const inside = takeInBytes(base64, depth);
    if (typeof inside !== 'string') return repairedBy(inside, 'base64', false);
  }
  const escaped = fromEscapedText(text);
  if (escaped !== null) {
    const inside = takeInText(textOfBytes(bytesOf(escaped)), null, depth);
    if (typeof inside !== 'string') return repairedBy(inside, 'escaped', false);
  }
  return takeInEncodedHeader(text, depth) ?? takeInArchivedPage(text, depth);
}

/** A text that already is a header, but an encoded one. */
function takeInEncodedHeader(text: string, depth: number): Taken | RefusalReason | null {
  const lines = linesOf(text.slice(0, 200_000));
  const header = lines.slice(0, headerLength(lines));
  if (isQuotedPrintable(header)) {
    return repairedBy(
      takeInText(textOfBytes(bytesOf(headerFromQuotedPrintable(text))), null, depth),
      'quoted-printable',
      false,
    );
  }
  if (hasEntities(header)) return repairedBy(takeInText(withoutMarkup(text), null, depth), 'entities', false);
  return null;
}

/** A page of which one part is the source; the rest of it may be the sender's. */
function takeInPage(html: string, depth: number): Taken | null {
  for (const { text, alone } of textsOfPage(html)) {
    const inside = takeInText(text, null, depth);
    if (typeof inside !== 'string' && hasHop(fieldsOf(linesOf(textOfBytes(inside.source))))) {
      return repairedBy(inside, 'web-page', !alone);
    }
  }
  return null;
}

/**
 * A page saved as one file (.mht): a message of the browser's own making, without a hop, with the page as its first
 * part.
 */
function takeInArchivedPage(text: string, depth: number): Taken | null {
  const fields = fieldsOf(linesOf(text.slice(0, 100_000)));
  const type = fields.find(({ key }) => key === 'content-type')?.body ?? '';
  const isPage = fields.some(
    ({ key, body }) => key === 'snapshot-content-location' || (key === 'from' && /^<?saved by/iu.test(body)),
  );
  if (!isPage || hasHop(fields) || !/^multipart\/related|^text\/html/iu.test(type)) return null;
  for (const part of partsOf(text)) {
    const inside = part.type === 'text/html' ? takeInPage(textOfBytes(part.content), depth) : null;
    if (inside !== null) return inside;
  }
  return null;
}

function takeInJson(text: string, depth: number): Taken | RefusalReason | null {
  const sources = sourcesInJson(text);
  const taken = sources.flatMap(({ source, sure }) => {
    const inside = typeof source === 'string' ? takeInText(source, null, depth) : takeInBytes(source, depth);
    const isHeader = typeof inside !== 'string' && hasHop(fieldsOf(linesOf(textOfBytes(inside.source))));
    return isHeader ? [{ ...inside, sure }] : [];
  });
  const first = taken.find(({ sure }) => sure) ?? taken[0];
  if (first === undefined) return sources.length > 0 || isWholeJson(text) ? 'json-without-header' : null;
  const several: Repair[] = taken.length > 1 ? [{ kind: 'several', guess: false }] : [];
  const { source, extent, others } = first;
  return { source, extent, others, repairs: [{ kind: 'json', guess: !first.sure }, ...several, ...first.repairs] };
}

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function repairedBy<Result extends Taken | RefusalReason>(taken: Result, kind: RepairKind, guess: boolean): Result;
function repairedBy(taken: Taken | RefusalReason, kind: RepairKind, guess: boolean): Taken | RefusalReason {
  if (typeof taken === 'string') return taken;
  return { ...taken, repairs: [{ kind, guess }, ...taken.repairs] };
}

/** @param untouched the bytes to return; null if the lines were repaired */
function finished({ lines, repairs }: HeaderText, untouched: Uint8Array | null): Taken {
  const fields = fieldsOf(lines);
  const extent = extentOf(lines);
  const following = followingHeader(lines);
  if (isOldestFirst(fields)) {
    const turned = bytesOf(`${turnedRound(fields)}\n`);
    if (extent === 'part') {
      return { source: turned, repairs: [...repairs, { kind: 'reversed', guess: true }], extent, others: [] };
    }
    const others: OtherMessage[] = [{ kind: 'turned-round', source: turned }];
    return { source: untouched ?? bytesOf(lines.join('\n')), repairs, extent, others };
  }
  const source = untouched ?? bytesOf(lines.join('\n'));
  return { source, repairs, extent, others: following === null ? messagesInside(lines.join('\n')) : [following] };
}

function extentOf(lines: readonly string[]): Extent {
  const end = headerLength(lines);
  const fields = fieldsOf(lines.slice(0, end));
  if (fields.every(({ name }) => name === '' || isTraceName(name))) return 'part';
  return end < lines.length ? 'whole' : 'header';
}

/** Why a text has no header, as far as that can be told. */
function whyNot(text: string): RefusalReason {
  const fields = fieldsOf(linesOf(text.slice(0, 20_000)));
  const names = new Set(fields.map(({ key }) => key));
  const summary = ['from', 'to', 'subject', 'date'].filter((name) => names.has(name)).length;
  return summary >= 2 && !isInspectable(fields) ? 'summary-only' : 'not-a-message';
}
