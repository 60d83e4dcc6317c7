import { readDate } from '../dates/date-time.ts';
import type { HeaderField } from '../header-field.ts';

/** In milliseconds. Two dates in the wrong order may come from two clocks; a larger difference means another order. */
const SKEW = 120_000;
/** This many dates in one order are not a coincidence. */
const MANY = 3;

/**
 * In which order the Received fields are listed: newest first, or oldest first as some programs list them. Servers add
 * their line at the top (RFC 5321 §4.4), so times normally decrease from the top. If they never do, the lines
 * themselves decide: the order in which more lines receive from their neighbour's server and a final delivery is at the
 * newest end. In a tie, enough dates or a large enough difference between them mean oldest first.
 * `perhaps`: the times rise by less than two clocks may differ, and nothing else decides.
 */
export function orderOf(fields: readonly HeaderField[]): 'newest-first' | 'oldest-first' | 'perhaps' {
  const bodies = fields.filter(({ key }) => key === 'received').map(({ body }) => body);
  const dated = bodies.flatMap((body) => timeOf(body) ?? []);
  const [first] = dated;
  const last = dated.at(-1);
  if (first === undefined || last === undefined || last <= first) return 'newest-first';
  if (dated.some((time, nth) => time < (dated[nth - 1] ?? time))) return 'newest-first';
  const upward = links(bodies, 1) + deliveries(bodies.at(-1));
  const downward = links(bodies, -1) + deliveries(bodies[0]);
  if (upward !== downward) return upward > downward ? 'oldest-first' : 'newest-first';
  return dated.length >= MANY || last - first > SKEW ? 'oldest-first' : 'perhaps';
}

/** 1 for a line that names no peer, or that says it is a delivery: these are at the top. */
function deliveries(body: string | undefined): number {
  return body !== undefined && /^by\s|\bwith\s+(?:lmtp|local)/iu.test(body.slice(0, 2000)) ? 1 : 0;
}

/** How many hops are named, as the server received from, by their neighbour in a direction. */
function links(bodies: readonly string[], direction: 1 | -1): number {
  return bodies.filter((body, place) => {
    const writer = /\bby[ \t]+([\w.-]+)/iu.exec(body.slice(0, 2000))?.[1]?.toLowerCase();
    const next = bodies[place + direction]?.slice(0, 2000).toLowerCase();
    return writer !== undefined && next !== undefined && sender(next).includes(writer);
  }).length;
}

function sender(body: string): string {
  const by = body.indexOf(' by ');
  return by === -1 ? body : body.slice(0, by);
}

function timeOf(body: string): number | null {
  const semicolon = body.lastIndexOf(';');
  return semicolon === -1 ? null : (readDate(body, semicolon + 1)?.time.instant ?? null);
}

/** The fields of a header with the Received ones in reverse order, each in the place of another. */
export function turnedRound(fields: readonly HeaderField[]): string {
  const hops = fields.filter(({ key }) => key === 'received').map(({ raw }) => raw);
  return fields.map(({ key, raw }) => (key === 'received' ? (hops.pop() ?? raw) : raw)).join('\n');
}
