import { base64Inside, fromBase64 } from './decodings/base64.ts';
import { hasEntities, withoutMarkup } from './decodings/entities.ts';
import { fromEscapedText } from './decodings/escaped-text.ts';
import { fromPercentEncoded } from './decodings/percent.ts';
import { fromHexDump } from './decodings/hex-dump.ts';
import { withLoggedLineEnds, withOtherLineEnds } from './decodings/line-ends.ts';
import { headerFromQuotedPrintable, isQuotedPrintable } from './decodings/quoted-printable.ts';
import { fromUtf7 } from './decodings/utf-7.ts';
import { type DataSource, beginsWithBracket, dataBelow, isLinesOfStrings, sourcesInData } from './documents/data.ts';
import { fromPrintedMap } from './documents/printed-map.ts';
import { isHtml, textsOfPage } from './documents/html-page.ts';
import { partsOf } from './documents/mime.ts';
import { isRichText, textOfRichText } from './documents/rich-text.ts';
import { isXml, sourcesInXml } from './documents/xml.ts';
import { utf16Of, whyNotText } from './not-text.ts';
import { type HeaderText, freedHeader } from './freed-header.ts';
import type { Extent, Intake, OtherMessage, RefusalReason, Repair, RepairKind } from './intake.ts';
import { followingHeader, messagesInside } from './inside/other-messages.ts';
import { fieldsOf, hasHop, headerLength, linesOf } from './lines.ts';
import { isAboveHops, isShuffled, isUpsideDown, orderOf, turnedRound } from './order.ts';
import { bytesOf, textOfBytes } from '../source-text.ts';
import { isTraceName } from './header-names.ts';
import { whyRefused } from './why-refused.ts';

/** Formats inside each other, such as a page in base64 in JSON. Nobody brings anything deeper than this. */
const MAX_DEPTH = 4;
/** A part of a message is only checked for a header, so one document is unwrapped and nothing inside it. */
const OF_A_PART = MAX_DEPTH - 1;
/** At most this many characters may surround an encoded text for it to count as the whole text. */
const AROUND = 80;

/**
 * Makes a source of whatever a person brought: a file's first bytes, a pasted text, a selection. It is freed from
 * whatever got around it on the way (quotation marks, pages, encodings, broken lines), and each repair is reported. A
 * readable source is returned byte for byte. Only for what people bring, never for what a webmail returned: there a
 * line that is not a field is the sender's.
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
  // The clipboard of Windows: offsets, then the page.
  if (/^Version:[\d.]+\r?\nStartHTML:/u.test(text)) return takeInText(text.slice(text.indexOf('<')), null, depth);
  const document = depth < MAX_DEPTH ? takeInDocument(text, depth + 1) : null;
  if (document !== null) return document;
  const header = freedHeader(linesOf(text));
  if (header !== null) {
    const taken = finished(header, header.repairs.length === 0 ? (bytes ?? bytesOf(text)) : null, depth);
    return text.includes('\n') || !text.includes('\r') ? taken : repairedBy(taken, 'carriage-returns', true);
  }
  const below = depth < 2 ? takeInBelow(text, depth + 1) : null;
  return below ?? (isHtml(text) ? 'page-without-header' : whyRefused(text));
}

/** Encodings of a whole text. `guess` says whether the sender could have written the same signs. */
const TEXT_DECODINGS: readonly (Repair & { readonly decode: (text: string) => string | null })[] = [
  { kind: 'escaped', guess: false, decode: fromEscapedText },
  { kind: 'escaped', guess: true, decode: withLoggedLineEnds },
  { kind: 'one-line', guess: true, decode: withOtherLineEnds },
  { kind: 'utf-7', guess: false, decode: fromUtf7 },
  { kind: 'table', guess: true, decode: fromPrintedMap },
];

/** Unwraps another format and takes in its content. null if there is none. */
function takeInDocument(text: string, depth: number): Taken | RefusalReason | null {
  if (isHtml(text)) return isXml(text) ? takeInXml(text, depth) : takeInPage(text, depth);
  if (isRichText(text)) return repairedBy(takeInText(textOfRichText(text), null, depth), 'rich-text', true);
  if (beginsWithBracket(text) || isLinesOfStrings(text)) {
    const sources = sourcesInData(text);
    const found = takeInSources(sources, 'json', depth);
    if (found !== null) return found;
    if (isWholeJson(text)) return 'json-without-header';
  }
  const base64 = fromBase64(text);
  if (base64 !== null) {
    const inside = takeInBytes(base64, depth);
    if (typeof inside !== 'string') return repairedBy(inside, 'base64', false);
  }
  for (const { kind, guess, decode } of TEXT_DECODINGS) {
    const decoded = decode(text);
    const inside = decoded === null ? 'not-a-message' : takeInText(textOfBytes(bytesOf(decoded)), null, depth);
    if (typeof inside !== 'string') return repairedBy(inside, kind, guess);
  }
  const dumped = fromHexDump(text);
  if (dumped !== null) {
    const inside = takeInBytes(dumped, depth);
    if (typeof inside !== 'string') return repairedBy(inside, 'hex-dump', false);
  }
  return takeInEncodedHeader(text, depth) ?? takeInArchivedPage(text, depth);
}

/**
 * A text without a header of its own may contain an encoded one: base64 or JSON below a greeting, an address with the
 * source in it.
 */
function takeInBelow(text: string, depth: number): Taken | null {
  for (const bytes of base64Inside(text)) {
    const inside = takeInBytes(bytes, depth);
    if (typeof inside === 'string' || !tellsOfHop(inside)) continue;
    const isAlone = text.length - (bytes.length * 4) / 3 < AROUND + text.length / 16;
    const decoded = repairedBy(inside, 'base64', false);
    return isAlone ? decoded : repairedBy(decoded, 'text-above', true);
  }
  for (const decoded of fromPercentEncoded(text)) {
    const inside = takeInText(decoded, null, depth);
    if (typeof inside !== 'string' && tellsOfHop(inside)) return repairedBy(inside, 'escaped', false);
  }
  for (const data of dataBelow(text)) {
    const inside = takeInSources(sourcesInData(data), 'json', depth);
    if (inside !== null) return data === text ? inside : repairedBy(inside, 'text-above', true);
  }
  return null;
}

function tellsOfHop({ source }: Pick<Taken, 'source'>): boolean {
  return hasHop(fieldsOf(linesOf(textOfBytes(source))));
}

/** Takes in a text that is already a header, but an encoded one. */
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

/** Takes in a page of which one part is the source. The rest of the page may be the sender's. */
function takeInPage(html: string, depth: number): Taken | null {
  for (const { text, alone } of textsOfPage(html)) {
    const inside = takeInText(text, null, depth);
    if (typeof inside !== 'string' && tellsOfHop(inside)) {
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
    ({ key, body }) => key === 'snapshot-content-location' || (key === 'from' && /^["<]?saved by/iu.test(body)),
  );
  if (!isPage || hasHop(fields) || !/^multipart\/related|^text\/html/iu.test(type)) return null;
  for (const part of partsOf(text)) {
    const inside = part.type === 'text/html' ? takeInPage(textOfBytes(part.content), depth) : null;
    if (inside !== null) return inside;
  }
  return null;
}

function takeInXml(xml: string, depth: number): Taken | null {
  return takeInSources(sourcesInXml(xml), 'web-page', depth) ?? takeInPage(xml, depth);
}

/** The first source that has a header; one found in a place for sources comes before all others. */
function takeInSources(sources: readonly DataSource[], kind: 'json' | 'web-page', depth: number): Taken | null {
  const taken = sources.flatMap(({ source, sure }) => {
    const inside =
      typeof source === 'string' ? takeInText(textOfBytes(bytesOf(source)), null, depth) : takeInBytes(source, depth);
    return typeof inside !== 'string' && tellsOfHop(inside) ? [{ ...inside, sure }] : [];
  });
  const first = taken.find(({ sure }) => sure) ?? taken[0];
  if (first === undefined) return null;
  const { source, extent, others, sure, repairs } = first;
  const isSeveral = taken.some((other) => newestHop(other) !== newestHop(first));
  const several: Repair[] = isSeveral ? [{ kind: 'several', guess: false }] : [];
  return { source, extent, others, repairs: [{ kind, guess: !sure }, ...several, ...repairs] };
}

/**
 * The newest Received field, to recognise the same message: APIs return a header as a list and again inside the source.
 */
function newestHop({ source }: Taken): string {
  const hop = fieldsOf(linesOf(textOfBytes(source))).find(({ key }) => key === 'received');
  return (hop?.body ?? '').replaceAll(/\s+/gu, ' ').trim();
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
function finished({ lines, repairs }: HeaderText, untouched: Uint8Array | null, depth: number): Taken {
  const fields = fieldsOf(lines);
  const extent = extentOf(lines);
  const source = untouched ?? bytesOf(lines.length === 1 ? `${lines[0] ?? ''}\n` : lines.join('\n'));
  const isOverturned = extent === 'header' && isUpsideDown(fields, extent);
  const order = orderOf(fields, isOverturned);
  if (order === 'oldest-first' || (order === 'perhaps' && extent === 'part')) {
    const turned = bytesOf(`${turnedRound(fields)}\n`);
    if (
      order === 'oldest-first' &&
      (extent === 'part' || isOverturned || (extent === 'header' && isAboveHops(fields)))
    ) {
      return { source: turned, repairs: [...repairs, { kind: 'reversed', guess: true }], extent, others: [] };
    }
    const doubted: Repair[] = order === 'oldest-first' ? [{ kind: 'order', guess: true }] : [];
    const others: OtherMessage[] = [{ kind: 'turned-round', source: turned }];
    return { source, repairs: [...repairs, ...doubted], extent, others };
  }
  const shuffled: Repair[] = isShuffled(fields, extent) ? [{ kind: 'order', guess: true }] : [];
  const following = followingHeader(lines);
  const inside = following !== null || depth >= OF_A_PART ? [] : messagesInside(lines.join('\n'), holdsHeader);
  return { source, repairs: [...repairs, ...shuffled], extent, others: following === null ? inside : [following] };
}

function holdsHeader(bytes: Uint8Array): boolean {
  const inside = takeInBytes(bytes, OF_A_PART);
  return typeof inside !== 'string' && tellsOfHop(inside);
}

function extentOf(lines: readonly string[]): Extent {
  const end = headerLength(lines);
  const fields = fieldsOf(lines.slice(0, end));
  if (fields.every(({ name }) => name === '' || isTraceName(name))) return 'part';
  if (end < lines.length) return 'whole';
  // Every message has a From field. If it is not there, the end of the header is missing.
  return fields.some(({ key }) => key === 'from') ? 'header' : 'part';
}
