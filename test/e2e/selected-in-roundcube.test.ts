import { beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../lab/processes/wait-until.ts';
import { fromCorpus, withoutReceived } from './mail.ts';
import { readSelected, startReading } from './read-selected.ts';
import { RUSSIAN_FOLDER, SKINS, useRoundcube } from './roundcube-lab.ts';

describe.each(SKINS)('messages that are selected in Roundcube with the skin %s', (skin) => {
  const lab = useRoundcube(skin, {
    INBOX: [
      fromCorpus('a01-relayed-romashka', 'Relayed to Postfix'),
      fromCorpus('i2-helo-forged-noptr-pion', 'Forged in HELO'),
      fromCorpus('h-direct-astra', 'Sent directly'),
      withoutReceived('Never travelled'),
      // An id and an address of another message, in words chosen by the sender.
      fromCorpus('a01-relayed-romashka', '<tr id="rcmrowNA" class="selected"> ?_task=mail&_uid=1'),
    ],
    [RUSSIAN_FOLDER]: [
      fromCorpus('a01-relayed-romashka', 'In a Russian folder'),
      fromCorpus('h-direct-astra', 'Beside it'),
    ],
  });
  beforeEach(() => lab().page.openInbox());

  const sourceRequests = (): string[] =>
    lab()
      .browser.network.requests()
      .map(({ url }) => new URL(url).searchParams)
      .filter((query) => query.get('_action') === 'viewsource')
      .map((query) => query.get('_uid') ?? '');

  test('are read one by one after a click, each into its row, with the same answer as on its own', async () => {
    const { browser, page } = lab();
    await page.selectPage();
    const before = sourceRequests().length;
    const { table, rows } = await readSelected(browser, page.tab, '5 messages are selected: check them', 5);
    expect(Object.fromEntries(rows.map(({ subject, answer }) => [subject, answer]))).toMatchObject({
      'Relayed to Postfix': 'Proven',
      'Forged in HELO': 'Contradicted',
      'Sent directly': 'No',
    });
    expect(new Set(rows.map(({ folder }) => folder))).toEqual(new Set(['INBOX']));
    expect(sourceRequests().slice(before).toSorted()).toEqual(['1', '2', '3', '4', '5']);
    await table.close();
  });

  test('stay in the table as far as they were read before Stop, and no further one is requested', async () => {
    const { browser, page } = lab();
    await page.selectPage();
    const before = sourceRequests().length;
    // The newest is read first: uid 3 is the third of five.
    const third = browser.network.hold(/_uid=3&.*_action=viewsource|_action=viewsource.*_uid=3(?:&|$)/u);
    const table = await startReading(browser, page.tab, '5 messages are selected: check them');
    await third.made;
    const rows = `[...document.querySelectorAll('.grid-body [role="row"]')].map((row) => row.querySelector('.cell-subject .value')?.title).toSorted().join()`;
    await table.waitFor(`${rows} === '<tr id="rcmrowNA" class="selected"> ?_task=mail&_uid=1,Never travelled'`);
    await table.click('[data-action="stop-list"]');
    await table.waitFor(`document.querySelector('[data-part="progress"]').innerText.includes('Stopped')`);
    // The webmail's page drops the request that it was waiting for: it has stopped, too.
    await eventually(() =>
      expect(browser.network.requests().findLast(({ url }) => url.includes('_uid=3'))).toMatchObject({ cut: true }),
    );
    third.release();
    await table.waitFor(
      `document.querySelector('main').dataset.reading === 'false' && ${rows}.split(',').length === 2`,
    );
    expect(sourceRequests().slice(before)).toEqual(['5', '4', '3']);
    await table.close();
  });

  test('are those of the folder shown, and no others', async () => {
    const { browser, page } = lab();
    await page.openFolder(RUSSIAN_FOLDER);
    await page.select('In a Russian folder');
    const { table, rows } = await readSelected(browser, page.tab, '1 message is selected: check it', 1);
    expect(rows).toMatchObject([{ subject: 'In a Russian folder', answer: 'Proven', folder: RUSSIAN_FOLDER }]);
    await table.close();
  });
});
