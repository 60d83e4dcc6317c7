import PostalMime from 'postal-mime';
import { MESSAGES, type CorpusMessage } from './corpus.ts';

/**
 * What must not survive, found without the code under test: addresses by a plain pattern over the raw header, names and
 * subject by another mail parser, and what the corpus knows from the servers' logs.
 */
export interface Secrets {
  readonly localParts: readonly string[];
  readonly names: readonly string[];
  readonly subject: string;
  /** Addresses and names of the hosts that submitted the message. */
  readonly submitters: readonly string[];
  readonly privateAddresses: readonly string[];
  readonly identifiers: readonly string[];
}

export async function secretsOf(message: CorpusMessage): Promise<Secrets> {
  const header = headerText(message.source);
  const parsed = await PostalMime.parse(message.source);
  const people = [parsed.from, ...(parsed.to ?? [])].flatMap((person) => (person === undefined ? [] : [person]));
  const logins = message.hops.filter(
    ({ kind, protocol }) => kind === 'real' && /^(?:UTF8)?E?SMTPS?A$/i.test(protocol ?? ''),
  );
  return {
    localParts: localPartsIn(header),
    names: people.map(({ name }) => name ?? '').filter((name) => name !== ''),
    subject: parsed.subject ?? '',
    submitters: logins.flatMap(({ ip, rdns, helo }) => [ip, rdns, helo]).filter((value) => value !== null),
    privateAddresses: privateAddressesIn(header),
    identifiers: [message.messageId, ...message.hops.map(({ id }) => id).filter((id) => id !== null)],
  };
}

/** Both as UTF-8 and byte for byte: an unencoded name in another charset is a name, too. */
function headerText(source: Uint8Array): string {
  const bytes = Buffer.from(source);
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1'))?.index ?? bytes.length;
  return bytes.subarray(0, end).toString('utf8');
}

/**
 * Everything before an "@" that belongs to it. A forger's quoted local part containing the relay's name is evidence and
 * stays.
 */
export function localPartsIn(text: string): string[] {
  const found = [...text.matchAll(/([^\s<>()[\],;:"|@]+)@[\p{L}\p{N}[]/gu)].map((match) => match[1] ?? '');
  // "smtp.mailfrom=news@…", "envelope-from=…": the name of the pair is not part of the address.
  const bare = found.map((part) => part.replace(/^[a-z]+[.-][a-z]+=/i, ''));
  return [...new Set(bare.filter((part) => part !== ''))];
}

export function privateAddressesIn(text: string): string[] {
  const found = text.match(
    /(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/g,
  );
  return [...new Set(found ?? [])];
}

/** Host names and addresses on which the judgement of every message rests. */
export const RELAYS: readonly string[] = [
  ...new Set(
    MESSAGES.flatMap(({ relayHost, relayAddress }) => [relayHost, relayAddress]).filter((value) => value !== null),
  ),
];
