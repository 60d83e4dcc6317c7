/** "PK", 1, 2: the beginning of each entry in an archive's directory (APPNOTE 6.3, section 4.3.12). */
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
/** Where an entry has the lengths of its name, its extra fields and its comment. */
const [NAME, EXTRA, COMMENT] = [28, 30, 32] as const;
/** The extra field of sizes and positions that need 64 bits (4.5.3). */
const ZIP64 = 1;

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The directory of an archive with every size and position as a number that JavaScript can hold. The library gives up
 * the whole archive at the first number beyond 2 ** 53. The largest possible number in its place only makes one entry
 * reach beyond the end of the file.
 *
 * @returns the same bytes if nothing has to be replaced, or if they are not a directory; else a copy
 */
export function withPossibleSizes(bytes: Uint8Array): Uint8Array {
  const places = [...impossibleIn(new DataView(bytes.buffer, bytes.byteOffset, bytes.length))];
  if (places.length === 0) return bytes;
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (const place of places) view.setBigUint64(place, LARGEST, true);
  return copy;
}

function* impossibleIn(view: DataView): Generator<number> {
  for (let at = 0; at + ENTRY_LENGTH <= view.byteLength && view.getUint32(at, true) === ENTRY;) {
    const extra = at + ENTRY_LENGTH + view.getUint16(at + NAME, true);
    const end = extra + view.getUint16(at + EXTRA, true);
    yield* impossibleInFields(view, extra, Math.min(end, view.byteLength));
    at = end + view.getUint16(at + COMMENT, true);
  }
}

function* impossibleInFields(view: DataView, start: number, end: number): Generator<number> {
  for (let at = start; at + 4 <= end;) {
    const content = at + 4;
    const next = content + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64) {
      for (let place = content; place + 8 <= Math.min(next, end); place += 8) {
        if (view.getBigUint64(place, true) > LARGEST) yield place;
      }
    }
    at = next;
  }
}
