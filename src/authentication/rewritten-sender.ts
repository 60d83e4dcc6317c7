/**
 * An envelope sender that a forwarder wrote in place of the sender's, so that SPF holds for the message that it sends on. Anybody can
 * choose such an address.
 */
export interface RewrittenSender {
  /** Domain of the forwarder, or the mailbox that forwards where the address holds it. */
  readonly forwarder: string;
  /** The address before; null where it is not in there. */
  readonly original: string | null;
}

/** "SRS0=Z8Bj=5H=lavka.test=bounce@fialka.test" (Sender Rewriting Scheme; the first separator may be + or - as well). */
const SRS0 = /^SRS0[=+-][^=]+=[^=]+=([^=]+)=(.+)$/i;
/** "SRS1=QqYd=fialka.test==Z8Bj=5H=lavka.test=bounce@astra.test": rewritten once more, the first forwarder named in the middle. */
const SRS1 = /^SRS1[=+-][^=]+=[^=]+=[=+-][^=]+=[^=]+=([^=]+)=(.+)$/i;
/** "bounces+SRS=Rrm42=OP@fialka.test": Exchange Online, which keeps the address before to itself. */
const EXCHANGE_ONLINE = /\+SRS=[^=]+=[^=]+$/i;
/** "ivan+caf_=maria=fialka.test@gmail.com": Gmail names its own user, and to whom the message goes. */
const GMAIL = /^([^+]+)\+caf_=/;

/** Reads an envelope sender ("local@domain", as written); null for one that no forwarder wrote. */
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
