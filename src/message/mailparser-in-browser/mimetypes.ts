/** Replaces libmime's 60 kB of media types, which give an extension to attachments without a file name. */
export const list = {};
export const extensions = {};
