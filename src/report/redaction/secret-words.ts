import { readMailboxes } from '../../authentication/mailbox-address.ts';
import type { HeaderField } from '../../message/header-field.ts';
import type { Hop } from '../../received/hop.ts';
import type { KeptNames } from './kept-names.ts';
import { isRoleWord } from './vocabulary.ts';

/** Shorter pieces of an address are not names: they would match in every host name. */
const MIN_LENGTH = 3;

/**
 * Personal words: the local parts of all addresses of a message, whole and in pieces. A host "ivan-pc.isp.example" next
 * to `To: ivan@example.net` names the same person. Words of impersonal mailboxes ("news", "mail") are left out.
 *
 * @param kept knows the relays' words: a mailbox "sendsay" does not make that word personal. Nor does a forger's quoted
 * local part that contains a relay's host: `"Anna gato101.sndsy.ru ([185.138.182.101])"@evil.example`
 */
export function secretWords(
  fields: readonly HeaderField[],
  hops: readonly Hop[],
  kept: Pick<KeptNames, 'isRelayWord' | 'isRelayHost'>,
): ReadonlySet<string> {
  const words = new Set<string>();
  const add = (localPart: string): void => {
    const [first = '', ...further] = localPart.split(/\s+/);
    const own = [first, ...further.filter((part) => !kept.isRelayHost(part))].join(' ');
    for (const word of wordsOf(own)) if (!kept.isRelayWord(word)) words.add(word);
  };
  for (const { name, body } of fields) {
    if (!ADDRESS_FIELD.test(name)) continue;
    for (const { address } of readMailboxes(body)) add(address.slice(0, address.lastIndexOf('@')));
  }
  for (const { recipient, envelopeFrom, authentication, peer } of hops) {
    for (const mailbox of [recipient, envelopeFrom, authentication.user]) {
      if (mailbox !== null) add(mailbox.includes('@') ? mailbox.slice(0, mailbox.lastIndexOf('@')) : mailbox);
    }
    if (peer.ident !== null) add(peer.ident);
  }
  return words;
}

const ADDRESS_FIELD =
  /^(?:from|to|cc|bcc|sender|reply-to|resent-(?:from|to|cc|bcc|sender)|delivered-to|envelope-to|x-original-to|x-forwarded-(?:to|for)|errors-to|return-path)$/i;

function wordsOf(localPart: string): string[] {
  const lower = localPart.toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{M}\p{N}]+/u)].filter(
    (word) => word.length >= MIN_LENGTH && !/^\d{1,3}$/.test(word) && !isRoleWord(word),
  );
}
