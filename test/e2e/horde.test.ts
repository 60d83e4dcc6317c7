import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readShown } from '../lab/browsers/extension-view.ts';
import { startHorde } from '../lab/servers/horde.ts';
import { HordeBasicPage } from '../lab/webmails/horde-basic-page.ts';
import { openHorde } from '../lab/webmails/horde-page.ts';
import { ask } from './browser-under-test.ts';
import { describeGroupware } from './groupware-cases.ts';

describeGroupware({
  title: 'Horde IMP',
  start: ({ imapPort }) => startHorde(imapPort),
  open: openHorde,
  sourceRequest: /actionID=view_source/u,

  otherViews(lab) {
    test('found by the quick search is not mistaken for another one, and the user learns how to open the source by hand', async () => {
      const { browser, url, mailbox } = lab();
      const page = await openHorde(browser, url, mailbox);
      await page.openInbox();
      await page.openFound('directly', 1, 'Sent directly');
      const popup = await page.tab.clickToolbarButton();
      // The address then names none.
      expect(await readShown(popup)).toMatchObject({ state: 'failure', reason: 'no-open-message' });
      await popup.waitFor(`document.querySelector('main').textContent.includes('View Source')`);
      await popup.close();
      await page.tab.close();
    });

    describe('in the basic view', () => {
      let page: HordeBasicPage;
      beforeAll(async () => {
        const { browser, endSessions, url, mailbox } = lab();
        await endSessions();
        page = await HordeBasicPage.signIn(browser, url, mailbox);
      });
      beforeEach(() => page.openInbox());

      test('is judged', async () => {
        await page.open('Relayed to Postfix');
        expect((await ask(page.tab)).verdict).toBe('proven');
      });

      test('is not judged while none is open', async () => {
        const shown = await ask(page.tab);
        expect([shown.state, shown.reason]).toEqual(['failure', 'no-open-message']);
      });

      test('is judged after an action, when the address no longer names it', async () => {
        await page.open('Sent directly');
        await page.mark('Sent directly');
        expect((await ask(page.tab)).verdict).toBe('absent');
      });

      test('is read from its own view of the source', async () => {
        await page.open('Sent directly');
        await page.openSource(lab().browser);
        expect((await ask(page.tab)).verdict).toBe('absent');
      });

      test('that is shown because the previous one was deleted is the one that is judged', async () => {
        await page.open('Forged in HELO');
        await page.deleteOpen('Sent directly');
        expect((await ask(page.tab)).verdict).toBe('absent');
      });
    });
  },
});
