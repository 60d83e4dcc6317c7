import { describe, expect, it } from 'vitest';
import type { Verdict, VerdictName } from '../../../src/relay/verdict.ts';
import { leadingVerdict } from '../../../src/report/leading-verdict.ts';

function verdicts(...names: readonly VerdictName[]): Verdict[] {
  return names.map((verdict, place) => ({ profile: `relay-${place}`, verdict, hop: null, evidence: [], reason: null }));
}

describe('the verdict that answers for a message', () => {
  it.each([
    ['the only one', ['absent'], 'relay-0'],
    ['the first one, where none is proven: the user has put it on top', ['absent', 'reported', 'claimed'], 'relay-0'],
    ['the proven one, wherever it is in the list', ['absent', 'contradicted', 'proven'], 'relay-2'],
    ['the first of several proven ones', ['absent', 'proven', 'proven'], 'relay-1'],
    ['not “reported” in place of the first: others’ word is no answer', ['undetermined', 'reported'], 'relay-0'],
  ] as const)('is %s', (_, names, profile) => {
    expect(leadingVerdict(verdicts(...names))?.profile).toBe(profile);
  });

  it('is null if there are no relays', () => {
    expect(leadingVerdict([])).toBeNull();
  });
});
