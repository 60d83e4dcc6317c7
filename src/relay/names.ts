import { decodeHost, isUnderAny } from '../hosts/host-name.ts';
import { Memo } from '../hosts/memo.ts';
import type { RelayProfile } from './profile.ts';

/** How a name relates to a relay. */
export type NameMatch = 'host' | 'submission-host' | 'look-alike' | 'none';

/**
 * Compares a host name (or the text in its place) with a profile, on label boundaries. `look-alike`: it is not the
 * relay's, but made to look like it: "gato101.sndsy.ru.evil.example", "gato101-sndsy.ru", "gatо101.sndsy.ru" with a
 * Cyrillic о, "gato101.sndsy.ru?x".
 */
export function matchName(name: string, profile: RelayProfile): NameMatch {
  let matches = matchesOf.get(profile);
  if (matches === undefined) {
    const skeletons = profile.hostSuffixes.map(skeleton).filter((domain) => domain.length > 3);
    matches = new Memo((text) => compare(text, profile, skeletons));
    matchesOf.set(profile, matches);
  }
  return matches.of(name);
}

const matchesOf = new WeakMap<RelayProfile, Memo<NameMatch>>();

function compare(name: string, profile: RelayProfile, skeletons: readonly string[]): NameMatch {
  if (isUnderAny(name, profile.hostSuffixes)) {
    // The URL standard folds a full-width "ｓndsy.ru" to the relay's name, but that is not what was written.
    return isAscii(name) ? 'host' : 'look-alike';
  }
  if (isUnderAny(name, profile.submissionHosts)) return 'submission-host';
  return resembles(name, skeletons) ? 'look-alike' : 'none';
}

function isAscii(text: string): boolean {
  return !/[\u0080-\u{10ffff}]/u.test(text);
}

/**
 * Whether the text contains a name of the relay, or looks like one when letters of other alphabets are read as Latin.
 */
function resembles(text: string, skeletons: readonly string[]): boolean {
  const read = skeleton(decodeHost(text));
  return skeletons.some((domain) => holdsName(read, domain));
}

/**
 * "sndsy.ru" inside a longer text, but not as the end of another registered name ("xsndsy.ru" belongs to someone else).
 */
function holdsName(text: string, domain: string): boolean {
  const at = text.indexOf(domain);
  if (at === -1) return false;
  const before = text.charAt(at - 1);
  return at === 0 || before === '.' || !/[a-z0-9]/.test(before);
}

/**
 * Lower case, separators turned into dots, letters that look like Latin ones replaced by them, and whatever draws
 * nothing or only an accent left out: "sn\u200bdsy.ru", "ṡndsy.ru". Two texts with one skeleton look alike.
 */
export function skeleton(text: string): string {
  return (isAscii(text) ? text.toLowerCase() : latinised(text)).replace(/[_-]/g, '.');
}

function latinised(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/[\u0080-\u{10ffff}]/gu, (letter) => LATIN[CONFUSABLE.indexOf(letter)] ?? letter);
}

/**
 * Unicode TR 39: the lower-case Cyrillic, Greek and Turkish letters that occur in look-alikes of Latin names, followed
 * by the Latin ones.
 */
const CONFUSABLE = '\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0501\u0433\u03bf\u03b1\u03c5\u0131';
const LATIN = 'aeopcyxisdroaui';
