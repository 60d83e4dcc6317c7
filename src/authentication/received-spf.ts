import { addressInComment } from './observed-address.ts';
import { readAddress } from '../hosts/address.ts';
import { scanClauses } from './clause-scanner.ts';
import { normaliseHost } from '../hosts/host-name.ts';

/** What one Received-SPF field says (RFC 7208 §9.1), without judging it. What it does not say is null. */
export interface ReceivedSpf {
  /** Lower case: "pass", "fail", "softfail", "neutral", "none", "temperror", "permerror", … */
  readonly result: string | null;
  /** Address of the client, canonical; null if there is none, or it is ambiguous. */
  readonly clientAddress: string | null;
  /** The field names two addresses, or an invalid one: part of it was injected by the sender. */
  readonly contradictory: boolean;
  readonly envelopeFrom: string | null;
  readonly helo: string | null;
  /** "mailfrom" or "helo", lower case. */
  readonly identity: string | null;
  /** Host that ran the check: `receiver=`, or the name at the beginning of the comment ("mx.example: domain of …"). */
  readonly receiver: string | null;
  readonly mechanism: string | null;
  readonly problem: string | null;
  /** Texts in parentheses, in the order written. */
  readonly comments: readonly string[];
  /** The field was not parsed to its end: it is too long, has too many parts, or a comment in it is not closed. */
  readonly incomplete: boolean;
}

/**
 * Parses the body of one Received-SPF field in the wordings of RFC 7208, Exim, policyd-spf, Google, Outlook, Yahoo,
 * Mail.ru and Haraka. Never fails; for a text that says nothing everything is null.
 */
export function parseReceivedSpf(body: string): ReceivedSpf {
  const { clauses, incomplete } = scanClauses(body);
  const comments: string[] = [];
  const addresses = new Set<string>();
  let result: string | null = null;
  /** The first value of each key. */
  const pairs = new Map<string, string>();
  for (const { kind, name, value } of clauses) {
    if (kind === 'word') result ??= value.toLowerCase();
    else if (kind === 'comment') {
      comments.push(value);
      const address = addressInComment(value, result);
      if (address !== null) addresses.add(address);
      // An address in the wording of another result may be the sender's.
      else if (addressInComment(value, result === 'pass' ? null : 'pass') !== null) addresses.add(UNREADABLE);
    } else if (kind === 'pair') {
      if (name === 'client-ip') addresses.add(readAddress(value) ?? UNREADABLE);
      else if (!pairs.has(name)) pairs.set(name, value);
    }
  }
  const valueOf = (key: string): string | null => pairs.get(key) ?? null;
  const [only = UNREADABLE] = addresses;
  const clientAddress = addresses.size === 1 && only !== UNREADABLE ? only : null;
  return {
    result,
    clientAddress,
    contradictory: clientAddress === null && addresses.size > 0,
    envelopeFrom: withoutAngles(valueOf('envelope-from')),
    helo: valueOf('helo'),
    identity: valueOf('identity')?.toLowerCase() ?? null,
    receiver: namedReceiver(valueOf('receiver')) ?? makerInComment(comments[0]),
    mechanism: valueOf('mechanism'),
    problem: valueOf('problem'),
    comments,
    incomplete,
  };
}

const UNREADABLE = '';

/** policyd-spf writes "receiver=<UNKNOWN>" unless it is configured to name itself. */
function namedReceiver(receiver: string | null): string | null {
  return receiver !== null && normaliseHost(receiver) !== null ? receiver : null;
}

/** "mx.pion.test: domain of lavka.test designates …" is how Exim and Google say who ran the check. */
function makerInComment(comment: string | undefined): string | null {
  const colon = comment?.indexOf(': ') ?? -1;
  if (comment === undefined || colon === -1) return null;
  const name = comment.slice(0, colon);
  return normaliseHost(name) !== null && name.includes('.') ? name : null;
}

function withoutAngles(text: string | null): string | null {
  return text?.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text;
}
