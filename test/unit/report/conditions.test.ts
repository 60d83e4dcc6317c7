import { describe, expect, it } from 'vitest';
import { VERDICTS, type Verdict, type VerdictName } from '../../../src/relay/verdict.ts';
import { conditionsFor, conditionsOf } from '../../../src/report/conditions.ts';
import type { Premise } from '../../../src/route/premise.ts';

const GREETING: Premise = { kind: 'private-greeting', value: '10.23.0.1', hop: 1 };
const LOOPBACK: Premise = { kind: 'loopback', value: '127.0.0.1', hop: 0 };

function verdict(name: VerdictName): Verdict {
  return { profile: 'sendsay', verdict: name, hop: null, evidence: [], reason: null };
}

/** The kinds of conditions under which an answer with this verdict holds. */
function kinds(name: VerdictName, ...given: Parameters<typeof conditionsFor>): string[] {
  return conditionsOf({ conditions: conditionsFor(...given) }, verdict(name)).map(({ kind }) => kind);
}

describe('the conditions of an answer', () => {
  it.each(VERDICTS)('depend on a premise that only the mailbox’s owner can confirm, if it is a proof: %s', (name) => {
    expect(kinds(name, [GREETING], null)).toEqual(name === 'proven' ? ['premise'] : []);
  });

  it.each(VERDICTS)('include what a person left out, whatever the answer is: %s', (name) => {
    expect(kinds(name, [], 'selection')).toEqual(['part']);
  });

  it('do not exist for a whole source whose route rests on what nobody outside can produce', () => {
    expect(kinds('proven', [LOOPBACK], null)).toEqual([]);
  });
});
