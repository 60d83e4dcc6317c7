import { describe, expect, test } from 'vitest';
import { isWideNetwork, parseProfile } from '../../../src/relay/parse-profile.ts';
import { sendsay } from '../../../src/relay/sendsay.ts';

function problemsOf(change: Record<string, unknown>): string[] {
  const parsed = parseProfile({ ...sendsay, ...change });
  return parsed.ok
    ? []
    : parsed.problems.map(({ key, index, kind }) => `${key}${index === null ? '' : `[${index}]`} ${kind}`);
}

describe('a relay profile from a form, a file or the storage', () => {
  test('the built-in one is valid', () => {
    expect(parseProfile(sendsay)).toEqual({ ok: true, profile: sendsay });
  });

  test('removed parts of a profile are ignored: the host pattern of version 0.1', () => {
    expect(parseProfile({ ...sendsay, hostPattern: 'gato#.sndsy.ru' })).toEqual({ ok: true, profile: sendsay });
  });

  test('names are brought into their normal form', () => {
    const parsed = parseProfile({
      id: 'Mine',
      title: ' My relay ',
      hostSuffixes: ['Relay.Example.', 'почта.example'],
      networks: [],
    });
    expect(parsed).toMatchObject({
      ok: true,
      profile: { id: 'mine', title: 'My relay', hostSuffixes: ['relay.example', 'xn--80a1acny.example'], networks: [] },
    });
  });

  test.each([
    [{ id: '' }, 'id missing'],
    [{ id: '1 relay' }, 'id not-an-id'],
    [{ title: ' ' }, 'title missing'],
    [{ title: 'x'.repeat(101) }, 'title too-long'],
    [{ hostSuffixes: ['sndsy.ru', 'not a host'] }, 'hostSuffixes[1] not-a-host'],
    [{ hostSuffixes: ['ru'] }, 'hostSuffixes[0] too-wide'],
    [{ hostSuffixes: ['co.uk'] }, 'hostSuffixes[0] too-wide'],
    [{ networks: ['0.0.0.0/0'] }, 'networks[0] too-wide'],
    [{ networks: ['::/0'] }, 'networks[0] too-wide'],
    [{ networks: ['185.138.182.0/33'] }, 'networks[0] not-a-network'],
    [{ networks: ['185.138.182'] }, 'networks[0] not-a-network'],
    [{ networks: 'x' }, 'networks missing'],
    [{ networks: [17] }, 'networks[0] missing'],
    [{ networks: [{ toString: 1 }] }, 'networks[0] missing'],
    [{ hostSuffixes: [{ toString: 1 }] }, 'hostSuffixes[0] missing'],
    [{ campaignFields: ['X Campaign'] }, 'campaignFields[0] not-a-field-name'],
    [{ hostSuffixes: [], networks: [] }, 'hostSuffixes nothing-to-match'],
  ])('%j: what is wrong, and where (%s)', (change, expected) => {
    expect(problemsOf(change)).toContain(expected);
  });

  test.each([
    ...['Sendsay', ' sendsay', 'ＳＥＮＤＳＡＹ', 'send say', 'Sеndsаy', 'Ṡendsay', 'Sendѕay'],
    ...['Sendsay™', '«Sendsay»', 'Send-say.', 'Sendsаy relay', 'Our Ｓendsay'],
  ])('another relay cannot take the built-in one’s name: %s', (title) => {
    expect(problemsOf({ id: 'other', title })).toEqual(['title title-taken']);
  });

  test.each(['sendsay', 'Sendsay'])('the built-in one keeps its name, however its id is written: %s', (id) => {
    expect(problemsOf({ id, title: 'Sendsay' })).toEqual([]);
  });

  test.each(['Sendsay, own addresses', 'SENDSAY 2', 'Sendsayer', 'Рассылка через Sendsay'])(
    'another relay can have that name in a longer title: %s',
    (title) => {
      expect(problemsOf({ id: 'other', title })).toEqual([]);
    },
  );

  test.each(['\u202eyasdneS', 'Send\u200bsay', 'Relay\u0000', 'Relay\u2066'])(
    'a name cannot hide characters: %j',
    (title) => {
      expect(problemsOf({ id: 'other', title })).toEqual(['title hidden-characters']);
    },
  );

  test('a header field may have the name of a problem', () => {
    expect(problemsOf({ campaignFields: ['too-wide', 'not-a-host'] })).toEqual([]);
  });

  test('a missing name does not hide that nothing would match', () => {
    expect(problemsOf({ title: '', hostSuffixes: [], networks: [] })).toEqual([
      'title missing',
      'hostSuffixes nothing-to-match',
    ]);
  });

  test.each([
    ['10.0.0.0/8', true],
    ['10.1.0.0/15', true],
    ['10.1.0.0/16', false],
    ['2001:db8::/31', true],
    ['2001:db8::/32', false],
    ['0.0.0.0/0', false],
    ['192.0.2.1', false],
  ])('a network that is accepted but probably a slip: %s %s', (network, wide) => {
    expect(isWideNetwork(network)).toBe(wide);
  });

  test('all problems are reported at once', () => {
    expect(problemsOf({ id: '', networks: ['x'] })).toHaveLength(2);
  });

  test.each([null, 'x', 17, [], { __proto__: { id: 'x' } }])('%j is not a profile, and nothing throws', (value) => {
    expect(parseProfile(value).ok).toBe(false);
  });
});
