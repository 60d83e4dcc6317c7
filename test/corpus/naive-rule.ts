import { readHeaderBlock } from '../../src/message/header-block.ts';

/**
 * What people do without this extension: they look for the guide's own line, `from gatoN.sndsy.ru (gatoN.sndsy.ru [185.138.182.N])`, in
 * any Received field. Kept for comparison.
 */
export function naiveRule(source: Uint8Array): boolean {
  return readHeaderBlock(source).fields.some(
    (field) =>
      /^received$/i.test(field.name) &&
      /from gato\d+\.sndsy\.ru \(gato\d+\.sndsy\.ru \[185\.138\.182\.\d+\]\)/.test(field.body.replace(/\s+/g, ' ')),
  );
}
