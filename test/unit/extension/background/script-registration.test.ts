import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackgroundDouble } from '../background-double.ts';
import { locksDouble } from '../storage-double.ts';

const browser = vi.hoisted(() => ({ double: undefined as unknown }));
vi.mock('webextension-polyfill', () => ({
  get default() {
    return browser.double;
  },
}));

const { bringScriptUpToDate, forgetSitesWithoutAccess } =
  await import('../../../../src/extension/background/script-registration.ts');
const { haveAllPagesAskAgain } = await import('../../../../src/extension/handover/ask-again.ts');

const ONE = 'https://one.example';
const TWO = 'https://two.example';
const FILES = ['/automatic-checks.js', '/further-webmails.js', '/rare-pages.js'];

let double: BackgroundDouble;

/** The sites whose pages get the script from now on. */
const registered = (): readonly string[] => double.scripts.flatMap(({ matches }) => matches ?? []);
/** The tabs that got the script at once. */
const injected = (): number[] => double.injected.map(({ tabId }) => tabId).toSorted((a, b) => a - b);

beforeEach(() => {
  double = new BackgroundDouble();
  browser.double = double;
  double.openTabs = [
    { id: 1, url: `${ONE}/inbox` },
    { id: 2, url: `${ONE}/compose` },
    { id: 3, url: `${TWO}/` },
    { id: 4, url: 'https://bank.example/' },
  ];
  vi.stubGlobal('navigator', { locks: locksDouble() });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the script of checked pages', () => {
  it('is nowhere as long as the user has chosen no site', async () => {
    double.allowed.add('https://bank.example/*');
    await bringScriptUpToDate();
    expect([double.scripts, double.injected]).toEqual([[], []]);
  });

  it('is only for the chosen sites, and is injected into their open tabs at once', async () => {
    await double.check([ONE]);
    await bringScriptUpToDate();
    expect(double.scripts).toMatchObject([{ matches: [`${ONE}/*`], js: FILES, persistAcrossSessions: true }]);
    expect(injected()).toEqual([1, 2]);
    expect(double.injected[0]?.files).toEqual(FILES);
  });

  it('is not for a site that the browser does not allow', async () => {
    await double.check([ONE, TWO]);
    double.allowed.delete(`${ONE}/*`);
    await bringScriptUpToDate();
    expect([registered(), injected()]).toEqual([[`${TWO}/*`], [3]]);
  });

  it('is added to another site without being restarted in the tabs of the first', async () => {
    await double.check([ONE]);
    await bringScriptUpToDate();
    double.injected.length = 0;
    await double.check([ONE, TWO]);
    await bringScriptUpToDate();
    expect([registered(), injected()]).toEqual([[`${ONE}/*`, `${TWO}/*`], [3]]);
  });

  it('is removed with the last site', async () => {
    await double.check([ONE]);
    await bringScriptUpToDate();
    await double.check([]);
    await bringScriptUpToDate();
    expect(double.scripts).toEqual([]);
  });

  it('is injected into every tab again after an update, which ended the scripts there', async () => {
    await double.check([ONE, TWO]);
    await bringScriptUpToDate();
    double.injected.length = 0;
    await bringScriptUpToDate('of-all-sites');
    expect(injected()).toEqual([1, 2, 3]);
  });

  it('follows the last of several quick changes', async () => {
    await double.check([ONE]);
    const first = bringScriptUpToDate();
    await double.check([ONE, TWO]);
    const second = bringScriptUpToDate();
    await double.check([TWO]);
    await Promise.all([first, second, bringScriptUpToDate()]);
    expect(registered()).toEqual([`${TWO}/*`]);
  });

  it('reaches the other tabs even if one shows an error page, which allows no script', async () => {
    double.closedTabs.add(1);
    await double.check([ONE]);
    await bringScriptUpToDate();
    expect(injected()).toEqual([2]);
  });

  it('is removed from a site although the page in a tab of another one never finishes loading', async () => {
    double.hangingTabs.add(1);
    await double.check([ONE, TWO]);
    void bringScriptUpToDate();
    await vi.waitFor(() => expect(injected()).toEqual([2, 3]));
    await double.check([ONE]);
    await bringScriptUpToDate();
    expect(registered()).toEqual([`${ONE}/*`]);
  });
});

describe('pages that have to report again', () => {
  it('are all of them, and those without a script cause no error', async () => {
    const heard: number[] = [];
    double.openTabs = double.openTabs.map((tab) =>
      tab.id === 4 ? tab : { ...tab, answer: () => void heard.push(tab.id) },
    );
    await haveAllPagesAskAgain();
    expect(heard).toEqual([1, 2, 3]);
    expect(double.said.every(({ message }) => JSON.stringify(message) === '{"type":"automatic/ask-again"}')).toBe(true);
  });
});

describe('access that was revoked in the browser', () => {
  it('cancels the user’s wish for that site, and for no other', async () => {
    await double.check([ONE, TWO]);
    double.allowed.delete(`${ONE}/*`);
    await forgetSitesWithoutAccess();
    expect(double.storage.local.content).toEqual({ automaticSites: [TWO] });
  });

  it('writes nothing if every site has its access', async () => {
    await double.check([ONE]);
    double.storage.local.refusesWrites = 'nothing is to be written';
    await expect(forgetSitesWithoutAccess()).resolves.toBeUndefined();
  });
});
