/** For `html-to-text`: only HTML bodies use it, and what is parsed has no body. */
export function htmlToText(): never {
  throw new Error('html-to-text is not part of this build');
}
