/**
 * Whether a text holds a character that no server means to write into a Received field: control characters other than
 * tab, CR before LF and LF, and characters that only look like white space or like nothing at all (U+00A0, U+200B,
 * U+202E …).
 *
 * A bare CR counts: OpenSMTPD and qpsmtpd pass it on, and some programs take it for a line end.
 */
export function hasOddCharacter(text: string): boolean {
  // Fast path: almost all input is plain ASCII.
  if (!/[^\t\n -~]/.test(text)) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code < 0x7f) continue;
    if (isOdd(code)) return true;
  }
  return false;
}

function isOdd(code: number): boolean {
  if (code === 0x20 || code === 0x09 || code === 0x0a) return false;
  if (code < 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0xad) return true;
  if (code < 0x2000 || code > 0x206f) return code === 0x3000 || code === 0xfeff;
  return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || code >= 0x205f;
}
