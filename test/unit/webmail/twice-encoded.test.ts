import fc from 'fast-check';
import { expect, it } from 'vitest';
import { twiceEncoded } from '../../../src/webmail/unwrap/twice-encoded.ts';

it('every byte that was taken for a character and encoded as UTF-8 is restored, wherever the answer is split', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(600), (bytes, cut) => {
      const answer = new TextEncoder().encode(Buffer.from(bytes).toString('latin1'));
      const take = twiceEncoded();
      const taken = [...take(answer.subarray(0, cut)), ...take(answer.subarray(cut))];
      expect(taken).toEqual([...bytes]);
    }),
  );
});
