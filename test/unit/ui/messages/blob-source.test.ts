import { describe, expect, it } from 'vitest';
import { blobSource } from '../../../../src/ui/messages/blob-source.ts';

/** Long enough for several pieces. */
const BYTES = Uint8Array.from({ length: 3_000_000 }, (_, nth) => nth % 251);

/** A browser whose streams cannot read into memory that is given to them. */
class PlainBlob extends Blob {
  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const pieces = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        for (let at = 0; at < chunk.length; at += 100_000) controller.enqueue(chunk.subarray(at, at + 100_000));
      },
    });
    return super.stream().pipeThrough(pieces);
  }
}

describe.each([
  ['read into the same memory again', new Blob([BYTES])],
  ['read in pieces of its own', new PlainBlob([BYTES])],
])('a file of the browser, %s', (_, blob) => {
  it('has all its bytes in order, and says after each piece how many there were', async () => {
    const passed: number[] = [];
    const copy = new Uint8Array(BYTES.length);
    let end = 0;
    for await (const piece of blobSource('a', blob, (bytes) => passed.push(bytes)).chunks()) {
      copy.set(piece, end);
      end += piece.length;
      expect(passed.at(-1)).toBe(end);
    }
    expect(end).toBe(BYTES.length);
    expect(Buffer.compare(copy, BYTES)).toBe(0);
  });

  it('is released when the reading ends early', async () => {
    const source = blobSource('a', blob, () => undefined);
    for await (const piece of source.chunks()) {
      expect(piece.length).toBeLessThan(BYTES.length);
      break;
    }
    expect(await source.read?.(250, 3)).toEqual(new Uint8Array([250, 0, 1]));
  });

  it('stops when the listener rejects', async () => {
    const source = blobSource('a', blob, () => {
      throw new Error('stopped');
    });
    const reading = async (): Promise<void> => {
      for await (const piece of source.chunks()) expect(piece).toBeUndefined();
    };
    await expect(reading()).rejects.toThrow('stopped');
  });
});
