import { describe, expect, test } from 'vitest';
import { growthOnDoubling } from '../growth.ts';
import { read } from './read.ts';

/** What the steps look for, repeated but never quite complete. */
const PIECES = [
  '=',
  'a=',
  'bits=1 ',
  'helo=',
  '(',
  ')',
  '(=',
  '( ',
  '\\',
  '"',
  '<"',
  'for <"',
  '[',
  '[ ',
  '];',
  '; ',
  ', ',
  '@',
  'a@',
  'by ',
  ' by a (',
  'from ',
  'with ',
  'id ',
  'tls ',
  'via ',
  'envelope-from <',
  '(envelope-from <"',
  '(over "\\',
  '[1.2.3.4] ',
  '(a.b [1.2.3.4]) ',
  '(a@b [1.2.3.4]) ',
  '::',
  'TLS: ',
  '(using TLSv1 ',
  '; Mon, 23 Nov ',
  '\t',
  'é',
];

const LENGTH = 7500;
/** Two is linear and four quadratic. */
const LINEAR = 3;

const PLACES = {
  'in the peer’s greeting': ['from ', ' ([203.0.113.7]) by mx.klever.test (Postfix) with ESMTPS id 1; '],
  'in a comment about the peer': ['from a.example (', ') by mx.klever.test (Postfix) with ESMTPS id 1; '],
  'in a comment of the server': ['from a.example ([203.0.113.7]) by mx.klever.test (', ') with ESMTPS id 1; '],
  'after the date': ['from a.example ([203.0.113.7]) by mx.klever.test; Mon, 23 Nov 2026 10:30:00 +0300 ', ''],
} as const;

describe.each(Object.entries(PLACES))('a field takes time linear in its length: %s', (_place, [before, after]) => {
  test.each(PIECES)('a flood of %j', (piece) => {
    const growth = growthOnDoubling(
      (size) => `${before}${piece.repeat(size / piece.length)}${after}Mon, 23 Nov 2026 10:30:00 +0300`,
      read,
      LENGTH,
    );
    expect(growth).toBeLessThan(LINEAR);
  });
});
