import { createGzip, gzipSync as nodeGzip } from 'node:zlib';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type ByteSource, bytesSource } from '../../../../src/message/containers/byte-source.ts';
import { CONTAINER_LIMITS } from '../../../../src/message/containers/limits.ts';
import { growthOnDoublingLater } from '../../growth.ts';
import { DIRECT, RELAYED, all, direct, made, mbox, relayed, told } from './found-in-files.ts';

/** A zip of two messages, whose records a test spoils (APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). */
class Zip {
  readonly bytes: Buffer;

  constructor(stored = false) {
    this.bytes = Buffer.from(zipSync({ 'a.eml': relayed, 'b.eml': direct }, { level: stored ? 0 : 6 }));
  }

  /** Where the directory's first or second entry begins. */
  entry(number: 0 | 1): number {
    const first = this.bytes.indexOf('PK\u0001\u0002');
    return number === 0 ? first : this.bytes.indexOf('PK\u0001\u0002', first + 4);
  }

  /** Where the record that ends the archive begins. */
  get end(): number {
    return this.bytes.lastIndexOf('PK\u0005\u0006');
  }

  async rows(): Promise<string[]> {
    return told(await all(bytesSource('z.zip', this.bytes)));
  }
}

const BOTH = [`z.zip!a.eml: ${RELAYED}`, `z.zip!b.eml: ${DIRECT}`];
const SECOND_ALONE = ['z.zip!a.eml: damaged', `z.zip!b.eml: ${DIRECT}`];

/** Counts how much of a file is asked for. */
function counted(bytes: Uint8Array): { readonly source: ByteSource; readonly asked: () => number } {
  let asked = 0;
  const read = (start: number, length: number): Promise<Uint8Array> => {
    const part = bytes.subarray(start, start + length);
    asked += part.length;
    return Promise.resolve(part);
  };
  return { source: { ...bytesSource('z.zip', bytes), read }, asked: () => asked };
}

describe('a file made to exhaust its reader', () => {
  const zeros = new Uint8Array(8 * 1024 * 1024);

  test('an mbox that unpacks to far more than its packed size is given up', async () => {
    const bomb = Buffer.concat([mbox('From: a@b.test\nDate: x\n\n'), zeros]);
    const limits = { ...CONTAINER_LIMITS, freeBytes: 1024 * 1024 };
    const found = told(await all(bytesSource('b.zip', zipSync({ 'a.mbox': bomb })), { limits }));
    expect(found).toEqual(['b.zip!a.mbox#1: ?', 'b.zip!a.mbox: too-large']);
    const packed = told(await all(bytesSource('b.mbox.gz', gzipSync(bomb)), { limits }));
    expect(packed).toEqual(['b.mbox#1: ?', 'b.mbox: too-large']);
  });

  test('a single message in it costs no more than a header block', async () => {
    const found = told(await all(bytesSource('b.zip', zipSync({ 'a.eml': zeros, 'b.eml': relayed }))));
    expect(found).toEqual(['b.zip!a.eml: binary', `b.zip!b.eml: ${RELAYED}`]);
  });

  test('nested archives end at a depth limit, and all inner archives share one budget', async () => {
    let nested = zipSync({ 'a.eml': relayed });
    for (let depth = 0; depth < 5; depth++) nested = zipSync({ 'inner.zip': nested, [`${depth}.eml`]: direct });
    const found = told(await all(bytesSource('n.zip', nested)));
    expect(found.filter((line) => line.endsWith('too-deep'))).toEqual([
      'n.zip!inner.zip!inner.zip!inner.zip!inner.zip: too-deep',
    ]);
    expect(found.filter((line) => line.endsWith(DIRECT))).toHaveLength(4);
    const inner = zipSync({ 'a.eml': relayed }, { level: 0 });
    const many = zipSync({ '1.zip': inner, '2.zip': inner, '3.zip': inner });
    const limits = { ...CONTAINER_LIMITS, nestedTotal: 2 * inner.length };
    expect(told(await all(bytesSource('m.zip', many), { limits }))).toEqual([
      `m.zip!1.zip!a.eml: ${RELAYED}`,
      `m.zip!2.zip!a.eml: ${RELAYED}`,
      'm.zip!3.zip: too-large',
    ]);
  });

  test('entries that share one piece of data, as in the bombs that need no nesting, are read once', async () => {
    const bytes = Buffer.from(zipSync({ 'a.eml': relayed, 'b.eml': direct }, { level: 0 }));
    const second = bytes.lastIndexOf('PK\u0001\u0002');
    // The directory's second entry points to the first one's data.
    bytes.writeUInt32LE(0, second + 42);
    const found = told(await all(bytesSource('o.zip', bytes)));
    expect(found).toEqual([`o.zip!a.eml: ${RELAYED}`, 'o.zip!b.eml: damaged']);
  });

  test('an entry that is larger than its directory says is given up', async () => {
    const bytes = Buffer.from(zipSync({ 'a.eml': Buffer.concat([Buffer.from('X'.repeat(3000)), relayed]) }));
    bytes.writeUInt32LE(10, bytes.lastIndexOf('PK\u0001\u0002') + 24);
    bytes.writeUInt32LE(10, 22);
    expect(told(await all(bytesSource('l.zip', bytes)))).toEqual(['l.zip!a.eml: damaged']);
  });

  test('more entries than the limit are reported', async () => {
    const limits = { ...CONTAINER_LIMITS, entries: 1 };
    expect(told(await made('python-stored.zip', { limits }))).toEqual([
      `python-stored.zip!a.eml: ${RELAYED}`,
      'python-stored.zip: too-many',
    ]);
  });
});

describe('a zip archive that lies', () => {
  const HUGE = 0xfffffffe;
  const FAR = 0x7fffffff;

  test.each<[lie: string, spoil: (zip: Zip) => void, rows: readonly string[]]>([
    [
      'its directory calls the first entry 4 GB long',
      (z) => z.bytes.writeUInt32LE(HUGE, z.entry(0) + 24),
      SECOND_ALONE,
    ],
    ['its directory calls it ten bytes long', (z) => z.bytes.writeUInt32LE(10, z.entry(0) + 24), SECOND_ALONE],
    [
      'its directory calls it 2 GB long in its packed form',
      (z) => z.bytes.writeUInt32LE(FAR, z.entry(0) + 20),
      SECOND_ALONE,
    ],
    [
      'its directory has it begin beyond the end of the file',
      (z) => z.bytes.writeUInt32LE(FAR, z.entry(0) + 42),
      SECOND_ALONE,
    ],
    // Only the directory counts.
    ['the header before the data calls it 4 GB long', (z) => z.bytes.writeUInt32LE(HUGE, 22), BOTH],
    ['that header calls it three bytes long in its packed form', (z) => z.bytes.writeUInt32LE(3, 18), BOTH],
    // "Packed": the archive is stored.
    ['a stored entry is called packed', (z) => z.bytes.writeUInt16LE(8, z.entry(0) + 10), SECOND_ALONE],
    [
      'its last record counts 65534 entries',
      (z) => z.bytes.writeUInt32LE(0xfffefffe, z.end + 8),
      [...BOTH, 'z.zip: damaged'],
    ],
    ['its last record calls the directory 2 GB long', (z) => z.bytes.writeUInt32LE(FAR, z.end + 12), BOTH],
    ['its directory is said to begin at its own end', (z) => z.bytes.writeUInt32LE(z.end, z.end + 16), BOTH],
    ['its directory is said to begin at the first message', (z) => z.bytes.writeUInt32LE(0, z.end + 16), BOTH],
  ])('%s: one reason, and the other message keeps its row', async (_, spoil, rows) => {
    const zip = new Zip(true);
    spoil(zip);
    expect(await zip.rows()).toEqual(rows);
  });

  test('a first entry whose data reaches over the whole archive is damaged, and the second is read', async () => {
    const zip = new Zip(true);
    const size = zip.bytes.length - 35;
    for (const at of [18, 22, zip.entry(0) + 20, zip.entry(0) + 24]) zip.bytes.writeUInt32LE(size, at);
    expect(await zip.rows()).toEqual(SECOND_ALONE);
  });

  test('an archive that is its own first entry is read once', async () => {
    expect(told(await all(bytesSource('q.zip', holdingItself())))).toEqual([
      'q.zip!i.zip: damaged',
      `q.zip!a.eml: ${RELAYED}`,
      `q.zip!b.eml: ${DIRECT}`,
    ]);
  });

  describe.each([
    ['size', 24],
    ['packed size', 20],
    ['position', 42],
  ])('a %s of zip64 that is beyond any file', (_, field) => {
    // Beyond 2 ** 53 it is not even an exact number in JavaScript.
    test.each([2n ** 50n, 2n ** 53n, 2n ** 62n, 2n ** 64n - 1n])('%d: that entry is damaged', async (value) => {
      const zip = new Zip(true);
      // The 32-bit field refers to the extra field (4.5.3).
      const extra = Buffer.alloc(12);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(8, 2);
      extra.writeBigUInt64LE(value, 4);
      const at = zip.entry(0);
      zip.bytes.writeUInt32LE(0xffffffff, at + field);
      zip.bytes.writeUInt16LE(12, at + 30);
      const name = at + 46 + zip.bytes.readUInt16LE(at + 28);
      zip.bytes.writeUInt32LE(zip.bytes.readUInt32LE(zip.end + 12) + 12, zip.end + 12);
      const spoilt = Buffer.concat([zip.bytes.subarray(0, name), extra, zip.bytes.subarray(name)]);
      expect(told(await all(bytesSource('z.zip', spoilt)))).toEqual(SECOND_ALONE);
    });
  });

  // An archive that was written to a pipe has the sizes after the data (4.3.9); its directory has them, too.
  test.each<[record: string, spoil: (descriptor: Buffer) => void]>([
    ['is true', () => undefined],
    ['gives a size of zero', (descriptor) => descriptor.writeUInt32LE(0, 12)],
    ['gives a size of 4 GB', (descriptor) => descriptor.writeUInt32LE(HUGE, 12)],
    ['gives a packed size of 2 GB', (descriptor) => descriptor.writeUInt32LE(FAR, 8)],
    ['gives another checksum', (descriptor) => descriptor.writeUInt32LE(1, 4)],
    ['is only zeros', (descriptor) => descriptor.fill(0)],
  ])('the record after the data %s: what was unpacked counts', async (_, spoil) => {
    const zip = new Zip();
    const [local, second] = [0, zip.bytes.indexOf('PK\u0003\u0004', 4)];
    const descriptor = Buffer.alloc(16);
    descriptor.write('PK\u0007\u0008', 'latin1');
    zip.bytes.copy(descriptor, 4, local + 14, local + 26);
    spoil(descriptor);
    const [entry, next, end] = [zip.entry(0), zip.entry(1), zip.end];
    for (const flags of [local + 6, entry + 8]) zip.bytes.writeUInt16LE(zip.bytes.readUInt16LE(flags) | 8, flags);
    zip.bytes.fill(0, local + 14, local + 26);
    // What comes after it begins 16 bytes later.
    for (const at of [next + 42, end + 16]) zip.bytes.writeUInt32LE(zip.bytes.readUInt32LE(at) + 16, at);
    const bytes = Buffer.concat([zip.bytes.subarray(0, second), descriptor, zip.bytes.subarray(second)]);
    expect(told(await all(bytesSource('z.zip', bytes)))).toEqual(BOTH);
  });

  test('a thousand entries that share the data of one are unpacked once, and each has its row', async () => {
    const zip = new Zip(true);
    const entry = zip.bytes.subarray(zip.entry(0), zip.entry(1));
    const directory = Buffer.concat(Array.from({ length: 1000 }, () => entry));
    const end = Buffer.from(zip.bytes.subarray(zip.end));
    for (const at of [8, 10]) end.writeUInt16LE(1000, at);
    end.writeUInt32LE(directory.length, 12);
    const bytes = Buffer.concat([zip.bytes.subarray(0, zip.entry(0)), directory, end]);
    const { source, asked } = counted(bytes);
    const rows = told(await all(source));
    expect(rows).toHaveLength(1000);
    expect([rows[0], new Set(rows.slice(1))]).toEqual([`z.zip!a.eml: ${RELAYED}`, new Set(['z.zip!a.eml: damaged'])]);
    expect(asked()).toBeLessThan(4 * bytes.length);
  });

  test('thousands of empty entries have a row each, and none of them is unpacked', async () => {
    const empty = Object.fromEntries(Array.from({ length: 3000 }, (_, nth) => [`${nth}.eml`, new Uint8Array(0)]));
    const bytes = zipSync({ ...empty, 'z.eml': relayed });
    const { source, asked } = counted(bytes);
    const rows = told(await all(source));
    expect(rows).toHaveLength(3001);
    expect([rows[0], rows.at(-1)]).toEqual(['z.zip!0.eml: empty', `z.zip!z.eml: ${RELAYED}`]);
    expect(asked()).toBeLessThan(2 * bytes.length);
  });
});

/** A stored entry whose data is the rest of the archive: two messages, and the directory that lists all three. */
function holdingItself(): Buffer {
  const zip = new Zip(true);
  const [first, second, last] = [zip.entry(0), zip.entry(1), zip.end];
  const name = Buffer.from('i.zip');
  const local = Buffer.concat([zip.bytes.subarray(0, 30), name]);
  const own = Buffer.concat([zip.bytes.subarray(first, first + 46), name]);
  const others = Buffer.from(zip.bytes.subarray(first, last));
  for (const at of [42, second - first + 42]) others.writeUInt32LE(others.readUInt32LE(at) + local.length, at);
  const end = Buffer.from(zip.bytes.subarray(last));
  const size = first + own.length + others.length + end.length;
  for (const at of [18, 22]) local.writeUInt32LE(size, at);
  for (const at of [20, 24]) own.writeUInt32LE(size, at);
  for (const at of [8, 10]) end.writeUInt16LE(3, at);
  end.writeUInt32LE(own.length + others.length, 12);
  end.writeUInt32LE(local.length + first, 16);
  return Buffer.concat([local, zip.bytes.subarray(0, first), own, others, end]);
}

describe('an mbox that is made to be slow', () => {
  const SEPARATOR = 'From a@b.test Mon Nov 23 19:46:21 2026\n';

  test('of nothing but separators becomes one row, with its reason', async () => {
    for (const line of [SEPARATOR, 'From x\n']) {
      const text = SEPARATOR + line.repeat(20_000);
      expect(told(await all(bytesSource('m', new TextEncoder().encode(text))))).toEqual(['m: no-header']);
    }
  });

  test('without any blank line is split in linear time', async () => {
    // Each head was once searched to the end of the file: 1.3 MB took minutes.
    const rowsOf = async (count: number): Promise<number> => {
      const text = `${SEPARATOR}A: b\n`.repeat(count);
      return (await all(bytesSource('m', new TextEncoder().encode(text)))).length;
    };
    expect(await rowsOf(100)).toBe(100);
    expect(await growthOnDoublingLater(rowsOf, 1500)).toBeLessThan(3);
  });
});

describe('a gzip file that never ends', () => {
  /** What a packer writes for as long as somebody reads: zeros, or an mbox. */
  async function* endless(content: Uint8Array, reads: { count: number }): AsyncGenerator<Uint8Array> {
    const packer = createGzip();
    const feed = (): void => {
      if (!packer.destroyed) packer.write(content, () => setImmediate(feed));
    };
    feed();
    try {
      for await (const piece of packer) {
        if (!(piece instanceof Uint8Array)) throw new Error('a packer writes bytes');
        reads.count += 1;
        yield Uint8Array.from(piece);
      }
    } finally {
      packer.destroy();
    }
  }

  const piped = (content: Uint8Array, reads: { count: number }): ByteSource => ({
    name: '-',
    size: null,
    read: null,
    chunks: () => endless(content, reads),
  });

  test('is given up when it has unpacked to far more than was read, even from a pipe', async () => {
    const limits = { ...CONTAINER_LIMITS, freeBytes: 1024 * 1024 };
    const bomb = Buffer.concat([mbox('From: a@b.test\nDate: x\n\n'), new Uint8Array(4 * 1024 * 1024)]);
    const found = told(await all(piped(bomb, { count: 0 }), { limits }));
    expect([found[0], found.at(-1)]).toEqual(['-#1: ?', '-: too-large']);
  });

  test('is abandoned when the head of a single message has been read', async () => {
    const reads = { count: 0 };
    const filler = Buffer.concat([relayed, Buffer.from('body\r\n'.repeat(10_000))]);
    expect(told(await all(piped(filler, reads)))).toEqual([`-: ${RELAYED}`]);
    expect(reads.count).toBeLessThan(1000);
  });

  test('inside another, inside another: is followed down to the depth limit', async () => {
    let packed = nodeGzip(relayed);
    for (let depth = 0; depth < CONTAINER_LIMITS.depth; depth++) packed = nodeGzip(packed);
    expect(told(await all(bytesSource('a', packed)))).toEqual(['a: too-deep']);
  });
});
