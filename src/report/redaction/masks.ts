import { EXIM_ID } from '../../received/software.ts';
import { normaliseHost, registrableDomain } from '../../hosts/host-name.ts';
import { placeholderRanges } from './address-placeholder.ts';
import { ADDRESS_IN_NAME, type HostTreatment, type KeptNames } from './kept-names.ts';
import type { MaskedKind, Placeholders } from './placeholders.ts';
import { isCommonWord } from './vocabulary.ts';

const PUBLIC_SELECTOR = /^[a-z0-9._-]{1,24}$/i;
/** A person's word of three letters ("ann") occurs in too many others ("channel") to be searched for inside them. */
const SHORTEST_NAME = 4;

/**
 * Decides what each kind of value becomes. A mask keeps what the judgement needs of a value and nothing else: a host
 * stays under its registrable domain (or that domain's placeholder), a private address stays private, a queue id keeps
 * the shape that identifies its server.
 */
export class Masks {
  readonly #kept: KeptNames;
  readonly #placeholders: Placeholders;
  readonly #secretWords: ReadonlySet<string>;
  /** Pieces shared by Message-ID and Return-Path, which identify Altcraft's messages. */
  readonly #platformIds: readonly string[];
  readonly #keepsIds: boolean;

  constructor(
    kept: KeptNames,
    placeholders: Placeholders,
    secretWords: ReadonlySet<string>,
    { platformIds, keepsIds }: { readonly platformIds: readonly string[]; readonly keepsIds: boolean },
  ) {
    this.#kept = kept;
    this.#placeholders = placeholders;
    this.#secretWords = secretWords;
    this.#platformIds = platformIds;
    this.#keepsIds = keepsIds;
  }

  /** Whether a word is a person's, ignoring case. */
  isSecret(word: string): boolean {
    return this.#secretWords.has(word.toLowerCase());
  }

  /**
   * Whether a DKIM or ARC selector can be kept. It is public in DNS, but services give long ones to single customers,
   * and some people sign with their own name: "ivanpetrov" next to `From: ivan.petrov@…`.
   */
  keepsSelector(selector: string): boolean {
    if (!PUBLIC_SELECTOR.test(selector)) return false;
    const lower = selector.toLowerCase();
    if (lower.split(/[^a-z]+/).some((part) => this.isSecret(part))) return false;
    // A selector is short, so it has few pieces, however many people the message names.
    for (let start = 0; start + SHORTEST_NAME <= lower.length; start++) {
      for (let end = start + SHORTEST_NAME; end <= lower.length; end++) {
        if (this.#secretWords.has(lower.slice(start, end))) return false;
      }
    }
    return true;
  }

  isRelayName(name: string): boolean {
    return this.#kept.isRelayName(name);
  }

  isSubmitterName(name: string): boolean {
    return this.#kept.isSubmitterName(name);
  }

  /** Masks a host name, with or without dots. Anything else is masked the same way. */
  host(name: string): string {
    return this.#named(
      name,
      this.#kept.treatmentOf(name, (word) => this.isSecret(word)),
    );
  }

  /** Masks a domain after an "@" or in a link. */
  domain(name: string): string {
    return this.#named(
      name,
      this.#kept.treatmentOfDomain(name, (word) => this.isSecret(word)),
    );
  }

  #named(name: string, treatment: HostTreatment): string {
    if (treatment.keep === 'all') return name;
    if (treatment.keep === 'relay-name') return this.#withoutPerson(name);
    const host = normaliseHost(name) ?? name.toLowerCase();
    const kind = this.#kept.isSubmitterName(name) ? 'submitter' : 'host';
    const domain = treatment.domain ?? registrableDomain(name);
    if (domain === null) return this.#placeholders.give(kind, host);
    const parent = treatment.domain ?? `${this.#placeholders.give('domain', domain)}.example`;
    return host === domain ? parent : `${this.#placeholders.give(kind, host)}.${parent}`;
  }

  /** @param address canonical text */
  address(address: string): string {
    if (this.#kept.keepsAddress(address)) return address;
    const ranges = placeholderRanges(address);
    const isFree = (placeholder: string): boolean => !this.#kept.keepsAddress(placeholder);
    const range = ranges.find((shape) => isFree(shape(1))) ?? ranges[0];
    return this.#placeholders.give('address', address, range, isFree);
  }

  /** @param domain the text after the "@"; may be empty if an address literal follows */
  mailbox(local: string, domain: string): string {
    const user = this.user(local, domain);
    return domain === '' ? `${user}@` : `${user}@${this.domain(domain)}`;
  }

  /** Masks only the local part of a mailbox. */
  user(local: string, domain: string): string {
    const platformId = this.#platformIds.find((id) => local.includes(id));
    const tail = platformId === undefined ? '' : `-${this.platformId(platformId)}`;
    return this.#placeholders.give('user', domain === '' ? local : `${local}@${domain}`) + tail;
  }

  /** Whether an identifier, a campaign or a subject is kept: the relay's support needs it, and it names nobody. */
  staysForSupport(text: string): boolean {
    if (!this.#keepsIds || text.includes('@')) return false;
    // Altcraft's identifier is also a piece of the envelope sender, but not a person's word.
    const rest = this.#platformIds.reduce((left, id) => left.replaceAll(id, ' '), text);
    const words = rest.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
    return !words.some((word) => this.#secretWords.has(word));
  }

  /** Queue ids keep the shapes by which Courier, Exim and Dovecot are recognised (src/received/software.ts). */
  queueId(id: string): string {
    if (this.staysForSupport(id)) return id;
    if (/^[0-9A-F]{8}(?:[0-9A-F]{8})?(?:\.[0-9A-F]{8}(?:[0-9A-F]{8})?){2}$/.test(id)) {
      return this.#placeholders.give(
        'id',
        id,
        (number) => `00000000.00000000.${number.toString(16).toUpperCase().padStart(8, '0')}`,
      );
    }
    if (EXIM_ID.test(id)) {
      return this.#placeholders.give('id', id, (number) => `${String(number).padStart(6, '0')}-000000-00`);
    }
    if (/^[A-Za-z0-9+/]{20,24}$/.test(id)) {
      return this.#placeholders.give('id', id, (number) => `id${number}`.padEnd(22, 'x'));
    }
    return this.#placeholders.give('id', id);
  }

  /** Altcraft's identifiers keep their first letter, which shows their kind. */
  platformId(id: string): string {
    if (this.staysForSupport(id)) return id;
    return this.#placeholders.give('id', id, (number) => `${id.charAt(0)}altcraftid${number}`);
  }

  /** The placeholder of a login without a domain that occurred before; null for any other word. */
  knownUser(word: string): string | null {
    const known = this.#placeholders.known(word);
    return known?.startsWith('user') === true ? known : null;
  }

  /** Masks the part of a Message-ID before the "@". */
  messageId(local: string): string {
    if (this.staysForSupport(local)) return local;
    const platformId = this.#platformIds.find((id) => local.includes(id));
    const tail = platformId === undefined ? '' : this.platformId(platformId);
    return platformId === local
      ? tail
      : [this.#placeholders.give('id', local), tail].filter((part) => part !== '').join('-');
  }

  /** Masks any other value as a whole. */
  other(kind: MaskedKind, value: string): string {
    return this.#placeholders.give(kind, value);
  }

  /**
   * A word outside names, addresses and identifiers: kept if it is common, replaced if it already has a placeholder.
   */
  word(word: string): string {
    return isCommonWord(word) ? word : this.#placeholders.give('word', word);
  }

  /** "ivan.gato101.sndsy.ru.evil.example" is evidence of a forgery, but contains a person's name. */
  #withoutPerson(name: string): string {
    const withoutAddress = this.#kept.holdsMaskedAddress(name)
      ? name.replace(ADDRESS_IN_NAME, (address) => this.#placeholders.give('word', address))
      : name;
    return withoutAddress.replace(/[\p{L}\p{M}\p{N}]+/gu, (part) =>
      this.isSecret(part) ? this.#placeholders.give('word', part) : part,
    );
  }
}
