// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { OptionsPage } from '../../../../src/ui/options/options-page.tsx';
import { find, findAll, showPage, speakLanguage, spokenName, textOf, whileSettling } from '../render-page.ts';
import { press, send, type } from './fill-in.ts';
import { OptionsServicesDouble } from './options-services-double.ts';

const MAIL = 'https://mail.example';
const OTHER = 'https://mail.example:8443';
const FORM = '.site-form';
const FIELD = `${FORM} [name="site"]`;
const SAID = '[data-part="sites-said"]';

let services: OptionsServicesDouble;

async function open(sites: readonly string[] = [], allowed: readonly string[] = sites): Promise<void> {
  services = new OptionsServicesDouble(undefined, sites);
  for (const site of allowed) services.access.allowed.add(site);
  await showPage(<OptionsPage services={services} />);
}

/** Each site of the list with what is said about it. */
const shown = (): string[] =>
  findAll('[data-site]').map((entry) => `${entry.dataset['site']} ${entry.dataset['siteState']}`);
/** The description that a screen reader adds to the field: the texts of the ids in its list. */
const described = (field: HTMLElement): string =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

async function add(address: string): Promise<void> {
  await type(FIELD, address);
  await send(FORM);
}

beforeEach(() => speakLanguage('en', 'options'));

describe('the sites with automatic checking', () => {
  it('are an empty list at first', async () => {
    await open();
    expect(findAll('.sites li')).toEqual([]);
    expect(textOf(SAID)).toBe('');
  });

  it('are listed, each with whether the browser allows it', async () => {
    await open([MAIL, OTHER], [MAIL]);
    expect(shown()).toEqual([`${MAIL} on`, `${OTHER} blocked`]);
    expect(textOf(`[data-site="${OTHER}"]`)).toMatch(/^mail\.example:8443/u);
  });

  it('have buttons that say which site they are about', async () => {
    await open([MAIL, OTHER], [MAIL, 'https://left-over.example/*']);
    const buttons = findAll('.sites button');
    expect(buttons).toHaveLength(4);
    expect(buttons.map(spokenName)).toEqual([
      'Stop checking and remove access mail.example',
      'Ask for access again mail.example:8443',
      'Stop checking and remove access mail.example:8443',
      'Remove access https://left-over.example/*',
    ]);
  });

  for (const language of ['en', 'ru'] as const) {
    it(`leave no placeholder unfilled and no key untranslated in any state (${language})`, async () => {
      speakLanguage(language, 'options');
      await open([MAIL, OTHER], [MAIL, 'https://left-over.example/*']);
      await add('not an address');
      expect(textOf('[data-part="sites"]')).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
      for (const action of [
        () => add('new.example'),
        () => press(`[data-site="${MAIL}"] [data-action="stop-site"]`),
        () => press('[data-action="give-back"]'),
      ]) {
        await action();
        expect(textOf(SAID)).toMatch(/\S/u);
        expect(textOf(SAID)).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
      }
    });
  }
});

describe('a site that is typed', () => {
  it('is requested by its origin only, whatever was pasted, and listed once the browser allows it', async () => {
    await open();
    await add(' https://mail.example/?_task=mail&_token=secret#inbox ');
    expect(shown()).toEqual([`${MAIL} on`]);
    expect(services.settings.automaticSites).toEqual([MAIL]);
    expect(textOf(SAID)).toContain('mail.example');
    expect(find(FIELD)).toHaveProperty('value', '');
  });

  it('is accepted as the address of a webmail that was pasted whole, however long', async () => {
    await open();
    await add(`${MAIL}/mail/inbox/id/${'AAQkADk0Zm'.repeat(60)}`);
    expect(shown()).toEqual([`${MAIL} on`]);
  });

  it('is not listed if the user says no to the browser, and the page says so', async () => {
    await open();
    services.access.answer = false;
    await add('mail.example');
    expect(shown()).toEqual([]);
    expect(textOf(SAID)).toBe('Access to mail.example was not allowed; nothing has changed.');
  });

  it.each(['', 'not an address', 'ftp://mail.example', '*.example.com'])(
    'is not requested if it is not the address of a site, and the text stays: “%s”',
    async (text) => {
      await open();
      await add(text);
      expect([...services.access.allowed]).toEqual([]);
      expect(find(FIELD)).toHaveProperty('value', text);
      expect(find(FIELD).getAttribute('aria-invalid')).toBe('true');
      expect(described(find(FIELD))).toMatch(/\S/u);
    },
  );

  it('is no longer called wrong once it is right', async () => {
    await open();
    await add('not an address');
    await add('mail.example');
    expect(find(FIELD).getAttribute('aria-invalid')).toBe('false');
    expect(described(find(FIELD))).toBe('');
  });

  it('makes the browser ask at the very moment of the click: later it would not', async () => {
    await open();
    await type(FIELD, 'mail.example');
    let asked = false;
    const { startChecking } = services.access;
    Object.assign(services.access, {
      startChecking: (origin: string) => {
        asked = true;
        return startChecking(origin);
      },
    });
    await whileSettling(() => {
      find(FORM).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      expect(asked).toBe(true);
    });
  });
});

describe('a site of the list', () => {
  it('is stopped, and its access given up, by one button', async () => {
    await open([MAIL, OTHER]);
    await press(`[data-site="${MAIL}"] [data-action="stop-site"]`);
    expect(shown()).toEqual([`${OTHER} on`]);
    expect(services.access.allowed.has(MAIL)).toBe(false);
    expect(textOf(SAID)).toContain('mail.example');
  });

  it('leaves the keyboard focus at the announcement when its button disappears', async () => {
    await open([MAIL, OTHER], [MAIL, OTHER, 'https://left-over.example/*']);
    for (const button of [`[data-site="${MAIL}"] [data-action="stop-site"]`, '[data-action="give-back"]']) {
      find(button).focus();
      await press(button);
      expect(document.activeElement).toBe(find(SAID));
    }
  });

  it('is requested again if the browser does not allow it', async () => {
    await open([MAIL], []);
    await press('[data-action="start-site"]');
    expect(services.access.allowed.has(MAIL)).toBe(true);
    expect(textOf(SAID)).toContain('mail.example');
  });

  it('does not offer the question again if the browser allows it', async () => {
    await open([MAIL]);
    expect(findAll('[data-action="start-site"]')).toEqual([]);
  });

  it('shows at once what is changed in the browser’s own settings', async () => {
    await open([MAIL]);
    services.access.allowed.clear();
    await whileSettling(() => services.access.tellWatchers());
    expect(shown()).toEqual([`${MAIL} blocked`]);
  });

  it('says that it could not be saved if the storage fails', async () => {
    await open([MAIL]);
    services.refusesToSave = true;
    await press('[data-action="stop-site"]');
    expect(textOf(SAID)).toMatch(/\S/u);
    expect(shown()).toEqual([`${MAIL} on`]);
  });
});

describe('access that no site needs', () => {
  it('is listed as the browser has it, and given up by its button', async () => {
    await open([MAIL], [MAIL, 'https://left-over.example/*']);
    expect(findAll('[data-access]').map((entry) => entry.dataset['access'])).toEqual(['https://left-over.example/*']);
    await press('[data-action="give-back"]');
    expect(findAll('[data-access]')).toEqual([]);
    expect([...services.access.allowed]).toEqual([MAIL]);
    expect(textOf(SAID)).toContain('https://left-over.example/*');
  });
});

describe('the sign in the page', () => {
  it('is switched off and on', async () => {
    await open([MAIL]);
    await press('[name="chip"]');
    expect(services.settings.chip).toBe(false);
    await press('[name="chip"]');
    expect(services.settings.chip).toBe(true);
  });
});
