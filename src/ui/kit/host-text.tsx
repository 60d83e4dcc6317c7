import { hostInOwnLetters } from '../../hosts/host-name.ts';
import { decodeEncodedWords } from '../../message/encoded-words.ts';
import { VisibleText } from './visible-text.tsx';

interface HostTextProps {
  /** A host name as the source has it. */
  readonly host: string;
}

/**
 * A host name. A name with letters outside ASCII is shown with its punycode form beside it, so that "gatо101" with a
 * Cyrillic "о" cannot pass for another name. A punycode name and an encoded word (RFC 2047) have what they say beside them.
 */
export function HostText({ host }: HostTextProps) {
  const ascii = asciiForm(host);
  const readable = ascii === null ? readableForm(host) : null;
  return (
    <code class="host">
      <VisibleText text={host} dir="ltr" />
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

/** What "xn--e1afmkfd.xn--p1ai" or "=?utf-8?B?…?=" says; null where the name says it itself. */
function readableForm(host: string): string | null {
  if (!host.includes('=?')) return hostInOwnLetters(host);
  const decoded = decodeEncodedWords(host);
  return decoded === host ? null : decoded;
}

/** Characters with a meaning of their own in a URL: a text with one of them is no host name. */
const URL_SYNTAX = /[/?#@:\\[\]%]/u;

/** Punycode form of a name with other letters than ASCII; null for an ASCII name, and for a text that is no host name. */
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
