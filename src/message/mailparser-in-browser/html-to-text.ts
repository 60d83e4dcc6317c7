/** Replaces `html-to-text`: only HTML bodies use it, and nothing that is parsed has a body. */
export function htmlToText(): never {
  throw new Error('html-to-text is not part of this build');
}
