/**
 * An envelope sender that a forwarder wrote in place of the original, so that SPF passes for the forwarded message.
 * Anyone can choose such an address.
 */
export interface RewrittenSender {
  /** Domain of the forwarder, or the forwarding mailbox if the address contains it. */
  readonly forwarder: string;
  /** The original address; null if the rewritten one does not contain it. */
  readonly original: string | null;
}

/** Sender Rewriting Scheme: "SRS0=Z8Bj=5H=lavka.test=bounce@fialka.test". The first separator may also be + or -. */
const SRS0 = /^SRS0[=+-][^=]+=[^=]+=([^=]+)=(.+)$/i;
/**
 * Rewritten a second time, with the first forwarder in the middle:
 * "SRS1=QqYd=fialka.test==Z8Bj=5H=lavka.test=bounce@astra.test".
 */
const SRS1 = /^SRS1[=+-][^=]+=[^=]+=[=+-][^=]+=[^=]+=([^=]+)=(.+)$/i;
/** Exchange Online, which hides the original address: "bounces+SRS=Rrm42=OP@fialka.test". */
const EXCHANGE_ONLINE = /\+SRS=[^=]+=[^=]+$/i;
/**
 * Gmail, which names its own user and the mailbox to which the message is forwarded:
 * "ivan+caf_=maria=fialka.test@gmail.com".
 */
const GMAIL = /^([^+]+)\+caf_=/;

/** Parses an envelope sender ("local@domain", as written); null if no forwarder wrote it. */
export function readRewrittenSender(address: string): RewrittenSender | null {
  const sign = address.lastIndexOf('@');
  const domain = address.slice(sign + 1);
  const local = address.slice(0, Math.max(sign, 0)).replace(/^"(.*)"$/, '$1');
  const kept = SRS0.exec(local) ?? SRS1.exec(local);
  if (kept !== null) return { forwarder: domain, original: `${kept[2] ?? ''}@${kept[1] ?? ''}` };
  if (EXCHANGE_ONLINE.test(local)) return { forwarder: domain, original: null };
  const user = GMAIL.exec(local)?.[1];
  return user === undefined ? null : { forwarder: `${user}@${domain}`, original: null };
}
