import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/relay/verdict.ts';
import { conditionsFor } from '../../../src/report/conditions.ts';
import { strengthWord } from '../../../src/report/wording/evidence.ts';

const SEEN: Evidence = {
  kind: 'address',
  hop: 0,
  field: 0,
  supports: true,
  strength: 'strong',
  value: '185.138.182.7',
};

describe('how much a piece of evidence weighs', () => {
  it('is what the receiving server recorded, in a whole source', () => {
    expect(strengthWord(SEEN, { conditions: [] })).toBe('strength_strong');
  });

  it('is only an “if” in a part of a message: anyone can have written that line', () => {
    const conditions = conditionsFor([], 'received-lines');
    expect(strengthWord(SEEN, { conditions })).toBe('evidence_if_own_line');
  });

  it('is no more than a claim, in a part or a whole, if anyone could have written it', () => {
    const claimed: Evidence = { ...SEEN, kind: 'helo', strength: 'weak' };
    for (const conditions of [[], conditionsFor([], 'selection')]) {
      expect(strengthWord(claimed, { conditions })).toBe('strength_weak');
    }
  });
});
