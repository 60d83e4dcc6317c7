/**
 * What really happened when a client handed a message to a server: the truth with which a parsed Received field is
 * compared.
 */
export interface Connection {
  readonly helo: string;
  /** PTR of the client's address; null if there is none. */
  readonly ptr: string | null;
  /** A look-up of the PTR leads back to the address. */
  readonly confirmed: boolean;
  /** Canonical text. */
  readonly address: string;
  readonly greeting: 'HELO' | 'EHLO';
  readonly encrypted: boolean;
  readonly utf8: boolean;
  /** Envelope sender; the empty string is the null sender. */
  readonly sender: string;
  /** If there are two, servers name none. */
  readonly recipients: readonly string[];
  /** Milliseconds since 1970. */
  readonly instant: number;
  /** Minutes east of UTC. */
  readonly zone: number;
  /** Text at the very beginning of the data; some servers fold it into their own field if it begins with a space. */
  readonly dataStart: string;
}

/** The values that must be parsed from a field that one server wrote for one connection; null if it writes none. */
export interface WrittenField {
  /** Body, folded as by the server. */
  readonly body: string;
  readonly helo: string | null;
  readonly reverseName: string | null;
  readonly reverseNameVerified: boolean | null;
  readonly address: string;
  readonly by: string;
  readonly software: string;
  readonly protocol: string;
  readonly encrypted: boolean;
  readonly id: string | null;
  readonly envelopeFrom: string | null;
  readonly recipient: string | null;
  readonly instant: number;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322 §3.3, with the zone's name as a comment if the server writes one. */
export function dateOf({ instant, zone }: Connection, zoneName: string | null = null): string {
  const local = new Date(instant + zone * 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  const offset = `${zone < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(zone) / 60))}${two(Math.abs(zone) % 60)}`;
  const day = `${DAYS[local.getUTCDay()]}, ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  return `${day} ${clock} ${offset}${zoneName === null ? '' : ` (${zoneName})`}`;
}
