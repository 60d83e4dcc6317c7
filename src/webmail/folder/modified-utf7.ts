/**
 * A mailbox name as IMAP spells it: "&BCEEPwQwBDw-" is "Спам", "&-" is "&" (RFC 3501 §5.1.3).
 * @returns the name unchanged if it is not spelt like this
 */
export function decodeModifiedUtf7(name: string): string {
  try {
    return name.replaceAll(/&([^-]*)(-|$)/gu, (_, base64: string, end: string) => decodeRun(base64, end));
  } catch {
    return name;
  }
}

function decodeRun(base64: string, end: string): string {
  if (end === '' || !/^[\dA-Za-z+,]*$/u.test(base64)) {
    throw new RangeError('not a run of modified base64');
  }
  if (base64 === '') {
    return '&';
  }
  const bytes = Uint8Array.from(atob(base64.replaceAll(',', '/')), (byte) => byte.charCodeAt(0));
  return new TextDecoder('utf-16be', { fatal: true }).decode(bytes);
}
