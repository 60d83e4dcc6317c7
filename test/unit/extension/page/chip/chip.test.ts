// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChipContent } from '../../../../../src/extension/wire/automatic-protocol.ts';
import { Chip, removeForsakenChips } from '../../../../../src/extension/page/chip/chip.ts';
import { fillPage } from '../../../page-content.ts';
import { chipButton, chipsInPage, chipText, place, prepareChipWindow, unplace } from './chip-window.ts';

const CONTENT: ChipContent = {
  verdict: 'proven',
  text: 'Прошло через Sendsay',
  openLabel: 'Показать, на чём это основано',
  addLabel: 'Добавить в таблицу',
  added: 'Добавлено в таблицу',
  hideLabel: 'Скрыть для этого письма',
  language: 'ru',
  theme: 'dark',
};

let chip: Chip;
let pressed: number;
let dismissed: number;
let searches: number;
/** Whether the message can be added to the table. */
let canAdd: boolean;

function show(content: ChipContent = CONTENT): void {
  chip = new Chip(
    document,
    content,
    () => {
      searches += 1;
      const element = document.querySelector('#subject');
      return element === null ? null : { element, frame: null };
    },
    {
      pressed: () => (pressed += 1),
      add: (added) => {
        if (canAdd) added();
      },
      dismissed: () => (dismissed += 1),
    },
  );
}

/** Waits for the next frame that the browser draws. */
async function frame(): Promise<void> {
  await vi.advanceTimersByTimeAsync(20);
}

function inner(): HTMLElement {
  const found = chipsInPage()[0]?.querySelector<HTMLElement>('.chip');
  if (found === undefined || found === null) throw new Error('There is no chip');
  return found;
}

function press(key: string, target: Element): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
}

beforeEach(() => {
  vi.useFakeTimers();
  prepareChipWindow();
  pressed = 0;
  dismissed = 0;
  searches = 0;
  canAdd = true;
  fillPage('<h1 id="subject">Скидка</h1><p id="letter">Здравствуйте!</p>');
  place('subject', 100, 40, 200, 20);
});

afterEach(() => {
  chip.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the chip', () => {
  it('says the answer, in its language, and what its buttons do', () => {
    show();
    expect(chipText()).toBe('Прошло через Sendsay');
    expect([inner().lang, inner().style.colorScheme, inner().dataset['verdict']]).toEqual(['ru', 'dark', 'proven']);
    expect(chipButton(0).title).toBe(CONTENT.openLabel);
    expect(chipButton(1).getAttribute('aria-label')).toBe(CONTENT.addLabel);
    expect(chipButton(2).getAttribute('aria-label')).toBe(CONTENT.hideLabel);
  });

  // The notations were measured in Chromium and Firefox; test/e2e/automatic-chip.test.ts has those of real pages.
  it.each([
    ['lab(93 0 0)', 'oklch(0.939653 0 0)', 'dark'],
    ['rgba(0, 0, 0, 0.87)', 'oklch(0 0 0 / 0.87)', 'light'],
  ])('suits the page, not the system: next to a subject in %s, which is %s, it is %s', async (colour, same, theme) => {
    vi.spyOn(window, 'getComputedStyle').mockImplementation((element) => {
      const { style } = document.createElement('p');
      Object.defineProperty(style, 'color', { value: element.id === 'subject' ? colour : same });
      return style;
    });
    show({ ...CONTENT, theme: 'auto' });
    await frame();
    expect(inner().style.colorScheme).toBe(theme);
  });

  it('keeps the theme that the user chose, on any page', async () => {
    document.querySelector<HTMLElement>('#subject')?.style.setProperty('color', 'rgb(0, 0, 0)');
    show();
    await frame();
    expect(inner().style.colorScheme).toBe('dark');
  });

  it('is announced when it appears', () => {
    show();
    expect(chipsInPage()[0]?.querySelector('[role="status"]')?.textContent).toBe('Прошло через Sendsay');
  });

  it('shows whatever is in a relay’s name as text', () => {
    show({ ...CONTENT, text: '<img src=x onerror=alert(1)>: proven' });
    expect(chipText()).toBe('<img src=x onerror=alert(1)>: proven');
    expect(chipsInPage()[0]?.querySelector('img')).toBeNull();
  });

  it('disappears with its subject, before the page is examined again, and returns with it', async () => {
    for (const leave of [
      () => document.querySelector('#subject')?.replaceChildren('Вы выиграли приз'),
      () => fillPage('<h1>Вы выиграли приз</h1>'),
    ]) {
      fillPage('<h1 id="subject">Скидка</h1>');
      place('subject', 100, 40, 200, 20);
      show();
      await frame();
      expect(inner().hidden).toBe(false);
      leave();
      await Promise.resolve();
      expect(inner().hidden).toBe(true);
      window.dispatchEvent(new Event('scroll'));
      await frame();
      expect(inner().hidden).toBe(true);
      chip.moveSoon();
      await frame();
      expect(inner().hidden).toBe(false);
      chip.remove();
    }
  });

  it('disappears with the page, or the frame, of its subject, which moves on to another message without a change', async () => {
    show();
    await frame();
    window.dispatchEvent(new Event('pagehide'));
    expect(inner().hidden).toBe(true);
    window.dispatchEvent(new Event('scroll'));
    await frame();
    expect(inner().hidden).toBe(true);
  });

  it('stays when the page changes around its subject', async () => {
    show();
    await frame();
    document.querySelector('#letter')?.replaceChildren('Другой текст');
    await Promise.resolve();
    expect(inner().hidden).toBe(false);
  });

  it('moves nothing in the page, and reveals nothing to the page', () => {
    const before = document.body.cloneNode(true);
    show();
    expect(document.body.isEqualNode(before)).toBe(true);
    const host = document.querySelector('[data-relay-inspector-chip]');
    expect([host?.shadowRoot, host?.textContent, host?.childElementCount]).toEqual([null, '', 0]);
    expect(host?.parentElement).toBe(document.documentElement);
  });

  it('reports when it is pressed, or dismissed by its button or by Escape', () => {
    show();
    chipButton(0).click();
    expect([pressed, dismissed]).toEqual([1, 0]);
    chipButton(2).click();
    press('Escape', chipButton(0));
    expect([pressed, dismissed]).toEqual([1, 2]);
  });

  const spoken = (): string | null | undefined => chipsInPage()[0]?.querySelector('[role="status"]')?.textContent;

  it('adds the message to the table, and says and shows that it did', () => {
    show();
    chipButton(1).click();
    expect([chipButton(1).textContent, chipButton(1).title, spoken()]).toEqual(['✓', CONTENT.added, CONTENT.added]);
    // Its name for screen readers is no longer the invitation.
    expect(chipButton(1).getAttribute('aria-label')).toBe(CONTENT.added);
    expect([pressed, dismissed]).toEqual([0, 0]);
  });

  it('does not claim to have added what it could not add', async () => {
    canAdd = false;
    show();
    chipButton(1).click();
    await frame();
    expect([chipButton(1).textContent, chipButton(1).title, spoken()]).toEqual(['+', CONTENT.addLabel, CONTENT.text]);
  });

  it('keeps its keys from the webmail, which would handle them as its own', () => {
    const heard: string[] = [];
    const listener = ({ type }: Event): void => void heard.push(type);
    const types = ['keydown', 'keypress', 'keyup'];
    show();
    for (const type of types) document.addEventListener(type, listener);
    for (const type of types) {
      chipButton(0).dispatchEvent(new KeyboardEvent(type, { key: 'x', bubbles: true, composed: true }));
    }
    for (const type of types) document.removeEventListener(type, listener);
    expect(heard).toEqual([]);
  });

  it('is removed for good, with all its listeners', async () => {
    show();
    chip.remove();
    window.dispatchEvent(new Event('scroll'));
    window.dispatchEvent(new Event('resize'));
    await frame();
    expect([chipsInPage(), searches, vi.getTimerCount()]).toEqual([[], 0, 0]);
  });

  it('left behind by an extension that was updated is removed', () => {
    show();
    removeForsakenChips(document);
    expect(document.querySelector('[data-relay-inspector-chip]')).toBeNull();
  });
});

describe('its place', () => {
  it('is decided in the next frame, and not shown before', async () => {
    show();
    expect(inner().hidden).toBe(true);
    await frame();
    expect([inner().hidden, inner().style.left, inner().style.top]).toEqual([false, '308px', '50px']);
  });

  it('follows the subject while the page is scrolled', async () => {
    show();
    await frame();
    place('subject', 100, 10, 200, 20);
    document.body.dispatchEvent(new Event('scroll'));
    await frame();
    expect(inner().style.top).toBe('20px');
  });

  it('is nowhere while the subject is scrolled away or covered', async () => {
    show();
    await frame();
    unplace('subject');
    window.dispatchEvent(new Event('scroll'));
    await frame();
    expect(inner().hidden).toBe(true);
    place('subject', 100, 40, 200, 20);
    place('letter', 0, 0, 500, 500);
    window.dispatchEvent(new Event('scroll'));
    await frame();
    expect(inner().hidden).toBe(true);
  });

  it('stays while it has the focus, which is not lost', async () => {
    show();
    await frame();
    chipButton(0).focus();
    unplace('subject');
    window.dispatchEvent(new Event('scroll'));
    await frame();
    expect(inner().hidden).toBe(false);
  });

  it('is determined once for all moves that come before a frame', async () => {
    show();
    for (let times = 0; times < 100; times += 1) chip.moveSoon();
    await frame();
    expect(searches).toBe(1);
  });

  it('is found again when the page has redrawn its subject', async () => {
    show();
    await frame();
    fillPage('<h1 id="subject">Скидка</h1>');
    place('subject', 300, 40, 100, 20);
    // The page is examined in a task of its own, after its change.
    await Promise.resolve();
    chip.moveSoon();
    await frame();
    expect([searches, inner().style.left]).toEqual([2, '408px']);
  });

  it('is not searched for endlessly on a page that shows no subject: the chip goes to the upper corner instead', async () => {
    fillPage('<p>Здравствуйте!</p>');
    show();
    for (let frames = 0; frames < 200; frames += 1) {
      chip.moveSoon();
      await frame();
    }
    expect(searches).toBeLessThanOrEqual(20);
    expect([inner().hidden, inner().style.left, inner().style.top]).toEqual([
      false,
      `${window.innerWidth - 8}px`,
      '8px',
    ]);
  });
});
