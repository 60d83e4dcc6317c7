/** Identifier of a header field's place in the raw source, for links to it. */
export function fieldAnchor(fieldIndex: number): string {
  return `field-${fieldIndex}`;
}

/** Whether a fragment of the address points into the raw source. */
export function isFieldAnchor(fragment: string): boolean {
  return /^field-\d+$/.test(fragment);
}
