import { beforeEach, describe, expect, test } from 'vitest';
import { violationsOf } from '../lab/browsers/accessibility-check.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { chipsIn, clickChip, copyChipOpenly, coveredByChip, type ShownChip } from '../lab/browsers/page-chip.ts';
import { eventually, waitUntil } from '../lab/processes/wait-until.ts';
import {
  DIRECT,
  FORGED,
  registeredSites,
  RELAYED,
  startChecking,
  toolbarButton,
  useAutomaticRoundcube,
  waitForAnswer,
  waitForNothing,
} from './automatic-lab.ts';

const lab = useAutomaticRoundcube();
beforeEach(async () => {
  await startChecking(lab());
  await lab().page.tab.bringToFront();
  await lab().page.openInbox();
});

/** Opens a message and waits until its chip is next to its subject. */
async function openWithChip(message: typeof RELAYED): Promise<ShownChip> {
  const { options, tabId, page } = lab();
  await page.preview(message.subject);
  await waitForAnswer(options, tabId, message);
  const { left } = await page.subjectBox();
  return waitUntil('the chip beside the subject', async () => {
    const [chip] = await chipsIn(options, tabId);
    return chip !== undefined && chip.top > 40 && chip.left > left ? chip : null;
  });
}

describe('the chip', () => {
  test('opens the popup with what the answer rests on', async () => {
    const { options, tabId, page } = lab();
    await openWithChip(RELAYED);
    await clickChip(options, page.tab, tabId, 0);
    const popup = `(globalThis.browser ?? chrome).extension.getViews({ type: 'popup' })[0]`;
    const verdict = `${popup}?.document.querySelector('main')?.dataset.verdict`;
    await eventually(async () => expect(await options.evaluate(verdict)).toBe('proven'));
    await options.evaluate(`void ${popup}.close()`);
    await options.waitFor(`${popup} === undefined`);
  });

  test.each([
    ['narrow', 1100, 'en'],
    ['narrow', 1100, 'ru'],
    ['wide', 1400, 'en'],
    ['wide', 1400, 'ru'],
  ] as const)('covers no text and no control of the page (%s, %i px, %s)', async (_, width, language) => {
    const { options, tabId, page } = lab();
    await options.evaluate(`(() => {
      const field = document.querySelector('select[name="language"]');
      field.value = '${language}';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await page.tab.resize(width, 700);
    await page.openInbox();
    for (const message of [RELAYED, FORGED, DIRECT]) {
      await page.preview(message.subject);
      await waitUntil(`the chip in ${language}`, async () => (await chipsIn(options, tabId))[0]?.language === language);
      // It follows its subject as long as the page is being laid out.
      await eventually(async () => expect(await coveredByChip(options, tabId)).toEqual([]));
    }
  });

  test('adds its message to the table of messages by +', async () => {
    const { browser, options, tabId, page } = lab();
    await openWithChip(RELAYED);
    const table = await browser.tabOpenedBy(() => clickChip(options, page.tab, tabId, 1), /messages\.html/u);
    await table.bringToFront();
    await table.waitFor(`document.querySelector('.grid-body')?.innerText.includes('${RELAYED.subject}') === true`);
    await table.waitFor(`/^\\s*✓\\s*Proven: 1\\s*$/u.test(document.querySelector('[data-part="counters"]').innerText)`);
    await table.close();
    await page.tab.bringToFront();
    // Screen readers hear it; it names the button from now on.
    await waitUntil('the chip to say so', async () => {
      const [chip] = await chipsIn(options, tabId);
      return chip?.buttons[1] === 'Added to the table';
    });
  });

  test('is dismissed for its message by ×, and nothing in the page moves when it disappears', async () => {
    const { options, tabId, page } = lab();
    await openWithChip(RELAYED);
    const before = await page.subjectBox();
    await clickChip(options, page.tab, tabId, 2);
    await eventually(async () => expect(await chipsIn(options, tabId)).toEqual([]));
    await eventually(async () => expect(await page.subjectBox()).toEqual(before));
    await eventually(async () => expect((await toolbarButton(options, tabId)).badge).toBe(RELAYED.badge));

    await openWithChip(DIRECT);
    await page.preview(RELAYED.subject);
    await waitUntil('the badge', async () => (await toolbarButton(options, tabId)).badge === RELAYED.badge);
    expect(await chipsIn(options, tabId)).toEqual([]);
  });

  test('is reached with the Tab key and dismissed with Escape', async () => {
    const { options, tabId, page } = lab();
    await openWithChip(FORGED);
    const focused = async (): Promise<boolean> => (await chipsIn(options, tabId))[0]?.hasFocus === true;
    for (let presses = 0; presses < 150 && !(await focused()); presses += 1) await page.tab.press('Tab');
    expect(await focused()).toBe(true);
    await page.tab.press('Escape');
    await waitUntil('the chip to go', async () => (await chipsIn(options, tabId)).length === 0);
  });

  test('is out of reach for the page’s own scripts', async () => {
    const { page } = lab();
    await openWithChip(RELAYED);
    expect(
      await page.tab.evaluate(`(() => {
        const hosts = [...document.documentElement.children].filter(({ tagName }) => tagName === 'DIV');
        return hosts.map((host) => [host.shadowRoot, host.textContent, host.childElementCount]);
      })()`),
    ).toEqual([[null, '', 0]]);
  });

  test('is light or dark as its subject is, in whatever notation the page has the colour', async () => {
    const { options, tabId, page } = lab();
    await openWithChip(RELAYED);
    for (const [colour, theme] of [
      ['lab(93 0 0)', 'dark'],
      ['#010203', 'light'],
      ['color(display-p3 0.9 0.9 0.9)', 'dark'],
      ['oklch(0.21 0.03 264)', 'light'],
      ['color-mix(in oklab, white 90%, black)', 'dark'],
      ['rgb(0 0 0 / 87%)', 'light'],
    ] as const) {
      await waitUntil(`${theme} for ${colour}`, async () => {
        await page.colourSubject(colour);
        return (await chipsIn(options, tabId))[0]?.theme === theme;
      });
    }
  });

  test.each(['light', 'dark'])('conforms to WCAG 2.2 AA in the theme %s', async (theme) => {
    const { options, tabId, page } = lab();
    await options.evaluate(`(() => {
      const field = document.querySelector('select[name="theme"]');
      field.value = '${theme}';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await openWithChip(RELAYED);
    await waitUntil('the theme', async () => (await chipsIn(options, tabId))[0]?.theme === theme);
    await copyChipOpenly(options, tabId);
    const ofChip = (await violationsOf(page.tab)).filter((violation) => violation.includes('[data-copied-chip]'));
    expect(ofChip).toEqual([]);
  });
});

describe('the open message follows the settings', () => {
  test('without the chip, only the toolbar button has the answer', async () => {
    const { options, tabId } = lab();
    await openWithChip(RELAYED);
    await options.waitFor(`document.querySelector('[name="chip"]')?.checked === true`);
    await actOn(options, '[name="chip"]');
    await waitUntil('the chip to go', async () => (await chipsIn(options, tabId)).length === 0);
    await eventually(async () => expect((await toolbarButton(options, tabId)).badge).toBe(RELAYED.badge));
    await actOn(options, '[name="chip"]');
    await waitForAnswer(options, tabId, RELAYED);
  });

  test('in another language, and by another relay', async () => {
    const { options, tabId } = lab();
    await openWithChip(DIRECT);
    await options.evaluate(`(() => {
      const field = document.querySelector('select[name="language"]');
      field.value = 'ru';
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    expect((await waitForAnswer(options, tabId, { ...DIRECT, text: 'Не через Sendsay' })).language).toBe('ru');

    await options.waitFor(`document.querySelector('h1').textContent === 'Настройки'`);
    await actOn(options, '[data-action="add-relay"]');
    await options.waitFor(`document.querySelector('[name="networks"]') !== null`);
    await options.evaluate(`(() => {
      for (const [name, text] of [['title', 'Altcraft'], ['networks', '198.51.100.20/32']]) {
        const field = document.querySelector('[name="' + name + '"]');
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    })()`);
    await actOn(options, '[data-action="save-relay"]');
    await waitForAnswer(options, tabId, { ...RELAYED, text: 'Прошло через Altcraft' });
  });

  test('a site that is switched off no longer has a badge, a chip or a script', async () => {
    const { options, page, site } = lab();
    await openWithChip(RELAYED);
    expect(await registeredSites(options)).toHaveLength(1);
    const stop = `[data-site="${site}"] [data-action="stop-site"]`;
    await actOn(options, stop);
    await waitForNothing(lab());
    await eventually(async () => expect(await registeredSites(options)).toEqual([]));

    await page.openInbox();
    await page.preview(DIRECT.subject);
    const popup = await page.tab.clickToolbarButton();
    expect((await readShown(popup)).verdict).toBe('absent');
    await popup.close();
    await waitForNothing(lab());
  });
});
