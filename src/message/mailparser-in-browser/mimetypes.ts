/** For libmime's 60 kB of media types: they give attachments without a file name an extension. */
export const list = {};
export const extensions = {};
