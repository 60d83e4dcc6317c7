interface Linkifier {
  tlds(): Linkifier;
  add(): Linkifier;
  set(): Linkifier;
  match(): never;
}

/** For `linkify-it`: mailparser sets a linkifier up when it is loaded, and uses it on text bodies only. */
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
