import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE, readProfileFile, writeProfileFile } from '../../../../src/relay/profile-file.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';

const own = { ...sendsay, id: 'own', title: 'Наш релей' };

function file(change: Record<string, unknown>): string {
  return JSON.stringify({ format: 'relay-inspector/profiles', version: 1, profiles: [own], ...change });
}

describe('a file of relay profiles', () => {
  it('returns what was written into it', () => {
    expect(readProfileFile(writeProfileFile([sendsay, own]))).toEqual({ ok: true, profiles: [sendsay, own] });
  });

  it('is readable for people, and may have been saved with a byte order mark', () => {
    const text = writeProfileFile([own]);
    expect(text).toContain('\n      "title": "Наш релей",\n');
    expect(readProfileFile(`\uFEFF${text}`).ok).toBe(true);
  });

  it.each([
    ['nonsense', 'no-file'],
    ['[]', 'no-file'],
    ['null', 'no-file'],
    [file({ format: 'another' }), 'no-file'],
    [file({ profiles: {} }), 'no-file'],
    [file({ version: 2 }), 'newer'],
    [file({ profiles: [] }), 'nothing-in-it'],
    [file({ profiles: Array.from({ length: 51 }, () => own) }), 'too-large'],
    [`"${'x'.repeat(MAX_FILE)}"`, 'too-large'],
  ])('is refused with a reason: %.60s', (text, reason) => {
    expect(readProfileFile(text)).toEqual({ ok: false, reason, wrong: [] });
  });

  it('is accepted as a whole or not at all, and its errors are located', () => {
    expect(readProfileFile(file({ profiles: [own, { ...own, networks: ['x'] }] }))).toEqual({
      ok: false,
      reason: 'profiles',
      wrong: [{ title: 'Наш релей', problems: [{ key: 'networks', index: 0, kind: 'not-a-network', value: 'x' }] }],
    });
  });

  it('never has two relays with one id: one would be reported under the name of the other', () => {
    const other = { ...own, id: 'OWN', title: 'Other', networks: ['203.0.113.0/24'] };
    expect(readProfileFile(file({ profiles: [own, other] }))).toEqual({
      ok: true,
      profiles: [{ ...other, id: 'own' }],
    });
  });

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.jsonValue()).map((profiles) => file({ profiles })),
        ),
        (text) => {
          expect(() => readProfileFile(text)).not.toThrow();
        },
      ),
    );
  });
});
