import { readDate } from '../dates/date-time.ts';
import type { HeaderField } from '../header-field.ts';

/** Two dates in the wrong order may be two clocks; so much later is another order, in milliseconds. */
const SKEW = 120_000;
/** So many dates in one order are not by chance. */
const MANY = 3;

/**
 * Whether the Received fields are in the order of time, oldest first, as some programs list them. Servers put their line above those
 * of others (RFC 5321 §4.4), so that times fall. Where they rise, the names and the kinds of the lines must not speak against it: a line names the server of the
 * line below it as the one that handed over, and the topmost one is a delivery inside the mailbox's system.
 */
export function isOldestFirst(fields: readonly HeaderField[]): boolean {
  const bodies = fields.filter(({ key }) => key === 'received').map(({ body }) => body);
  const dated = bodies.flatMap((body) => timeOf(body) ?? []);
  const [first] = dated;
  const last = dated.at(-1);
  if (first === undefined || last === undefined || last <= first) return false;
  if (dated.some((time, nth) => time < (dated[nth - 1] ?? time))) return false;
  const upward = links(bodies, 1) + deliveries(bodies.at(-1));
  const downward = links(bodies, -1) + deliveries(bodies[0]);
  return upward > downward || (upward === downward && (dated.length >= MANY || last - first > SKEW));
}

/** 1 for a line that names no peer, or says that it is of a delivery: these are on top. */
function deliveries(body: string | undefined): number {
  return body !== undefined && /^by\s|\bwith\s+(?:lmtp|local)/iu.test(body.slice(0, 2000)) ? 1 : 0;
}

/** How many hops name, as the one who handed over, the server of the hop before them in a direction. */
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

/** The fields of a header with the Received ones in the other order, each in the place of another. */
export function turnedRound(fields: readonly HeaderField[]): string {
  const hops = fields.filter(({ key }) => key === 'received').map(({ raw }) => raw);
  return fields.map(({ key, raw }) => (key === 'received' ? (hops.pop() ?? raw) : raw)).join('\n');
}
