import { fromBase64 } from '../decodings/base64.ts';
import { isKnownName } from '../header-names.ts';
import { fieldNameOf, isContinuation } from '../lines.ts';
import { fromVarDump, isVarDump } from './php-dump.ts';
import { type Literal, type LiteralGroup, readLiterals } from './literals.ts';

/** A source found in data. */
export interface DataSource {
  readonly source: string | Uint8Array;
  /**
   * Whether the source was found in a place for headers or sources. Any other text may be a message's own, in which its
   * sender can write anything.
   */
  readonly sure: boolean;
}

/** How much of one text is read at most. */
const LIMITS = { nodes: 20_000, depth: 24, nested: 3 } as const;

const NAME_KEY = /^(?:header|field)?_?name$|^(?:key|header|field)$/iu;
const VALUE_KEY = /^(?:header|field)?_?value$|^(?:val|text)$/iu;
/** Keys of whole sources and headers in the APIs of mail services. */
const SOURCE_KEY =
  /^(?:raw|source|eml|mime|rfc822|raw_?(?:message|msg|headers|email)|headers?|header_?text|headers_?text|internet_?headers|message-headers|pr_transport_message_headers)$/iu;
/** JMAP's name for a field of a message (RFC 8621 §4.1.3): "header:Received:asRaw:all". */
const JMAP_KEY = /^header:([\w-]+)(?::as\w+)?(?::all)?$/iu;
const LEAST_LINES = 3;

/** A map as Go prints it with %#v: `mail.Header{"Received":[]string{"…"}}`. */
const GO_VALUE = /^\s*(?:map\[string\]\[\]string|[\w.]+)\{(?=")/u;

/** What Node, Python and PHP print before the brackets of a map or a list. */
const TYPE_NAME = /^[\s\ufeff]*(?:(?:Map|Array)\(\d+\) |Headers |array ?(?=\()|\w+Dict(?=\())/u;

/**
 * Whether a text begins as data does: with a bracket, perhaps after the name of a type, followed by a string, another
 * bracket or a key. "[code]" and "{noformat}" are tags.
 */
export function beginsWithBracket(text: string): boolean {
  if (GO_VALUE.test(text.slice(0, 400)) || isVarDump(text)) return true;
  return /^[\s\ufeff]*[[{(][\s[{(]*(?:[bru]{0,2}["']|[\w$@-]+["']?\s*(?:[:=]|\n))/iu.test(
    text.slice(0, 400).replace(TYPE_NAME, ''),
  );
}

/** A line that is one string of a program, possibly part of a longer string or a list. */
const STRING_LINE =
  /^[ \t]*(?:(?:[+.]|[\w ]{1,40}=)[ \t]*)?(?:[[(][ \t]*)?[bru]{0,2}(["'`]).*\1[ \t]*(?:[)\]][ \t]*)?(?:[,;+.\\][ \t]*)?$/iu;

/** Two cells of a table. */
const CELLS = /(["'`])[,;\t]\1/u;

/** Whether nearly every line is a string of a program. */
export function isLinesOfStrings(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  const strings = lines.filter((line) => STRING_LINE.test(line) && !CELLS.test(line));
  return lines.length >= LEAST_LINES && strings.length * 5 >= lines.length * 4;
}

/** Where data may begin after other text: at a line that begins with a bracket, an assignment or a call. */
const BEGINNING = /^[ \t]*(?:[\w$.]{1,40} ?[=(:] ?)?(?=[[{(]|[bru]{0,2}["'])/gimu;
const TRIES = 4;

/** The parts of a text that may be data, after other text. */
export function dataBelow(text: string): string[] {
  const places = [...text.slice(0, 100_000).matchAll(BEGINNING)].map(({ index }) => index);
  return places.slice(0, TRIES).map((place) => text.slice(place));
}

/**
 * The sources that data may contain, in their order: lists of names and values (Gmail's `payload.headers`, Microsoft
 * Graph's `internetMessageHeaders`), records of names, lists of lines, log lines, whole sources as base64 (Gmail's
 * `raw`) or as text, and any of these in a JSON string. Empty if there are none.
 */
export function sourcesInData(text: string): DataSource[] {
  const found: DataSource[] = [];
  let nodes = 0;
  const look = (value: Literal, place: Place): void => {
    const { depth, nested, key, trusted } = place;
    nodes += 1;
    if (nodes > LIMITS.nodes || depth > LIMITS.depth) return;
    const inner = { ...place, depth: depth + 1 };
    const sure = trusted && (key === null || SOURCE_KEY.test(key));
    if (typeof value === 'string') {
      const source = sourceInString(value);
      if (source !== null) found.push({ source, sure });
      else if (nested < LIMITS.nested && /^\s*[[{("]/u.test(value)) {
        look(readLiterals(value), { ...inner, nested: nested + 1, trusted: sure });
      }
      return;
    }
    const header = headerOfList(value.items) ?? headerOfRecord(value.entries) ?? headerOfPairs(value.entries);
    if (header !== null) found.push({ source: header, sure: trusted && !isOfOneHop(value) && !isGrouped(value) });
    const pieces = header === null ? sourceInPieces(value.items) : null;
    if (pieces !== null) found.push({ source: pieces, sure: false });
    const lines = header === null && pieces === null ? headerOfLines(listed(value)) : null;
    if (lines !== null) found.push({ source: lines, sure });
    if (header !== null || pieces !== null || lines !== null) return;
    for (const item of value.items) look(item, inner);
    for (const [name, item] of value.entries) look(item, { ...inner, key: name });
  };
  look(readLiterals(asLiterals(text)), { depth: 0, nested: 0, key: null, trusted: true });
  return found;
}

/** PHP's and Go's own notation, converted to one that {@link readLiterals} knows. */
function asLiterals(text: string): string {
  if (GO_VALUE.test(text.slice(0, 400))) return text.replaceAll(':[]string{', ':{');
  return fromVarDump(text) ?? text;
}

/** The position of a value in data. */
interface Place {
  readonly depth: number;
  /** How many strings it is nested in. */
  readonly nested: number;
  readonly key: string | null;
  /** False inside a string that a sender may have written: a subject can be JSON, too. */
  readonly trusted: boolean;
}

/** A Received field at the beginning of a line, of an element or of a fence. */
const HOP_IN_STRING = /(?:^|[>`])Received[ \t]*:/imu;

function sourceInString(text: string): string | Uint8Array | null {
  if (HOP_IN_STRING.test(text.slice(0, 100_000))) return text;
  return text.length > 400 ? fromBase64(text) : null;
}

/**
 * A header from a list: `[{name, value}, …]`, `[[name, value], …]`, `[{Received: "…"}, …]`, `[name, value, name, value,
 * …]`.
 */
function headerOfList(items: readonly Literal[]): string | null {
  const fields = items.map(fieldOf).filter((line) => line !== null);
  if (fields.length > 0 && fields.length * 2 > items.length) return fields.join('\n');
  const isFlat = items.length >= 2 * LEAST_LINES && items.every((item, nth) => nth % 2 === 1 || isName(item));
  if (!isFlat) return null;
  return items.flatMap((item, nth) => (nth % 2 === 0 ? (lineOf(item, items[nth + 1]) ?? []) : [])).join('\n');
}

function isName(item: Literal): boolean {
  return typeof item === 'string' && isKnownName(item);
}

function fieldOf(item: Literal): string | null {
  if (typeof item === 'string') return null;
  const { items, entries } = item;
  if (entries.length === 0) return items.length === 2 ? lineOf(items[0], items[1]) : null;
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && isKnownName(only[0])) return lineOf(...only);
  const name = entries.find(([key]) => NAME_KEY.test(key))?.[1];
  const value = entries.find(([key]) => VALUE_KEY.test(key))?.[1];
  return lineOf(name, value);
}

/** A header from a record, in whose order the names stay: `{Received: ["…", "…"], From: "…"}`. */
function headerOfRecord(entries: LiteralGroup['entries']): string | null {
  const named = entries.map(([key, value]) => [JMAP_KEY.exec(key)?.[1] ?? key, value] as const);
  if (!named.some(([name]) => name.toLowerCase() === 'received')) return null;
  const lines = named.flatMap(([name, value]) => valuesOf(value).flatMap((one) => lineOf(name, one) ?? []));
  return lines.some((line) => /^received:\s*(?:from|by)\b/iu.test(line)) ? lines.join('\n') : null;
}

/**
 * Whether a record has a single value for a name that occurs more than once in a header: the others may have been lost.
 */
function isOfOneHop({ items, entries }: LiteralGroup): boolean {
  const hops = entries.filter(([key]) => key.toLowerCase() === 'received');
  return items.length === 0 && hops.length === 1 && typeof hops[0]?.[1] === 'string';
}

/**
 * Whether a record groups the values of a name and also has the result of a look-up. The place of that result among the
 * Received fields would show who wrote it, and grouping lost the place.
 */
function isGrouped({ items, entries }: LiteralGroup): boolean {
  const values = new Map(entries.map(([key, value]) => [key.toLowerCase(), valuesOf(value)]));
  const hops = values.get('received') ?? [];
  const results = values.get('authentication-results') ?? [];
  return (
    items.length === 0 && hops.length > 1 && results.some((text) => typeof text === 'string' && LOOKED_UP.test(text))
  );
}

/** Only this result says more about a server than its own Received field (RFC 8601 §2.7.3). */
const LOOKED_UP = /iprev=/iu;

/** The values of one name. PHP numbers those of a list. */
function valuesOf(value: Literal): readonly Literal[] {
  if (typeof value === 'string') return [value];
  return value.items.length > 0 ? value.items : value.entries.map(([, one]) => one);
}

/** A header from TOML, which writes a table for each field: `name = "Received"`, with the value on the next line. */
function headerOfPairs(entries: LiteralGroup['entries']): string | null {
  const fields = entries.flatMap(([key, name], place) => {
    const [nextKey, value] = entries[place + 1] ?? ['', ''];
    return NAME_KEY.test(key) && VALUE_KEY.test(nextKey) ? (lineOf(name, value) ?? []) : [];
  });
  return fields.length > 2 && fields.some((field) => /^received:/iu.test(field)) ? fields.join('\n') : null;
}

/** The items of a list. Some programs write a list as a record with numbers for keys. */
function listed({ items, entries }: LiteralGroup): readonly Literal[] {
  const isNumbered = items.length === 0 && entries.every(([key]) => /^\d+$/u.test(key));
  return isNumbered ? entries.map(([, value]) => value) : items;
}

/**
 * A header from a list of its lines or fields, or of records that hold one each: log collectors write a record for
 * every line.
 */
function headerOfLines(items: readonly Literal[]): string | null {
  if (items.length < 2) return null;
  const lines = items.filter((item) => typeof item === 'string');
  if (lines.length * 2 > items.length) return linesOfHeader(lines);
  const records = items.filter((item) => typeof item !== 'string');
  const keys = new Set(records.slice(0, 2).flatMap(({ entries }) => entries.map(([key]) => key)));
  for (const key of [...keys].slice(0, 20)) {
    const column = records.map(({ entries }) => entries.find(([name]) => name === key)?.[1]);
    const texts = column.filter((text) => typeof text === 'string');
    const header = texts.length * 2 > items.length ? linesOfHeader(texts) : null;
    if (header !== null) return header;
  }
  return null;
}

/** The beginning of a Received field's value. */
const HOP = /^\s*(?:from\s+\S[^]*?\s)?by\s+\S/u;

function linesOfHeader(lines: readonly string[]): string | null {
  if (lines.every((line) => HOP.test(line))) return lines.map((line) => lineOf('Received', line)).join('\n');
  const ofHeader = lines.filter((line) => fieldNameOf(line) !== null || isContinuation(line) || line.trim() === '');
  if (ofHeader.length * 2 < lines.length || !lines.some((line) => /^received[ \t]*:/iu.test(line))) return null;
  return lines.map((line) => line.replace(/\r?\n$/u, '')).join('\n');
}

/**
 * A text that a chat or a tracker exports in pieces: `["Received: from ", {type: "link", text: "mx.example"}, …]`,
 * `[{type: "text", text: "Received: …"}, {type: "hardBreak"}, …]`. null for other lists, or if no piece begins a
 * Received field.
 */
function sourceInPieces(items: readonly Literal[]): string | null {
  const pieces = items.map(pieceOf);
  const isOfPieces = items.some((item) => typeof item !== 'string') && !pieces.includes(null);
  const text = isOfPieces ? pieces.join('') : '';
  return HOP_LINE.test(text) ? text : null;
}

const HOP_LINE = /^Received[ \t]*:/imu;

function pieceOf(item: Literal): string | null {
  if (typeof item === 'string') return item;
  const entry = (key: string): Literal | undefined => item.entries.find(([name]) => name === key)?.[1];
  const type = entry('type');
  if (typeof type !== 'string') return null;
  const text = entry('text');
  return typeof text === 'string' ? text : /break$/iu.test(type) ? '\n' : null;
}

/** The field with this name and value, which stays one field whatever line ends the value contains. */
function lineOf(name: unknown, value: unknown): string | null {
  if (typeof name !== 'string' || typeof value !== 'string' || !/^[\w-]+$/u.test(name)) return null;
  return `${name}: ${value.trim().replaceAll(/[\r\n]+[ \t]*/gu, '\n\t')}`;
}
