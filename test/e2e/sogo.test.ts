import { beforeAll, describe, expect, test } from 'vitest';
import { startSogo } from '../lab/servers/sogo.ts';
import { openSogo, type SogoPage } from '../lab/webmails/sogo-page.ts';
import { ask } from './browser-under-test.ts';
import { describeGroupware } from './groupware-cases.ts';

describeGroupware({
  title: 'SOGo',
  start: ({ imapPort, mailboxes }) => startSogo(imapPort, mailboxes),
  open: openSogo,
  sourceRequest: /\/Mail\/0\/folder.*\/export$/u,

  otherViews(lab) {
    describe('found by a search', () => {
      let page: SogoPage;
      beforeAll(async () => {
        const { browser, url, mailbox } = lab();
        page = await openSogo(browser, url, mailbox);
        await page.openInbox();
        await page.search('Sent', 'KOI8-R', 2);
      });

      test('is not judged while none of them is open', async () => {
        const shown = await ask(page.tab);
        expect([shown.state, shown.reason]).toEqual(['failure', 'no-open-message']);
      });

      test.each([
        ['in a folder with a Russian name', 'Sent to be sorted', 'contradicted'],
        ['in INBOX', 'Sent directly', 'absent'],
      ])('%s is judged', async (_, subject, verdict) => {
        await page.open(subject);
        expect((await ask(page.tab)).verdict).toBe(verdict);
      });

      test('and shown because the previous one was deleted is the one that is judged', async () => {
        await page.open('Sent directly');
        await page.deleteOpen('Sent to be sorted');
        expect((await ask(page.tab)).verdict).toBe('contradicted');
      });

      test('is read from its own view of the source if the automatic way fails', async () => {
        await page.openSource();
        await lab().endSessions();
        // A text of the page: "These lines say …", whatever they say.
        expect((await ask(page.tab)).verdict).toBe('conditional');
      });
    });
  },
});
