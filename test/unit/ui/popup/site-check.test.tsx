// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Site, SiteState } from '../../../../src/extension/settings/site-access.ts';
import { SiteCheck } from '../../../../src/ui/popup/site-check.tsx';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import type { SiteAccess } from '../../../../src/ui/kit/services.ts';
import { ABSENT } from '../sample-messages.ts';
import { popupServices, readSuccess } from '../sample-services.ts';
import { press } from '../options/fill-in.ts';
import { find, findAll, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';

const PART = '[data-part="site-check"]';
const SAID = `${PART} [role="status"]`;
const START = '[data-action="start-checking"]';
const STOP = '[data-action="stop-checking"]';

/** A person's answer to the browser's question; null: the storage fails. */
let answer: boolean | null;
let done: string[];

async function show(state: SiteState, origin = 'https://mail.example'): Promise<void> {
  const actions = {
    startChecking: async (site: string): Promise<boolean> => {
      done.push(`start ${site}`);
      if (answer === null) throw new Error('disk full');
      return answer;
    },
    stopChecking: async (site: string): Promise<void> => {
      done.push(`stop ${site}`);
      if (answer === null) throw new Error('disk full');
    },
    collectOpened: async (site: string): Promise<void> => {
      done.push(`collect ${site}`);
      if (answer === null) throw new Error('no tab');
    },
  };
  await showPage(<SiteCheck key={`${origin} ${state}`} site={{ origin, state }} actions={actions} />);
}

const stateShown = (): string | undefined => find(PART).dataset['siteState'];

beforeEach(() => {
  speakLanguage('en', 'offer');
  answer = true;
  done = [];
});

describe('the offer to collect opened messages', () => {
  const COLLECT = '[data-action="collect-opened"]';

  it('is made if the site is checked, and says what follows', async () => {
    await show('on');
    await press(COLLECT);
    expect(done).toEqual(['collect https://mail.example']);
    expect(textOf(SAID)).toContain('on mail.example gets its row on the page “Messages”');
  });

  it('says so if the table could not be reached', async () => {
    answer = null;
    await show('on');
    await press(COLLECT);
    expect(textOf(SAID)).toBe('The page “Messages” could not be opened.');
  });

  it.each(['off', 'blocked'] as const)('is not made if the site is not checked: %s', async (state) => {
    await show(state);
    expect(findAll(COLLECT)).toHaveLength(0);
  });
});

describe('the offer to check every message of a site', () => {
  it('explains itself, and names the site, before the browser is asked', async () => {
    await show('off');
    expect(textOf(`${PART} summary`)).toBe('Check every message I open on mail.example');
    expect(textOf('.offer-body')).toContain('mail.example');
    expect(find('details')).toHaveProperty('open', false);
    expect(done).toEqual([]);
  });

  it('asks the browser for this site only, in the click itself', async () => {
    await show('off', 'https://mail.example:8443');
    await whileSettling(() => {
      find(START).click();
      expect(done).toEqual(['start https://mail.example:8443']);
    });
    expect(stateShown()).toBe('on');
    expect(textOf(SAID)).toContain('mail.example:8443');
  });

  it('stays as it was after a “no”, and says that nothing has changed', async () => {
    answer = false;
    await show('off');
    await press(START);
    expect(stateShown()).toBe('off');
    expect(textOf(SAID)).toContain('nothing has changed');
  });

  it('says so if it could not be saved', async () => {
    answer = null;
    await show('off');
    await press(START);
    expect(stateShown()).toBe('off');
    expect(textOf(SAID)).toMatch(/\S/u);
  });
});

describe('a site that is checked', () => {
  it('says so, and is stopped by one button', async () => {
    await show('on');
    expect(findAll(START)).toEqual([]);
    await press(STOP);
    expect(done).toEqual(['stop https://mail.example']);
    expect(stateShown()).toBe('off');
    expect(textOf(SAID)).toContain('mail.example');
  });
});

describe('a site that the user wants but the browser does not allow', () => {
  it('says so, and can be requested again', async () => {
    await show('blocked');
    await press(START);
    expect(stateShown()).toBe('on');
  });

  it('is still wanted after another “no”', async () => {
    answer = false;
    await show('blocked');
    await press(START);
    expect(stateShown()).toBe('blocked');
    expect(textOf(SAID)).toContain('nothing has changed');
    await press(STOP);
    expect(stateShown()).toBe('off');
  });
});

it.each(['en', 'ru'] as const)(
  'every state leaves no placeholder unfilled and no key untranslated (%s)',
  async (language) => {
    speakLanguage(language, 'offer');
    for (const state of ['off', 'on', 'blocked'] as const) {
      for (const given of [true, false, null]) {
        answer = given;
        await show(state);
        for (const action of [START, STOP]) {
          if (findAll(action).length > 0) await press(action);
          expect(textOf(PART)).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
        }
        await showPage(null);
      }
    }
  },
);

describe('its place in the popup', () => {
  const openPopup = (loadSiteAccess: () => Promise<SiteAccess>): Promise<void> =>
    showPage(<PopupPage services={popupServices(readSuccess(ABSENT), { loadSiteAccess })} />);
  const access = (site: Site | null): SiteAccess => ({
    activeSite: () => Promise.resolve(site),
    startChecking: () => Promise.resolve(true),
    stopChecking: () => Promise.resolve(),
  });

  it('is empty if there is no site', async () => {
    await openPopup(() => Promise.resolve(access(null)));
    expect(findAll(PART)).toEqual([]);
    expect(find('main').dataset['state']).toBe('report');
  });

  it('is empty if the site is unknown: the answer is shown without it', async () => {
    await openPopup(() => Promise.reject(new Error('gone')));
    expect(findAll(PART)).toEqual([]);
    expect(find('main').dataset['state']).toBe('report');
  });

  it('has the offer for the site of the active tab', async () => {
    await openPopup(() => Promise.resolve(access({ origin: 'https://mail.example', state: 'off' })));
    expect(textOf(`${PART} summary`)).toContain('mail.example');
  });
});
