import type { WrittenTime } from '../message/dates/usual-date.ts';

/**
 * What one Received field says (RFC 5321 §4.4), part by part, without judging it.
 *
 * "Not recorded" is always different from "recorded as absent": a server that looked up a reverse name and found none
 * says something; a server that never writes one does not.
 */
export interface Hop {
  /** Index among the Received fields; 0 is the newest (topmost). */
  readonly index: number;
  /** Index among all header fields ({@link HeaderField.index}). */
  readonly fieldIndex: number;
  /** The whole field verbatim. */
  readonly raw: string;
  readonly kind: HopKind;
  readonly peer: Peer;
  readonly writer: Writer;
  /** Word after `with`, as written ("ESMTPS", "Microsoft SMTP Server"). */
  readonly protocol: string | null;
  readonly via: string | null;
  /** Queue id of the writer, whole. */
  readonly id: string | null;
  /** Envelope sender without angle brackets; the empty string is the null sender `<>`. */
  readonly envelopeFrom: string | null;
  /** First envelope recipient (`for`), without angle brackets. */
  readonly recipient: string | null;
  /**
   * The writer itself named the recipient. False after the date, where it may be the beginning of the data, folded into
   * the field: "…; Mon, 23 Nov 2026 10:30:00 +0300\r\n for <u@evil.example>".
   */
  readonly recipientCertain: boolean;
  readonly authentication: SubmitterAuthentication;
  /** How the message began in this hop; null if it came from another host, or was passed on inside one. */
  readonly begins: Beginning | null;
  readonly tls: Tls;
  readonly time: WrittenTime | null;
  /** Why the field may contain more than its writer intended. Empty for nearly all fields. */
  readonly anomalies: readonly HopAnomaly[];
}

/**
 * `smtp`: one host accepted the message from another. `local`: handed over inside one host or by a person's program
 * (LMTP, pipe, queue pickup, fetchmail), and the field says so. `hidden`: the writer names itself, but not from whom or
 * how it received the message. `unreadable`: could not be parsed; only `raw` counts.
 */
export type HopKind = 'smtp' | 'local' | 'hidden' | 'unreadable';

/**
 * How a message began, so that everything after this hop in the header was submitted with it.
 *
 * `login`: a person or program signed in. `local-submission`: a program or user of the host itself, by sendmail(1), a
 * pickup folder or a socket. `re-injection`: a filter or list that put the message into the queue again. `composed`:
 * written in Outlook or through a provider's API. `web`: over HTTP, so from a webmail, unless the provider is known to
 * pass mail on that way.
 */
export type Beginning = 'login' | 'local-submission' | 're-injection' | 'composed' | 'web';

/** The host that the writer accepted the message from. */
export interface Peer {
  /** The name that the peer claimed in HELO/EHLO/LHLO. */
  readonly helo: string | null;
  readonly reverseName: ReverseName;
  /** IPv4 or IPv6 in canonical text (IPv4-mapped written as IPv4, no zone, no brackets). */
  readonly address: string | null;
  /**
   * The writer itself saw the address. False if it may be what the peer said: `from [192.0.2.1] by mx.example.net` from
   * a server that is not known to write the address of the connection there.
   */
  readonly addressCertain: boolean;
  readonly port: number | null;
  /** RFC 1413 user name. */
  readonly ident: string | null;
}

export type ReverseName =
  /** `verified`: the forward look-up confirmed it (true), denied it (false), or this writer does not say (null). */
  | { readonly state: 'named'; readonly name: string; readonly verified: boolean | null }
  /** Looked up; there was none, or none that the forward look-up confirmed. */
  | { readonly state: 'none' }
  | { readonly state: 'not-recorded' };

/** The host that wrote the field ("by"). */
export interface Writer {
  readonly host: string | null;
  readonly address: string | null;
  /** Second name of the host, in a comment: `by localhost (mx.example.net [127.0.0.1]) (amavis, port 10024)`. */
  readonly otherName: string | null;
  /**
   * Whether an address comes with it: amavis and Exim add their own. With or without one, the name was not looked up.
   */
  readonly otherNameHasAddress: boolean;
  /** Family name of the software: "Postfix", "Exim", "Dovecot", … */
  readonly software: string | null;
  readonly softwareVersion: string | null;
  /**
   * The software's name is in a place that no word of the peer can reach, or was recognised by its form. False in "with
   * ESMTPS (version=TLS1_3 cipher=X sni=a) (fetchmail-6.4)", from an SNI of "a) (fetchmail-6.4".
   */
  readonly softwareCertain: boolean;
}

export interface SubmitterAuthentication {
  /** null: the field does not say. */
  readonly authenticated: boolean | null;
  readonly method: string | null;
  readonly user: string | null;
}

export type Tls =
  | {
      readonly state: 'recorded';
      readonly version: string | null;
      readonly cipher: string | null;
      readonly bits: number | null;
      readonly keyExchange: string | null;
      /** The writer's verdict on the peer's certificate, as written ("NO", "OK", "not verified"). */
      readonly verification: string | null;
      /** Subject of the client certificate, or "none" if the writer says that there was none. */
      readonly clientCertificate: string | null;
      readonly serverName: string | null;
    }
  /** The writer is known to record encryption, but did not. */
  | { readonly state: 'none' }
  /** The writer does not say. */
  | { readonly state: 'unknown' }
  /** The message did not leave the host. */
  | { readonly state: 'local' };

export type HopAnomaly =
  /** A second from/by pair in one field: the sender's text folded into the writer's field. */
  | 'second-clauses'
  /** Something other than comments after the date. */
  | 'text-after-date'
  /** An envelope sender that reaches into the server's own words: "(envelope-from <a) (Postfix@evil.example>)". */
  | 'malformed-envelope'
  /** A HELO name that no host has: brackets, blanks, quotes, semicolons in it. */
  | 'malformed-helo'
  /** Control characters, bare CR or blanks outside ASCII. */
  | 'control-characters'
  /** Longer than the limit; only its beginning was read. */
  | 'too-long'
  /** More parts or deeper comments than the limit. */
  | 'too-complex';

/** Signs that the peer's words may be where the writer's own should be. */
const SPOILING: ReadonlySet<HopAnomaly> = new Set<HopAnomaly>([
  'second-clauses',
  'malformed-envelope',
  'too-long',
  'too-complex',
]);

/**
 * Whether the field says what its writer intended, so that its address, names and protocol can be judged.
 *
 * A HELO name that no host has ("gato101.sndsy.ru)(185.138.182.101") spoils a field as well, except where a program of
 * the host itself handed the message in: qmail-scanner writes the envelope sender there.
 */
export function isBelievable(hop: Hop): boolean {
  if (hop.kind === 'unreadable') return false;
  return !hop.anomalies.some(
    (anomaly) =>
      SPOILING.has(anomaly) || (anomaly === 'malformed-helo' && (hop.kind !== 'local' || hop.begins === null)),
  );
}

/**
 * Whether a limit cut the field, so that the writer's own words may be in the rest, and everything before it the peer's.
 */
export function isReadInPart({ anomalies }: Hop): boolean {
  return anomalies.includes('too-long') || anomalies.includes('too-complex');
}
