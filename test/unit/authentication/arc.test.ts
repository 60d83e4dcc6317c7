import { describe, expect, it } from 'vitest';
import { arcChain } from '../../../src/authentication/arc-chain.ts';
import { parseArcSeal } from '../../../src/authentication/arc-seal.ts';
import { parseArcAuthenticationResults } from '../../../src/authentication/arc.ts';
import { authenticationStatements } from '../../../src/authentication/statements.ts';
import { fieldsOf } from './sample-header.ts';

function chainOf(...lines: readonly string[]) {
  const fields = fieldsOf(...lines);
  return arcChain(fields, authenticationStatements(fields, null));
}

/** The three fields of one ARC set (RFC 8617 §4.1). */
function set(instance: number | string, domain: string, cv: string): readonly string[] {
  return [
    `ARC-Seal: i=${instance}; a=rsa-sha256; t=1421363105; cv=${cv}; d=${domain}; s=dk; b=AA==`,
    `ARC-Message-Signature: i=${instance}; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; h=from; bh=BB; b=CC`,
    `ARC-Authentication-Results: i=${instance}; ${domain}; spf=fail smtp.mailfrom=jqd@d1.example; arc=${cv}`,
  ];
}

describe('one ARC field', () => {
  it('ARC-Seal: instance, validation, sealer', () => {
    expect(
      parseArcSeal('i=2; a=rsa-sha256; t=12345; cv=pass;\td=lists.example.org; s=201707;\tb=AUedK6 P73YP7jLZy=='),
    ).toEqual({
      instance: 2,
      chainValidation: 'pass',
      domain: 'lists.example.org',
      selector: '201707',
      algorithm: 'rsa-sha256',
      time: 12345,
    });
  });

  it.each(['0', '51', '-1', '1x', '', '999999'])('"%s" is not an instance', (instance) => {
    expect(parseArcSeal(`i=${instance}; cv=none; d=a.example`).instance).toBeNull();
  });

  it('ARC-Authentication-Results: instance first, then results as elsewhere', () => {
    const { instance, content } = parseArcAuthenticationResults(
      'i=1; mx.microsoft.com 1; spf=none; dmarc=none; dkim=none',
    );
    expect(instance).toBe(1);
    expect(content).toMatchObject({ authservId: 'mx.microsoft.com', version: '1' });
    expect(content.results.map(({ method }) => method)).toEqual(['spf', 'dmarc', 'dkim']);
  });

  it('RFC 8617, section 4.1.1: comments and spaces on both sides of the instance', () => {
    const { instance, content } = parseArcAuthenticationResults(
      '(x) i = 12 (twelve) ; (y) lists.example.org 1; spf=pass',
    );
    expect(instance).toBe(12);
    expect(content).toMatchObject({ authservId: 'lists.example.org', version: '1' });
    expect(content.results).toHaveLength(1);
  });

  it('an authserv-id called "i" is not an instance', () => {
    expect(parseArcAuthenticationResults('i; spf=pass')).toMatchObject({
      instance: null,
      content: { authservId: 'i' },
    });
  });

  it('ARC-Authentication-Results without an instance are still parsed', () => {
    const { instance, content } = parseArcAuthenticationResults('lists.example.org; spf=pass');
    expect(instance).toBeNull();
    expect(content.authservId).toBe('lists.example.org');
  });
});

describe('the chain', () => {
  it('RFC 8617, appendix B: three handlers in order, and what the last one found', () => {
    const chain = chainOf(
      ...set(3, 'clochette.example.org', 'pass'),
      ...set(2, 'gmail.example', 'pass'),
      ...set(1, 'lists.example.org', 'none'),
    );
    expect(chain.sets.map(({ instance, sealer }) => [instance, sealer])).toEqual([
      [1, 'lists.example.org'],
      [2, 'gmail.example'],
      [3, 'clochette.example.org'],
    ]);
    expect(chain.chainValidation).toBe('pass');
    expect(chain.defects).toEqual([]);
    expect(chain.sets[0]?.results?.results[0]).toMatchObject({ method: 'spf', result: 'fail' });
  });

  it('a message without ARC has an empty chain', () => {
    expect(chainOf('Subject: x')).toEqual({ sets: [], chainValidation: null, defects: [] });
  });

  it('a missing instance is a gap', () => {
    expect(chainOf(...set(3, 'c.example', 'pass'), ...set(1, 'a.example', 'none')).defects).toEqual(['gap']);
  });

  it('a set without its signature is incomplete', () => {
    const [seal = '', , results = ''] = set(1, 'a.example', 'none');
    expect(chainOf(seal, results).defects).toEqual(['incomplete-set']);
  });

  it('a second seal of one instance is a duplicate, and the first one is shown', () => {
    const chain = chainOf(...set(1, 'a.example', 'none'), ...set(1, 'b.example', 'none'));
    expect(chain.defects).toEqual(['duplicate']);
    expect(chain.sets[0]?.sealer).toBe('a.example');
  });

  it('the first seal must say cv=none and a later one must not', () => {
    expect(chainOf(...set(1, 'a.example', 'pass')).defects).toEqual(['wrong-validation']);
    expect(chainOf(...set(2, 'b.example', 'none'), ...set(1, 'a.example', 'none')).defects).toEqual([
      'wrong-validation',
    ]);
    expect(chainOf(...set(2, 'b.example', 'fail'), ...set(1, 'a.example', 'none')).defects).toEqual([]);
  });

  it('RFC 8617, section 5.2: a seal must not report the chain as valid after one that reported it broken', () => {
    const chain = chainOf(
      ...set(3, 'c.example', 'pass'),
      ...set(2, 'b.example', 'fail'),
      ...set(1, 'a.example', 'none'),
    );
    expect(chain.defects).toEqual(['wrong-validation']);
  });

  it('fifty sets are a chain; a fifty-first is not part of it', () => {
    const sets = Array.from({ length: 50 }, (_, at) => set(at + 1, 'a.example', at === 0 ? 'none' : 'pass')).flat();
    expect(chainOf(...sets)).toMatchObject({ chainValidation: 'pass', defects: [] });
    expect(chainOf(...set(51, 'a.example', 'pass'), ...sets).defects).toEqual(['no-instance']);
  });

  it('a field without a usable instance is reported', () => {
    expect(chainOf(...set('x', 'a.example', 'none')).defects).toEqual(['no-instance']);
  });
});
