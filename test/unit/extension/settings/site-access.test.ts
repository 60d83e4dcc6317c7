import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackgroundDouble } from '../background-double.ts';
import { locksDouble } from '../storage-double.ts';

const browser = vi.hoisted(() => ({ double: undefined as unknown }));
vi.mock('webextension-polyfill', () => ({
  get default() {
    return browser.double;
  },
}));

const access = await import('../../../../src/extension/settings/site-access.ts');
const { patternOf } = await import('../../../../src/extension/settings/site-pattern.ts');

const SITE = 'https://mail.example';
const PATTERN = `${SITE}/*`;

let double: BackgroundDouble;
const checked = (): unknown => double.storage.local.content['automaticSites'] ?? [];

beforeEach(() => {
  double = new BackgroundDouble();
  browser.double = double;
  vi.stubGlobal('navigator', { locks: locksDouble() });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Firefox's patterns ignore ports; a method that only Firefox has identifies it. */
function beFirefox(): void {
  Object.assign(double.runtime, { getBrowserInfo: () => Promise.resolve({ name: 'Firefox' }) });
}

describe('what the browser is asked to allow for a site', () => {
  it.each([
    ['https://mail.example', 'https://mail.example/*', 'https://mail.example/*'],
    ['https://mail.example:8443', 'https://mail.example:8443/*', 'https://mail.example/*'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/*', 'http://127.0.0.1/*'],
    ['https://[::1]:8080', 'https://[::1]:8080/*', 'https://[::1]/*'],
    ['https://xn--80a1acny.example', 'https://xn--80a1acny.example/*', 'https://xn--80a1acny.example/*'],
  ])('is only that site, as far as the browser can express it: %s', (site, inChromium, inFirefox) => {
    expect(patternOf(site)).toBe(inChromium);
    beFirefox();
    expect(patternOf(site)).toBe(inFirefox);
  });
});

describe('the site of the active tab', () => {
  it('is reported with what the user and the browser decided about it', async () => {
    double.openTabs = [{ id: 1, url: `${SITE}/inbox/${'x'.repeat(500)}` }];
    expect(await access.activeSite()).toEqual({ origin: SITE, state: 'off' });
    await double.check([SITE]);
    expect(await access.activeSite()).toEqual({ origin: SITE, state: 'on' });
    double.allowed.clear();
    expect(await access.activeSite()).toEqual({ origin: SITE, state: 'blocked' });
  });

  it.each(['chrome://settings/', 'file:///tmp/mail.html', 'about:blank'])('is missing for %s', async (url) => {
    double.openTabs = [{ id: 1, url }];
    expect(await access.activeSite()).toBeNull();
  });

  it('is missing if the browser hides the address', async () => {
    double.openTabs = [];
    expect(await access.activeSite()).toBeNull();
  });
});

describe('the wish to have a site checked', () => {
  it('asks the browser for that one origin, at once, as browsers require', async () => {
    const started = access.startChecking(SITE);
    expect(double.asked).toEqual([PATTERN]);
    expect(await started).toBe(true);
    expect(checked()).toEqual([SITE]);
    expect(double.storage.session.content).toEqual({});
  });

  it('changes nothing if the user says no', async () => {
    double.answer = false;
    expect(await access.startChecking(SITE)).toBe(false);
    expect([checked(), [...double.allowed], double.storage.session.content]).toEqual([[], [], {}]);
  });

  it('changes nothing if the browser does not ask at all', async () => {
    double.permissions.request = () => Promise.reject(new Error('may only be called from a user input handler'));
    expect(await access.startChecking(SITE)).toBe(false);
    expect(checked()).toEqual([]);
  });

  it('is fulfilled by the background if the question has closed the popup', async () => {
    double.permissions.request = () => new Promise<never>(() => undefined);
    void access.startChecking(SITE);
    await vi.waitFor(() => expect(double.storage.session.content).not.toEqual({}));
    double.allowed.add(PATTERN);
    await access.fulfilWish();
    expect([checked(), double.storage.session.content]).toEqual([[SITE], {}]);
  });

  it('is not fulfilled by access to another site', async () => {
    double.permissions.request = () => new Promise<never>(() => undefined);
    void access.startChecking(SITE);
    await vi.waitFor(() => expect(double.storage.session.content).not.toEqual({}));
    double.allowed.add('https://other.example/*');
    await access.fulfilWish();
    expect(checked()).toEqual([]);
  });

  it('stores a site once, however often it is requested', async () => {
    await access.startChecking(SITE);
    await access.startChecking(SITE);
    expect(checked()).toEqual([SITE]);
  });
});

describe('the end of checking a site', () => {
  it('gives up its access', async () => {
    await double.check([SITE, 'https://other.example']);
    await access.stopChecking(SITE);
    expect([checked(), [...double.allowed]]).toEqual([['https://other.example'], ['https://other.example/*']]);
  });

  it('happens even if a policy enforces the access', async () => {
    await double.check([SITE]);
    double.permissions.remove = () => Promise.reject(new Error('You cannot remove required permissions.'));
    await access.stopChecking(SITE);
    expect(checked()).toEqual([]);
  });

  it('leaves another port of the same host alone, even if the access is for both', async () => {
    beFirefox();
    await double.check([`${SITE}:8443`, `${SITE}:9443`]);
    double.allowed.add(PATTERN);
    await access.stopChecking(`${SITE}:8443`);
    expect([checked(), double.allowed.has(PATTERN)]).toEqual([[`${SITE}:9443`], true]);
    await access.stopChecking(`${SITE}:9443`);
    expect([checked(), double.allowed.has(PATTERN)]).toEqual([[], false]);
  });
});

describe('access that no site needs', () => {
  it('is reported, so that it can be given up', async () => {
    await double.check([SITE]);
    double.allowed.add('https://left-over.example/*');
    expect(await access.spareAccess()).toEqual(['https://left-over.example/*']);
    await access.giveBack('https://left-over.example/*');
    expect(await access.spareAccess()).toEqual([]);
    expect(await access.checkedSites()).toEqual([{ origin: SITE, state: 'on' }]);
  });

  it('is checked again whenever the browser changed something', () => {
    const changed = vi.fn<() => void>();
    const stop = access.observeAccess(changed);
    double.permissions.onAdded.fire();
    double.permissions.onRemoved.fire();
    expect(changed).toHaveBeenCalledTimes(2);
    stop();
    expect([double.permissions.onAdded.count, double.permissions.onRemoved.count]).toEqual([0, 0]);
  });
});
