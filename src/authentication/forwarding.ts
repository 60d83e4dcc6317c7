import type { HeaderField } from '../message/header-field.ts';
import { readMailboxes } from './mailbox-address.ts';
import { parseArcSeal } from './arc-seal.ts';
import { readRewrittenSender } from './rewritten-sender.ts';
import { trimFolding } from './tag-list.ts';

/** One field that a server adds when it delivers a message for someone or forwards it. Anyone can write one. */
export interface ForwardingFact {
  /**
   * `delivered-to`: the mailbox to which the message was delivered (Delivered-To, Envelope-To, X-Original-To,
   * X-Delivered-To, Original-Recipient). Two different ones mean that the message was forwarded, from the second in the
   * header to the first. `forwarded-to`, `forwarded-for`: Gmail's X-Forwarded-To and X-Forwarded-For, Mail.ru's
   * X-ResentFrom, and Exchange's loop prevention fields, which name each mailbox that forwarded by a setting or a rule.
   * `resent`: a person sent the message on (Resent-From and Resent-To, RFC 5322 §3.6.6). `sealed`: a later handler
   * vouches for what it received; the value is its domain (ARC-Seal). `rewritten-sender`: a forwarder put its own
   * address in place of the envelope sender (Return-Path); the values are the forwarder and, if it can be recovered,
   * the original address.
   */
  readonly kind: 'delivered-to' | 'forwarded-to' | 'forwarded-for' | 'resent' | 'sealed' | 'rewritten-sender';
  /** Addresses as written, or a domain. Never empty. */
  readonly values: readonly string[];
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
}

/** More such fields than any genuine message has. */
const MAX_FORWARDING_FACTS = 100;

const KINDS: ReadonlyMap<string, Exclude<ForwardingFact['kind'], 'sealed' | 'rewritten-sender'>> = new Map([
  ['delivered-to', 'delivered-to'],
  ['envelope-to', 'delivered-to'],
  ['x-original-to', 'delivered-to'],
  ['x-delivered-to', 'delivered-to'],
  ['original-recipient', 'delivered-to'],
  ['x-forwarded-to', 'forwarded-to'],
  ['x-forwarded-for', 'forwarded-for'],
  ['x-resentfrom', 'forwarded-for'],
  ['x-ms-exchange-forwardingloop', 'forwarded-for'],
  ['x-ms-exchange-inbox-rules-loop', 'forwarded-for'],
  ['resent-from', 'resent'],
  ['resent-to', 'resent'],
]);

/** Everything in the header that says who forwarded the message, newest first. */
export function forwardingFacts(fields: readonly HeaderField[]): ForwardingFact[] {
  const facts: ForwardingFact[] = [];
  for (const field of fields) {
    if (facts.length >= MAX_FORWARDING_FACTS) break;
    const name = field.key;
    if (name === 'arc-seal') {
      const { domain } = parseArcSeal(field.body);
      if (domain !== null && domain !== '') facts.push({ kind: 'sealed', values: [domain], fieldIndex: field.index });
      continue;
    }
    if (name === 'return-path') {
      const sender = readRewrittenSender(addresses(field.body)[0] ?? '');
      if (sender === null) continue;
      const values = sender.original === null ? [sender.forwarder] : [sender.forwarder, sender.original];
      facts.push({ kind: 'rewritten-sender', values, fieldIndex: field.index });
      continue;
    }
    const kind = KINDS.get(name);
    if (kind === undefined) continue;
    const values = kind === 'forwarded-for' ? words(field.body) : addresses(field.body);
    if (values.length > 0) facts.push({ kind, values, fieldIndex: field.index });
  }
  return facts;
}

/** Gmail writes "X-Forwarded-For: first@example.com second@example.net", separated by blanks. */
function words(body: string): string[] {
  return body.split(/[ \t\r\n,]+/, 20).flatMap(addresses);
}

function addresses(body: string): string[] {
  const found = readMailboxes(trimFolding(body)).map(({ address }) => address);
  return [...new Set(found)];
}
