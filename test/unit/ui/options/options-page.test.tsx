// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/extension/settings/settings.ts';
import { storedForm } from '../../../../src/extension/settings/stored-form.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { OptionsPage } from '../../../../src/ui/options/options-page.tsx';
import { find, findAll, showPage, speakLanguage, textOf } from '../render-page.ts';
import { choose, chooseFile, press, send, type } from './fill-in.ts';
import { OptionsServicesDouble } from './options-services-double.ts';

const OWN = { ...sendsay, id: 'own', title: 'Our relay', hostSuffixes: ['relay.example'] };
const RELAY_FORM = '[data-part="relay-form"]';
const SERVERS_FORM = '[data-part="servers"] form';
const SAID = '[data-part="said"] [role="status"]';

let services: OptionsServicesDouble;

async function open(given = new OptionsServicesDouble()): Promise<void> {
  services = given;
  await showPage(<OptionsPage services={services} />);
}

function withOwnRelay(): OptionsServicesDouble {
  return new OptionsServicesDouble(storedForm({ ...DEFAULT_SETTINGS, profiles: [sendsay, OWN] }));
}

function valueOf(selector: string): string {
  const field = find(selector);
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : '';
}

beforeEach(() => speakLanguage('en', 'options'));

describe('the settings page', () => {
  for (const language of ['en', 'ru'] as const) {
    it(`leaves no placeholder unfilled and no key untranslated (${language})`, async () => {
      speakLanguage(language, 'options');
      await open(withOwnRelay());
      await press('[data-relay-id="own"] [data-action="edit-relay"]');
      expect(textOf('main')).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
    });
  }

  it('names every field, and every button by what it is about', async () => {
    await open(withOwnRelay());
    await press('[data-relay-id="own"] [data-action="edit-relay"]');
    for (const field of findAll('main :is(input, textarea, select)')) {
      const label = field.closest('label') ?? document.querySelector(`label[for="${field.id}"]`);
      expect(label?.textContent, field.getAttribute('name') ?? '').toMatch(/\S/u);
    }
    const labelled = find('[data-relay-id="own"] [data-action="remove-relay"]').getAttribute('aria-labelledby') ?? '';
    expect(labelled.split(' ').map((id) => document.getElementById(id)?.textContent)).toEqual(['Delete', 'Our relay']);
  });

  it('announces each change in a live region that was there before', async () => {
    await open();
    expect(textOf(SAID)).toBe('');
    await choose('[name="theme"]', 'dark');
    expect(textOf(SAID)).toBe('Saved.');
  });

  it('says when the browser refuses, and keeps what was typed', async () => {
    await open();
    services.refusesToSave = true;
    await type(`${SERVERS_FORM} [name="hostSuffixes"]`, 'gw.example');
    await send(SERVERS_FORM);
    expect(textOf(SAID)).toMatch(/^Not saved/u);
    expect(valueOf(`${SERVERS_FORM} [name="hostSuffixes"]`)).toBe('gw.example');
  });

  it('says when the settings do not follow the user', async () => {
    const here = new OptionsServicesDouble();
    here.place = 'this-computer';
    await open(here);
    expect(textOf('main')).toContain('kept on this computer only');
    await open();
    expect(textOf('main')).not.toContain('kept on this computer only');
  });

  it('shows what another page changes, but does not overwrite what is being typed', async () => {
    await open();
    await type(`${SERVERS_FORM} [name="networks"]`, '203.0.113.');
    await services.changeSettings((settings) => ({
      ...settings,
      theme: 'light',
      myServers: { hostSuffixes: ['gw.example'], networks: [] },
    }));
    await type(`${SERVERS_FORM} [name="networks"]`, '203.0.113.9');
    expect(valueOf(`${SERVERS_FORM} [name="hostSuffixes"]`)).toBe('gw.example');
    expect(valueOf(`${SERVERS_FORM} [name="networks"]`)).toBe('203.0.113.9');
  });
});

describe('damaged settings', () => {
  it('are reported one by one, and stay stored as they are until the user saves', async () => {
    const damaged = { version: 1, theme: 7, myServers: { hostSuffixes: ['co.uk'] }, profiles: [{ ...OWN, title: '' }] };
    await open(new OptionsServicesDouble(damaged));
    expect(findAll('[data-part="repairs"] li').map((item) => item.dataset['kind'])).toEqual([
      'profile-removed',
      'entry-removed',
      'reset',
    ]);
    expect(textOf('[data-part="repairs"] li[data-kind="entry-removed"]')).toBe('“My servers”: “co.uk” was skipped.');
    expect((await services.loadSettings()).repairs).toHaveLength(3);
    await press('[data-action="keep-repairs"]');
    expect(findAll('[data-part="repairs"]')).toEqual([]);
    expect((await services.loadSettings()).repairs).toEqual([]);
  });

  it.each(['en', 'ru'] as const)('of every kind have words (%s)', async (language) => {
    speakLanguage(language, 'options');
    for (const stored of ['garbage', {}, { version: 99 }, { version: 1, profiles: [{ ...OWN, networks: ['x'] }] }]) {
      await open(new OptionsServicesDouble(stored));
      expect(textOf('[data-part="repairs"]')).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
      expect(textOf('[data-part="repairs"] li')).toMatch(/\S/u);
    }
  });
});

describe('the relays', () => {
  it('accept a new one, named by its title', async () => {
    await open();
    await press('[data-action="add-relay"]');
    await type(`${RELAY_FORM} [name="title"]`, 'Altcraft Cloud');
    await type(`${RELAY_FORM} [name="hostSuffixes"]`, 'Cloud.Example.\nmore.example, third.example');
    await type(`${RELAY_FORM} [name="networks"]`, '192.0.2.0/24');
    await send(RELAY_FORM);
    expect(services.settings.profiles[1]).toMatchObject({
      id: 'altcraft-cloud',
      title: 'Altcraft Cloud',
      hostSuffixes: ['cloud.example', 'more.example', 'third.example'],
      networks: ['192.0.2.0/24'],
    });
    expect(findAll(RELAY_FORM)).toEqual([]);
  });

  it('say what is wrong, on which line, keep every word, and lead to the first invalid field', async () => {
    await open();
    await press('[data-action="add-relay"]');
    await type(`${RELAY_FORM} [name="title"]`, 'Mine');
    await type(`${RELAY_FORM} [name="hostSuffixes"]`, 'relay.example\n\nco.uk');
    await type(`${RELAY_FORM} [name="networks"]`, '192.0.2.0/33');
    expect(findAll(`${RELAY_FORM} [data-part="problems"] li`)).toEqual([]);
    await send(RELAY_FORM);
    expect(findAll(`${RELAY_FORM} [data-part="problems"] li`).map((item) => item.textContent)).toEqual([
      'Line 3: “co.uk” is too broad. Give a full domain such as mail.example.com, or a smaller network.',
      'Line 1: “192.0.2.0/33” is not a network. Write 192.0.2.0/24, 2001:db8::/32 or one address.',
    ]);
    expect(valueOf(`${RELAY_FORM} [name="hostSuffixes"]`)).toBe('relay.example\n\nco.uk');
    const wrong = find(`${RELAY_FORM} [name="hostSuffixes"]`);
    expect(document.activeElement).toBe(wrong);
    const described = (wrong.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain('Line 3');
    await type(`${RELAY_FORM} [name="hostSuffixes"]`, 'relay.example');
    expect(findAll(`${RELAY_FORM} [data-part="problems"] li`)).toHaveLength(1);
    expect(services.settings.profiles).toEqual([sendsay]);
  });

  it('report everything that is wrong at once, and clean what people copy', async () => {
    await open();
    await press('[data-action="add-relay"]');
    await send(RELAY_FORM);
    expect(findAll(`${RELAY_FORM} [data-part="problems"] li`).map((item) => item.textContent)).toEqual([
      'Required.',
      'Enter at least one domain or network, otherwise nothing will match.',
    ]);
    await type(`${RELAY_FORM} [name="title"]`, 'sendsay');
    await type(`${RELAY_FORM} [name="hostSuffixes"]`, 'https://mail.example.com/\n*.foo.ru\nfoo.ru');
    expect(textOf(`${RELAY_FORM} [data-part="problems"] li`)).toContain('can be mistaken for the built-in relay');
    await type(`${RELAY_FORM} [name="title"]`, 'Mine');
    await send(RELAY_FORM);
    expect(services.settings.profiles[1]?.hostSuffixes).toEqual(['mail.example.com', 'foo.ru']);
  });

  it('ask whether all of a very wide network is meant', async () => {
    await open();
    await press('[data-action="add-relay"]');
    await type(`${RELAY_FORM} [name="title"]`, 'Mine');
    await type(`${RELAY_FORM} [name="networks"]`, '203.0.0.0/8');
    await send(RELAY_FORM);
    expect(textOf(`${RELAY_FORM} [data-part="problems"] li`)).toContain('is very wide');
    expect(services.settings.profiles).toEqual([sendsay]);
    await press(`${RELAY_FORM} [name="wide"]`);
    await send(RELAY_FORM);
    expect(services.settings.profiles[1]?.networks).toEqual(['203.0.0.0/8']);
  });

  it('can be tried on a line before they are saved', async () => {
    await open();
    await press('[data-action="add-relay"]');
    expect(findAll('[data-part="form-trial"]')).toEqual([]);
    await type(`${RELAY_FORM} [name="title"]`, 'Mine');
    await type(`${RELAY_FORM} [name="networks"]`, '192.0.2.0/24');
    await type(
      '[data-part="form-trial"] textarea',
      'from a.example ([192.0.2.7]) by mx.example with ESMTP id 1; Mon, 23 Nov 2026 12:04:04 +0300',
    );
    expect(textOf('[data-part="form-trial"] .trial-verdict')).toMatch(/^These lines say: it came through /u);
    expect(services.settings.profiles).toEqual([sendsay]);
  });

  it('let a built-in one be extended and reduced again, but neither renamed nor deleted', async () => {
    await open();
    const SENDSAY = '[data-relay-id="sendsay"]';
    expect(findAll(`${SENDSAY} [data-action="remove-relay"]`)).toEqual([]);
    await press(`${SENDSAY} [data-action="edit-relay"]`);
    expect(findAll(`${RELAY_FORM} [name]`).map((field) => field.getAttribute('name'))).toEqual([
      'hostSuffixes',
      'networks',
    ]);
    expect(textOf(RELAY_FORM)).toContain('sndsy.ru, 185.138.182.0/24');
    await type(`${RELAY_FORM} [name="networks"]`, '198.51.100.0/24');
    await send(RELAY_FORM);
    expect(services.settings.profiles).toEqual([{ ...sendsay, networks: ['185.138.182.0/24', '198.51.100.0/24'] }]);
    await press(`${SENDSAY} [data-action="edit-relay"]`);
    expect(valueOf(`${RELAY_FORM} [name="networks"]`)).toBe('198.51.100.0/24');
    await type(`${RELAY_FORM} [name="networks"]`, '');
    await send(RELAY_FORM);
    expect(services.settings.profiles).toEqual([sendsay]);
  });

  it('are changed, put in order and deleted, and a deletion can be undone', async () => {
    await open(withOwnRelay());
    await press('[data-relay-id="own"] [data-action="edit-relay"]');
    await type(`${RELAY_FORM} [name="title"]`, 'Renamed');
    await send(RELAY_FORM);
    await press('[data-relay-id="own"] [data-action="raise-relay"]');
    expect(services.settings.profiles.map(({ title }) => title)).toEqual(['Renamed', 'Sendsay']);
    await press('[data-relay-id="own"] [data-action="remove-relay"]');
    expect(services.settings.profiles).toEqual([sendsay]);
    expect(textOf(SAID)).toBe('“Renamed” was deleted.');
    await press('[data-action="undo"]');
    expect(services.settings.profiles.map(({ title }) => title)).toEqual(['Sendsay', 'Renamed']);
    expect(textOf(SAID)).toBe('Undone.');
  });

  it('are exported to a file and imported from it', async () => {
    await open(withOwnRelay());
    await press('[data-action="export-relays"]');
    const [file] = services.files;
    expect(file?.name).toBe('relay-profiles.json');
    await open();
    await chooseFile('[data-action="import-relays"]', file?.text ?? '');
    expect(services.settings.profiles).toEqual([sendsay, OWN]);
    expect(textOf(SAID)).toBe('Imported: Sendsay, Our relay.');
    await press('[data-action="undo"]');
    expect(services.settings.profiles).toEqual([sendsay]);
  });

  it('keep what another page changed when an import is undone', async () => {
    await open(withOwnRelay());
    const read = { ...OWN, title: 'From the file' };
    const file = { format: 'relay-inspector/profiles', version: 1, profiles: [read, { ...OWN, id: 'third' }] };
    await chooseFile('[data-action="import-relays"]', JSON.stringify(file));
    await services.changeSettings((settings) => ({
      ...settings,
      profiles: [...settings.profiles, { ...OWN, id: 'other' }],
    }));
    await press('[data-action="undo"]');
    expect(services.settings.profiles).toEqual([sendsay, OWN, { ...OWN, id: 'other' }]);
  });

  it('never exceed the limit: neither by hand nor by a file', async () => {
    const many = Array.from({ length: 49 }, (_, place) => ({ ...OWN, id: `own-${place}` }));
    await open(new OptionsServicesDouble(storedForm({ ...DEFAULT_SETTINGS, profiles: [sendsay, ...many] })));
    expect(findAll('[data-action="add-relay"]')).toEqual([]);
    expect(textOf('[data-part="relays"]')).toContain('No more than 50 relays can be kept.');
    const file = { format: 'relay-inspector/profiles', version: 1, profiles: [OWN] };
    await chooseFile('[data-action="import-relays"]', JSON.stringify(file));
    expect(textOf('[data-part="transfer"] [role="status"]')).toBe('No more than 50 relays can be kept.');
    expect((await services.loadSettings()).repairs).toEqual([]);
    expect(services.settings.profiles).toEqual([sendsay, ...many]);
  });

  it('get an id of their own, even if another page adds one with the same name in the meantime', async () => {
    await open();
    await press('[data-action="add-relay"]');
    await type(`${RELAY_FORM} [name="title"]`, 'Own');
    await type(`${RELAY_FORM} [name="hostSuffixes"]`, 'relay.example');
    const { changeSettings } = services;
    Object.assign(services, {
      changeSettings: async (change: Parameters<typeof changeSettings>[0]) => {
        await changeSettings((settings) => ({ ...settings, profiles: [...settings.profiles, OWN] }));
        return changeSettings(change);
      },
    });
    await send(RELAY_FORM);
    expect(services.settings.profiles.map(({ id }) => id)).toEqual(['sendsay', 'own', 'own-2']);
  });

  it('say that a file cannot be read, or is too large for a file of relays', async () => {
    await open();
    const gone = new File(['{}'], 'relays.json');
    Object.assign(gone, { text: () => Promise.reject(new DOMException('gone', 'NotFoundError')) });
    await chooseFile('[data-action="import-relays"]', gone);
    expect(textOf('[data-part="transfer"] [role="status"]')).toBe('The browser could not read this file.');
    Object.defineProperty(gone, 'size', { value: 5 * 1024 * 1024 * 1024 });
    await chooseFile('[data-action="import-relays"]', gone);
    expect(textOf('[data-part="transfer"] [role="status"]')).toBe('This file is too large.');
  });

  it('ask about very wide networks in a file, as about typed ones, before anything is imported', async () => {
    await open();
    const wide = { ...OWN, networks: ['10.0.0.0/8', '203.0.113.0/24', '2001:db8::/24'] };
    const file = JSON.stringify({ format: 'relay-inspector/profiles', version: 1, profiles: [wide] });
    await chooseFile('[data-action="import-relays"]', file);
    expect(textOf('[data-part="transfer"] [role="status"]')).toContain('a mistake: 10.0.0.0/8, 2001:db8::/24.');
    expect(services.settings.profiles).toEqual([sendsay]);
    await press('[data-action="cancel-import"]');
    expect(textOf('[data-part="transfer"] [role="status"]')).toBe('');
    await chooseFile('[data-action="import-relays"]', file);
    await press('[data-action="import-wide"]');
    expect(services.settings.profiles).toEqual([sendsay, wide]);
    expect(findAll('[data-action="import-wide"]')).toEqual([]);
    // The user has confirmed them: a second import of the same relay asks nothing.
    await chooseFile('[data-action="import-relays"]', file);
    expect(findAll('[data-action="import-wide"]')).toEqual([]);
  });

  it('refuse a file with a reason, and import nothing from it', async () => {
    await open();
    await chooseFile('[data-action="import-relays"]', 'nonsense');
    expect(textOf('[data-part="transfer"] [role="status"]')).toBe('This is not a relay file.');
    const bad = { format: 'relay-inspector/profiles', version: 1, profiles: [OWN, { ...OWN, networks: ['x'] }] };
    await chooseFile('[data-action="import-relays"]', JSON.stringify(bad));
    expect(textOf('[data-part="transfer"] [role="status"]')).toContain('Our relay: “x” is not a network.');
    expect(services.settings.profiles).toEqual([sendsay]);
  });
});

describe('my servers', () => {
  it('are saved, and can be emptied again', async () => {
    await open();
    await type(`${SERVERS_FORM} [name="hostSuffixes"]`, 'gw.example');
    await type(`${SERVERS_FORM} [name="networks"]`, '203.0.113.9\n2001:db8::/48');
    await send(SERVERS_FORM);
    expect(services.settings.myServers).toEqual({
      hostSuffixes: ['gw.example'],
      networks: ['203.0.113.9', '2001:db8::/48'],
    });
    await type(`${SERVERS_FORM} [name="hostSuffixes"]`, '');
    await type(`${SERVERS_FORM} [name="networks"]`, ' \n ');
    await send(SERVERS_FORM);
    expect(services.settings.myServers).toEqual({ hostSuffixes: [], networks: [] });
  });

  it('say what is wrong, and where', async () => {
    await open();
    await type(`${SERVERS_FORM} [name="networks"]`, '203.0.113.9\n0.0.0.0/0');
    await send(SERVERS_FORM);
    expect(textOf(`${SERVERS_FORM} [data-part="problems"] li`)).toBe(
      'Line 2: “0.0.0.0/0” is too broad. Give a full domain such as mail.example.com, or a smaller network.',
    );
    expect(services.settings.myServers).toEqual({ hostSuffixes: [], networks: [] });
  });
});

describe('choices', () => {
  it('are saved as soon as they are made', async () => {
    await open();
    await choose('[name="language"]', 'ru');
    await choose('[name="theme"]', 'dark');
    await choose('[name="timeZone"]', 'written');
    expect(services.settings).toMatchObject({ language: 'ru', theme: 'dark', timeZone: 'written' });
  });

  it('are all undone by a reset, which can itself be undone', async () => {
    await open(withOwnRelay());
    await choose('[name="theme"]', 'dark');
    await press('[data-action="reset"]');
    expect(services.settings).toEqual(DEFAULT_SETTINGS);
    await press('[data-action="undo"]');
    expect(services.settings).toMatchObject({ theme: 'dark', profiles: [sendsay, OWN] });
  });
});
