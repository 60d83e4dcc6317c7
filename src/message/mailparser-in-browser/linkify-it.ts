interface Linkifier {
  tlds(): Linkifier;
  add(): Linkifier;
  set(): Linkifier;
  match(): never;
}

/** Replaces `linkify-it`: mailparser creates a linkifier when it is loaded, and uses it only on text bodies. */
export default function linkifyIt(): Linkifier {
  const linkifier: Linkifier = {
    tlds: () => linkifier,
    add: () => linkifier,
    set: () => linkifier,
    match() {
      throw new Error('linkify-it is not part of this build');
    },
  };
  return linkifier;
}
