/**
 * Replaces `node:crypto`: only checksums of attachments use it, and the header fields that are parsed have no
 * attachments.
 */
export function createHash(): never {
  throw new Error('node:crypto is not part of this build');
}

export default { createHash };
