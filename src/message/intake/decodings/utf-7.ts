import { headerLength, linesOf } from '../lines.ts';

/** "+AFs-" for "[": a run of UTF-16 in base64 (RFC 2152, rule 2); "+-" is a plus sign. */
const RUN = /\+([A-Za-z\d+/]*)-?/gu;
/** Brackets, "@", "=", and quotation marks, which every header has. */
const ENCODED_SIGN = /\+A(?:Fs|F0|Dw|D4|EA|D0|CI)-/gu;
const HABIT = 3;

/**
 * Decodes a text from UTF-7, in which old versions of Outlook and Exchange saved messages; null for any other text.
 * UTF-7 never contains these signs themselves, only their encoded forms: a sender who writes "+AFs-" into an ordinary
 * header cannot remove the others.
 */
export function fromUtf7(text: string): string | null {
  const lines = linesOf(text.slice(0, 200_000));
  const header = lines.slice(0, headerLength(lines)).join('\n');
  if (/[<>@[\]=]/u.test(header) || (header.match(ENCODED_SIGN)?.length ?? 0) < HABIT) return null;
  return text.replaceAll(RUN, (run: string, digits: string) => (digits === '' ? '+' : (decodedRun(digits) ?? run)));
}

function decodedRun(digits: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0))), (byte) =>
      byte.charCodeAt(0),
    );
    return new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  } catch {
    return null;
  }
}
