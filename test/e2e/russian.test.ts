import { describe, expect, test } from 'vitest';
import { readShown } from '../lab/browsers/extension-view.ts';
import { fromCorpus } from './mail.ts';
import { useRoundcube } from './roundcube-lab.ts';

describe('in a Russian browser', () => {
  const lab = useRoundcube(
    'elastic',
    {
      INBOX: [
        fromCorpus('a01-relayed-romashka', 'Relayed to Postfix'),
        fromCorpus('i2-helo-forged-noptr-pion', 'Forged in HELO'),
        fromCorpus('h-direct-astra', 'Sent directly'),
      ],
    },
    { language: 'ru' },
  );

  test.each([
    ['Relayed to Postfix', 'Да. Письмо пришло через Sendsay.'],
    ['Forged in HELO', 'Нет. Кто-то выдаёт себя за Sendsay.'],
    ['Sent directly', /^Нет\. Письмо пришло с .+ \[[\d.]+\]\.$/],
  ])('the popup answers in Russian about “%s”', async (subject, sentence) => {
    const { page } = lab();
    expect(await page.tab.evaluate('document.documentElement.lang')).toMatch(/^ru/);
    await page.preview(subject);
    const popup = await page.tab.clickToolbarButton();
    const shown = await readShown(popup);
    expect(shown.sentence).toMatch(sentence);
    expect(await popup.evaluate('document.documentElement.lang')).toBe('ru');
    await popup.close();
  });

  test('what follows the answer, advice and findings, is Russian too', async () => {
    const { page } = lab();
    await page.preview('Forged in HELO');
    const popup = await page.tab.clickToolbarButton();
    await readShown(popup);
    for (const part of ['advice', 'findings']) {
      await popup.waitFor(`document.querySelector('[data-part="${part}"]') !== null`);
      const section = await popup.evaluate(`document.querySelector('[data-part="${part}"]').parentElement.innerText`);
      expect(section).toMatch(/[а-яё]{3}/u);
      // A sentence whose words were not loaded would show as its key.
      expect(section).not.toMatch(/[a-z]+_[a-z_]+/u);
    }
    await popup.close();
  });
});
