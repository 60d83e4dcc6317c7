import { hostInOwnLetters } from '../../hosts/host-name.ts';
import { decodeEncodedWords } from '../../message/encoded-words.ts';
import { VisibleText } from './visible-text.tsx';

interface HostTextProps {
  /** A host name as it is in the source. */
  readonly host: string;
}

/**
 * A host name. If it has letters outside ASCII, its punycode form is shown next to it, so that "gatо101" with a
 * Cyrillic "о" cannot pass for another name. A punycode name and an encoded word (RFC 2047) are shown with their
 * meaning.
 */
export function HostText({ host }: HostTextProps) {
  const ascii = asciiForm(host);
  const readable = ascii === null ? readableForm(host) : null;
  return (
    <code class="host">
      <VisibleText text={host} name dir="ltr" />
      {ascii !== null && <span class="host-ascii"> ({ascii})</span>}
      {readable !== null && (
        <span class="host-ascii">
          {' ('}
          <VisibleText text={readable} dir="ltr" />
          {')'}
        </span>
      )}
    </code>
  );
}

/** What "xn--e1afmkfd.xn--p1ai" or "=?utf-8?B?…?=" means; null if the name is readable as it is. */
function readableForm(host: string): string | null {
  if (!host.includes('=?')) return hostInOwnLetters(host);
  const decoded = decodeEncodedWords(host);
  return decoded === host ? null : decoded;
}

/** Characters with a special meaning in a URL: a text that contains one is not a host name. */
const URL_SYNTAX = /[/?#@:\\[\]%]/u;

/** Punycode form of a name with non-ASCII letters; null for an ASCII name, and for a text that is not a host name. */
export function asciiForm(host: string): string | null {
  if (isAscii(host) || URL_SYNTAX.test(host)) return null;
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
}

function isAscii(text: string): boolean {
  return [...text].every((character) => (character.codePointAt(0) ?? 0) <= 0x7f);
}
