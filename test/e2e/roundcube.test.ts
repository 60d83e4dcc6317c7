import { beforeEach, describe, expect, test } from 'vitest';
import { ask, BROWSER } from './browser-under-test.ts';
import { fromCorpus, withEncodedKoi8Subject, withRawKoi8Subject, withoutReceived } from './mail.ts';
import { RUSSIAN_FOLDER, SKINS, useRoundcube } from './roundcube-lab.ts';

describe.each(SKINS)('a message in Roundcube with the skin %s', (skin) => {
  /** The same source gets the same answer whatever the page looks like, so the answers are tried only once. */
  const isFull = BROWSER === 'chromium' && skin === 'elastic';
  const lab = useRoundcube(skin, {
    INBOX: [
      fromCorpus('a01-relayed-romashka', 'Relayed to Postfix'),
      fromCorpus('a05-relayed-tulpan', 'Relayed to Exim'),
      fromCorpus('i2-helo-forged-noptr-pion', 'Forged in HELO'),
      fromCorpus('i1-fakelines-tulpan', 'Forged lines below'),
      fromCorpus('h-direct-astra', 'Sent directly'),
      withoutReceived('Never travelled'),
      withEncodedKoi8Subject('a01-relayed-romashka', 'KOI8 encoded'),
      withRawKoi8Subject('a01-relayed-romashka', 'KOI8 raw'),
    ],
    [RUSSIAN_FOLDER]: [fromCorpus('a01-relayed-romashka', 'In a Russian folder')],
  });
  beforeEach(async () => {
    await lab().page.openInbox();
  });

  test('that the relay handed to the mailbox’s server is proven, with the hop that proves it', async () => {
    const { page } = lab();
    await page.preview('Relayed to Postfix');
    const shown = await ask(page.tab);
    expect(shown.verdict).toBe('proven');
    expect(shown.sentence).toBe('Yes. It came through Sendsay.');
    expect(shown.host).toContain('gato101.sndsy.ru');
    expect(shown.host).toContain('185.138.182.101');
    expect(shown.raw).toContain('by mx1.romashka.test (Postfix) with ESMTPS id 0BD1C25E0A4');
  });

  test.each(isFull ? ['Relayed to Exim'] : [])(
    '“%s” shows its route oldest first, with the border at the mailbox’s own server',
    async (subject) => {
      const { page } = lab();
      await page.preview(subject);
      const { route } = await ask(page.tab);
      expect(route.map(({ hop }) => hop)).toEqual([2, 1, 0]);
      expect(route.filter(({ isBorder }) => isBorder).map(({ hop }) => hop)).toEqual([1]);
    },
  );

  test.each(
    isFull
      ? [
          ['Forged in HELO', 'contradicted'],
          ['Forged lines below', 'claimed'],
          ['Sent directly', 'absent'],
        ]
      : [],
  )('“%s” is %s', async (subject, verdict) => {
    const { page } = lab();
    await page.preview(subject);
    expect((await ask(page.tab)).verdict).toBe(verdict);
  });

  test.each(['KOI8 encoded', 'KOI8 raw'])(
    'with a subject in KOI8-R (%s) is recognised as the one on the screen',
    async (subject) => {
      const { page } = lab();
      await page.preview(subject);
      expect((await ask(page.tab)).verdict).toBe('proven');
    },
  );

  test('without any Received field is undetermined', async () => {
    const { page } = lab();
    await page.preview('Never travelled');
    expect((await ask(page.tab)).verdict).toBe('undetermined');
  });

  test('in a folder with a Russian name is read', async () => {
    const { page } = lab();
    await page.openFolder(RUSSIAN_FOLDER);
    await page.preview('In a Russian folder');
    const shown = await ask(page.tab);
    expect(shown.verdict).toBe('proven');
    expect(shown.folder).toBe(`In the folder ${RUSSIAN_FOLDER}, as Roundcube shows it`);
  });

  test('on a page of its own is read', async () => {
    const { page } = lab();
    await page.openPage('Relayed to Postfix');
    expect((await ask(page.tab)).verdict).toBe('proven');
  });

  test('on the page for a separate window is read', async () => {
    const { page } = lab();
    await page.tab.goto(`${await page.messageUrl('Sent directly')}&_extwin=1`);
    expect((await ask(page.tab)).verdict).toBe('absent');
  });

  test('that was opened after another one is the one that is judged', async () => {
    const { page } = lab();
    await page.preview('Relayed to Postfix');
    await page.preview('Sent directly');
    expect((await ask(page.tab)).verdict).toBe('absent');
  });

  test('whose source view was opened by hand is read from there', async () => {
    const { page } = lab();
    const address = await page.messageUrl('Relayed to Postfix');
    await page.tab.goto(address.replace('_action=show', '_action=viewsource'));
    expect((await ask(page.tab)).verdict).toBe('proven');
  });
});
