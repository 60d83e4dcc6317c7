import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnderAny, isUnderDomain, normaliseHost } from '../../../src/hosts/host-name.ts';

const label = fc.constantFrom(
  'sndsy',
  'SNDSY',
  'xsndsy',
  'ru',
  'RU',
  'ｒｕ',
  'рф',
  'xn--p1ai',
  'gato101',
  'a-b',
  '',
  'с',
  'ß',
);
const name = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '', '.', ']', ' '))
  .map(([labels, end]) => labels.join('.') + end);

describe('a host below a domain', () => {
  test('is one whose normal form ends with the labels of the domain, in any case, alphabet and with a trailing dot', () => {
    fc.assert(
      fc.property(name, name, (host, domain) => {
        const labels = normaliseHost(host)?.split('.') ?? [];
        const above = normaliseHost(domain)?.split('.') ?? null;
        const expected = above !== null && labels.slice(-above.length).join('.') === above.join('.');
        expect(isUnderDomain(host, domain)).toBe(expected);
      }),
      { numRuns: 20_000, seed: 3492 },
    );
  });

  test.each([
    ['gato101.SNDSY.ru.', 'sndsy.ru', true],
    ['sndsy.ru', 'sndsy.ru', true],
    ['gato101.ｓndsy.ru', 'sndsy.ru', true],
    ['xsndsy.ru', 'sndsy.ru', false],
    ['gato101.sndsy.ru.evil.example', 'sndsy.ru', false],
    ['sndsy.ru]', 'sndsy.ru', false],
  ])('%s under %s: %s', (host, domain, expected) => {
    expect(isUnderDomain(host, domain)).toBe(expected);
  });

  test('is below a list of domains if it is below one of them', () => {
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 4 }), (host, domains) => {
        expect(isUnderAny(host, domains)).toBe(domains.some((domain) => isUnderDomain(host, domain)));
      }),
      { numRuns: 5000, seed: 3492 },
    );
  });
});
