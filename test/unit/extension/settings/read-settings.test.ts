import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../src/extension/settings/read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/extension/settings/settings.ts';
import { storedForm } from '../../../../src/extension/settings/stored-form.ts';
import type { RelayProfile } from '../../../../src/relay/profile.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';

const OWN: RelayProfile = {
  id: 'own',
  title: 'Our own relay',
  hostSuffixes: ['relay.example'],
  networks: ['192.0.2.0/24', '2001:db8::/32'],
  submissionHosts: ['submit.relay.example'],
  campaignFields: ['X-Own-Campaign'],
  dkimDomains: ['relay.example'],
};

const CHANGED: Settings = {
  profiles: [OWN, { ...sendsay, networks: [...sendsay.networks, '198.51.100.0/25'] }],
  myServers: { hostSuffixes: ['gw.example'], networks: ['203.0.113.9'] },
  automaticSites: ['https://mail.example', 'http://127.0.0.1:8080'],
  chip: false,
  language: 'ru',
  theme: 'dark',
  timeZone: 'written',
};

/** As the browser returns it. */
function stored(change: Record<string, unknown> = {}): unknown {
  return JSON.parse(JSON.stringify({ ...storedForm(CHANGED), ...change }));
}

function read(change: Record<string, unknown>): ReturnType<typeof readSettings> {
  return readSettings(stored(change), []);
}

describe('the stored settings', () => {
  it('come back as they were saved, with nothing to repair', () => {
    expect(readSettings(stored(), CHANGED.automaticSites)).toEqual({ settings: CHANGED, repairs: [] });
  });

  it('are the defaults before anything was saved', () => {
    expect(readSettings(undefined, undefined)).toEqual({ settings: DEFAULT_SETTINGS, repairs: [] });
  });

  it('contain only what the user added to a built-in relay, so that a later version can improve it', () => {
    expect(storedForm(CHANGED)['profiles']).toEqual([
      OWN,
      { id: 'sendsay', hostSuffixes: [], networks: ['198.51.100.0/25'] },
    ]);
  });

  it.each(['nonsense', 17, true, null, [], ['x'], {}, { version: 'one' }, { version: 0 }, { version: 1.5 }])(
    'are exactly the defaults, and say so, if what is stored is garbage: %j',
    (garbage) => {
      const { settings, repairs } = readSettings(garbage, undefined);
      expect(settings).toEqual(DEFAULT_SETTINGS);
      expect(repairs).toHaveLength(1);
    },
  );

  it('are exactly the defaults if every part is garbage, and each part is reported', () => {
    const garbage = { version: 1, profiles: 'x', myServers: 7, chip: 'yes', language: 'fr', theme: {}, timeZone: null };
    const { settings, repairs } = readSettings(garbage, 'x');
    expect(settings).toEqual(DEFAULT_SETTINGS);
    const parts = ['profiles', 'myServers', 'automaticSites', 'chip', 'language', 'theme', 'timeZone'];
    expect(repairs).toEqual(parts.map((part) => ({ kind: 'reset', part })));
  });

  it('silently have a default for each part that is missing', () => {
    expect(readSettings({ version: 1, theme: 'dark' }, [])).toEqual({
      settings: { ...DEFAULT_SETTINGS, theme: 'dark' },
      repairs: [],
    });
  });

  it('keep every valid part if the version is lost', () => {
    const { settings, repairs } = readSettings(stored({ version: null }), CHANGED.automaticSites);
    expect(settings).toEqual(CHANGED);
    expect(repairs).toEqual([{ kind: 'no-version' }]);
  });

  it('from a later version are read as far as they are understood', () => {
    const { settings, repairs } = readSettings(stored({ version: 99, theme: 'sepia', more: 1 }), []);
    expect(settings).toEqual({ ...CHANGED, automaticSites: [], theme: 'auto' });
    expect(repairs).toEqual([{ kind: 'newer-version' }, { kind: 'reset', part: 'theme' }]);
  });

  it('never throw, and never lack a value, whatever is stored', () => {
    const part = fc.oneof(fc.anything({ withNullPrototype: true, withSparseArray: true }), fc.constant(OWN));
    const record = fc.record(
      {
        version: fc.oneof(fc.constant(1), fc.anything()),
        profiles: fc.oneof(part, fc.array(fc.oneof(part, fc.record({ id: part, title: part, networks: part })))),
        myServers: fc.oneof(part, fc.record({ hostSuffixes: fc.array(part), networks: part })),
        chip: part,
        language: part,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(record, fc.anything()), fc.oneof(part, fc.array(part)), (garbage, sites) => {
        const { settings } = readSettings(garbage, sites);
        expect(Object.keys(settings)).toEqual(Object.keys(DEFAULT_SETTINGS));
        expect(settings.profiles.map(({ id }) => id)).toContain('sendsay');
        expect(readSettings(JSON.parse(JSON.stringify(storedForm(settings))), settings.automaticSites)).toEqual({
          settings,
          repairs: [],
        });
      }),
    );
  });
});

describe('a damaged list of relays', () => {
  it('loses its invalid entries, and keeps the relay', () => {
    const { settings, repairs } = read({ profiles: [{ ...OWN, networks: ['x', '192.0.2.0/24', 7] }] });
    expect(settings.profiles).toEqual([sendsay, { ...OWN, networks: ['192.0.2.0/24'] }]);
    expect(repairs).toEqual([
      {
        kind: 'profile-mended',
        title: 'Our own relay',
        problems: [
          { key: 'networks', index: 0, kind: 'not-a-network', value: 'x' },
          { key: 'networks', index: 2, kind: 'missing', value: '' },
        ],
      },
    ]);
  });

  it('loses a relay if too little of it is valid', () => {
    const { settings, repairs } = read({ profiles: [{ ...OWN, title: 7 }, { ...OWN, id: 'other' }, null] });
    expect(settings.profiles.map(({ id }) => id)).toEqual(['sendsay', 'other']);
    expect(repairs).toMatchObject([
      { kind: 'profile-removed', title: 'own', problems: [{ key: 'title', kind: 'missing' }] },
      { kind: 'profile-removed', title: '' },
    ]);
  });

  it('has each relay once', () => {
    const { settings, repairs } = read({ profiles: [OWN, { ...OWN, title: 'Twin' }] });
    expect(settings.profiles.map(({ title }) => title)).toEqual(['Sendsay', 'Our own relay']);
    expect(repairs).toEqual([{ kind: 'profile-removed', title: 'Twin', problems: [] }]);
  });

  it('cannot remove anything from a built-in relay, or rename it', () => {
    const { settings } = read({
      profiles: [{ id: 'sendsay', title: 'X', networks: ['198.51.100.1', 'x'], submissionHosts: ['x.example'] }],
    });
    expect(settings.profiles).toEqual([{ ...sendsay, networks: [...sendsay.networks, '198.51.100.1'] }]);
  });

  it('is truncated at a length that nobody could have entered', () => {
    const many = Array.from({ length: 60 }, (_, number) => ({ ...OWN, id: `own${number}` }));
    expect(read({ profiles: many }).settings.profiles).toHaveLength(51);
  });
});

describe('damaged servers and sites', () => {
  it('lose their invalid entries', () => {
    const { settings, repairs } = read({
      myServers: { hostSuffixes: ['gw.example', 'co.uk', 'a b'], networks: ['x'] },
    });
    expect(settings.myServers).toEqual({ hostSuffixes: ['gw.example'], networks: [] });
    expect(repairs).toEqual([
      { kind: 'entry-removed', part: 'myServers', value: 'co.uk' },
      { kind: 'entry-removed', part: 'myServers', value: 'a b' },
      { kind: 'entry-removed', part: 'myServers', value: 'x' },
    ]);
  });

  it('have each site once, however often it was stored', () => {
    const { settings } = readSettings(stored(), ['https://mail.example', 'https://mail.example/']);
    expect(settings.automaticSites).toEqual(['https://mail.example']);
  });

  it('are all dropped if there are more sites than anyone can have chosen', () => {
    const sites = Array.from({ length: 201 }, (_, number) => `https://mail${number}.example`);
    expect(readSettings(stored(), sites.slice(1)).settings.automaticSites).toHaveLength(200);
    expect(readSettings(stored(), sites)).toMatchObject({
      settings: { automaticSites: [] },
      repairs: [{ kind: 'reset', part: 'automaticSites' }],
    });
  });

  it('lose sites that are not websites', () => {
    const { settings, repairs } = readSettings(stored(), ['https://mail.example/path', 'javascript:alert(1)', 7]);
    expect(settings.automaticSites).toEqual(['https://mail.example']);
    expect(repairs).toHaveLength(2);
  });
});
