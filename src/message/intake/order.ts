import { readDate } from '../dates/date-time.ts';
import type { HeaderField } from '../header-field.ts';
import { refolded } from './folding.ts';
import type { Extent } from './intake.ts';
import { fieldNameOf, fieldsOf, isContinuation } from './lines.ts';

/** In milliseconds. Two dates in the wrong order may come from two clocks; a larger difference means another order. */
const SKEW = 120_000;
/** This many dates in one order are not a coincidence. */
const MANY = 3;

/**
 * In which order the Received fields are listed: newest first, or oldest first as some programs list them. Servers add
 * their line at the top (RFC 5321 §4.4), so times normally decrease from the top. If they never do, the lines
 * themselves decide: in the right order, more lines receive from their neighbour's server, and a final delivery is at
 * the newest end. In a tie, enough dates or a large enough difference between them mean oldest first.
 *
 * @param isOverturned whether the other fields are upside down; then it is enough that the times do not contradict it
 * @returns `perhaps` if the times rise by less than two clocks may differ, and nothing else decides.
 */
export function orderOf(
  fields: readonly HeaderField[],
  isOverturned = false,
): 'newest-first' | 'oldest-first' | 'perhaps' {
  const bodies = fields.filter(({ key }) => key === 'received').map(({ body }) => body);
  const dated = bodies.flatMap((body) => timeOf(body) ?? []);
  const [first] = dated;
  const last = dated.at(-1);
  if (first === undefined || last === undefined || last < first) return 'newest-first';
  if (dated.some((time, nth) => time < (dated[nth - 1] ?? time))) return 'newest-first';
  if (isOverturned) return 'oldest-first';
  const upward = links(bodies, 1) + deliveries(bodies.at(-1));
  const downward = links(bodies, -1) + deliveries(bodies[0]);
  if (upward !== downward) return upward > downward ? 'oldest-first' : 'newest-first';
  if (last === first) return 'newest-first';
  return dated.length >= MANY || last - first > SKEW ? 'oldest-first' : 'perhaps';
}

/** 1 for a line that names no peer, or that says it is a delivery, as the lines at the top do; else 0. */
function deliveries(body: string | undefined): number {
  return body !== undefined && /^by\s|\bwith\s+(?:lmtp|local)/iu.test(body.slice(0, 2000)) ? 1 : 0;
}

/** Fields that the sender writes. In every source they come after the line of the mailbox's server. */
const OF_SENDER: ReadonlySet<string> = new Set(['from', 'to', 'subject', 'date', 'message-id']);
/** Fields that the very last server adds at the top. */
const OF_DELIVERY: ReadonlySet<string> = new Set(['return-path', 'delivered-to', 'x-original-to', 'envelope-to']);

/** With this many of the sender's fields, most of those that every message has are there. */
const MOST = 3;

/** This many names in alphabetical order are not a coincidence. */
const SORTED = 6;

/**
 * Whether the fields are in an order that no mail has: alphabetical, upside down, or with some of the sender's fields
 * between the Received fields and others above them or above those of the delivery. Then the order of the Received
 * fields among themselves cannot be believed either.
 */
export function isShuffled(fields: readonly HeaderField[], extent: Extent): boolean {
  const keys = fields.map(({ key }) => key);
  if (!keys.includes('received')) return false;
  if (isUpsideDown(fields, extent)) return true;
  if (new Set(keys).size >= SORTED && (isSorted(keys) || isSorted(fields.map(({ name }) => `${name}:`)))) return true;
  const isBetween = keys.slice(keys.indexOf('received'), keys.lastIndexOf('received')).some(isOfSender);
  const isDeliveredBelow = keys.slice(keys.findIndex(isOfSender)).some((key) => OF_DELIVERY.has(key));
  return isBetween && (isAboveHops(fields) || isDeliveredBelow);
}

function isSorted(names: readonly string[]): boolean {
  const signs = new Set(names.flatMap((name, place) => Math.sign(compared(names[place - 1] ?? name, name)) || []));
  return signs.size === 1;
}

/** By code units, as `sort` does in the C locale. */
function compared(one: string, another: string): number {
  return one === another ? 0 : one < another ? -1 : 1;
}

/**
 * Whether fields of the sender are above all Received fields, and those of the delivery below them. Without the text of
 * a message it is enough that no field of the sender is below them.
 */
export function isUpsideDown(fields: readonly HeaderField[], extent: Extent): boolean {
  const keys = fields.map(({ key }) => key);
  const above = keys.slice(0, keys.indexOf('received'));
  const below = keys.slice(keys.lastIndexOf('received') + 1);
  if (above.some((key) => OF_DELIVERY.has(key)) || !above.some(isOfSender)) return false;
  if (below.some((key) => OF_DELIVERY.has(key))) return true;
  return extent !== 'whole' && above.filter(isOfSender).length >= MOST && !below.some(isOfMessage);
}

/** Whether a field of the sender is above all Received fields, as if all fields had been reversed. */
export function isAboveHops(fields: readonly HeaderField[]): boolean {
  const first = fields.findIndex(({ key }) => key === 'received');
  return fields.slice(0, first).some(({ key }) => isOfSender(key));
}

function isOfSender(key: string): boolean {
  return OF_SENDER.has(key);
}

/** Whether a field comes after the last Received field in every source: it is the sender's own, or one of MIME. */
function isOfMessage(key: string): boolean {
  return isOfSender(key) || /^(?:mime-version|content-)/u.test(key);
}

/** A Received field has the server's name, and then a time of day. */
const WRITER = /\bby[ \t\n]+\S/iu;
const TIME = /\d{1,2}:\d{2}/u;

/**
 * The lines in reverse order, if they were reversed one by one, so that folded lines precede their field; null for any
 * others. That is so if turning them round makes more Received fields complete, even compared with rejoined broken
 * lines: Exchange's "… with Microsoft" at the margin does not end its field.
 */
export function withLinesReversed(lines: readonly string[]): string[] | null {
  const last = lines.findLastIndex((line) => line !== '');
  const begins = lines.lastIndexOf('', last) + 1;
  const header = lines.slice(begins, last + 1);
  if (!header.some((line) => isContinuation(line))) return null;
  const reversed = header.toReversed();
  if (fieldNameOf(reversed[0] ?? '') === null) return null;
  if (completeHops(reversed) <= completeHops(refolded(header)?.lines ?? header)) return null;
  return [...reversed, ...lines.slice(0, begins).toReversed()];
}

function completeHops(lines: readonly string[]): number {
  return fieldsOf(lines).filter(({ key, raw }) => key === 'received' && isComplete(raw.slice(0, 4000))).length;
}

/** Searches in two steps: a single expression would look for a time again after each "by". */
function isComplete(raw: string): boolean {
  const writer = WRITER.exec(raw);
  return writer !== null && TIME.test(raw.slice(writer.index + writer[0].length));
}

/** How many hops have a neighbour, in one direction, that says it received from them. */
function links(bodies: readonly string[], direction: 1 | -1): number {
  return bodies.filter((body, place) => {
    const writer = /\bby[ \t]+([\w.-]+)/iu.exec(body.slice(0, 2000))?.[1]?.toLowerCase();
    const next = bodies[place + direction]?.slice(0, 2000).toLowerCase();
    return writer !== undefined && next !== undefined && sender(next).includes(writer);
  }).length;
}

function sender(body: string): string {
  const by = body.search(/\sby\s/u);
  return by === -1 ? body : body.slice(0, by);
}

function timeOf(body: string): number | null {
  const semicolon = body.lastIndexOf(';');
  return semicolon === -1 ? null : (readDate(body, semicolon + 1)?.time.instant ?? null);
}

/** The fields of a header with the Received fields in reverse order among themselves. */
export function turnedRound(fields: readonly HeaderField[]): string {
  const hops = fields.filter(({ key }) => key === 'received').map(({ raw }) => raw);
  return fields.map(({ key, raw }) => (key === 'received' ? (hops.pop() ?? raw) : raw)).join('\n');
}
