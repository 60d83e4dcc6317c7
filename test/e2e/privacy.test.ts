import { beforeEach, describe, expect, test } from 'vitest';
import { ask, launchOwn } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';
import { useRoundcube } from './roundcube-lab.ts';

const API = '(globalThis.browser ?? globalThis.chrome)';

describe('what the extension leaves behind and requests', () => {
  const lab = useRoundcube(
    'elastic',
    { INBOX: [fromCorpus('a01-relayed-romashka', 'Relayed to Postfix')] },
    { start: launchOwn },
  );
  beforeEach(async () => {
    await lab().page.openInbox();
    await lab().page.preview('Relayed to Postfix');
  });

  test('a click requests nothing but the source of the open message, and that only from the webmail', async () => {
    const { browser, page } = lab();
    const before = browser.network.requests().length;
    expect((await ask(page.tab)).verdict).toBe('proven');
    // Roundcube itself checks for new messages from time to time.
    const asked = browser.network
      .requests()
      .slice(before)
      .map(({ method, url }) => [method, new URL(url).searchParams.get('_action')])
      .filter(([, action]) => action !== 'refresh');
    expect(asked).toEqual([['GET', 'viewsource']]);
  });

  test('from the start of the browser on, only the webmail’s own origin is contacted', async () => {
    const { browser, page, roundcube } = lab();
    await ask(page.tab);
    const inspector = await browser.open(browser.extensionUrl('inspector.html'));
    await inspector.waitFor(`document.querySelector('main')?.dataset.state !== undefined`);
    await inspector.close();
    const origins = new Set(browser.network.requests().map(({ url }) => new URL(url).origin));
    expect([...origins]).toEqual([new URL(roundcube.url).origin]);
  });

  test('nothing is stored, and no site may be read without a click', async () => {
    const { browser, page } = lab();
    await ask(page.tab);
    const inspector = await browser.open(browser.extensionUrl('inspector.html'));
    expect(await inspector.evaluate(`${API}.storage.local.get(null)`)).toEqual({});
    expect(await inspector.evaluate(`${API}.storage.sync.get(null)`)).toEqual({});
    expect(await inspector.evaluate(`localStorage.length + sessionStorage.length`)).toBe(0);
    expect(await inspector.evaluate(`indexedDB.databases().then((databases) => databases.length)`)).toBe(0);
    const granted = await inspector.evaluate(
      `${API}.permissions.getAll().then(({ origins, permissions }) => ({ origins, permissions: permissions.sort() }))`,
    );
    expect(granted).toEqual({ origins: [], permissions: ['activeTab', 'contextMenus', 'scripting', 'storage'] });
    await inspector.close();
  });
});
