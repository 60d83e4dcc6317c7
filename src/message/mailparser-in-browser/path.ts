/** Replaces `node:path`: mailsplit only asks for the extension of an attachment's file name. */
export function parse(): never {
  throw new Error('node:path is not part of this build');
}
