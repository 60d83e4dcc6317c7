// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SelectedMessages as Selected } from '../../../../src/extension/active-tab/selection-of-tab.ts';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { PROVEN } from '../sample-messages.ts';
import { popupServices, readFailure, readSuccess } from '../sample-services.ts';
import { press } from '../options/fill-in.ts';
import { findAll, showPage, speakLanguage, textOf } from '../render-page.ts';

const BUTTON = '[data-action="read-selected"]';

const readSelected = vi.fn<() => Promise<void>>();
let closed: number;

/** A popup over a list in which this many are selected, with or without an open message next to it. */
async function show(
  count: number,
  { open, change = {} }: { open: boolean; change?: Partial<Selected> },
): Promise<void> {
  const selected: Selected = {
    webmail: { id: 'roundcube', title: 'Roundcube' },
    kind: 'selected',
    count,
    total: count,
    tabId: 7,
    ...change,
  };
  const access = { selectedInActiveTab: () => Promise.resolve(selected), readSelected };
  const outcome = open ? readSuccess(PROVEN) : readFailure('no-open-message');
  const services = popupServices(outcome, { loadSelection: () => Promise.resolve(access) });
  await showPage(<PopupPage key={`${count} ${open} ${change.kind ?? ''}`} services={services} />);
}

const offers = (): number => findAll(BUTTON).length;

beforeEach(() => {
  speakLanguage('en', 'offer', 'failure', 'advice', 'evidence');
  readSelected.mockReset().mockResolvedValue(undefined);
  closed = 0;
  vi.spyOn(window, 'close').mockImplementation(() => {
    closed += 1;
  });
});

describe('the offer to check what is selected in a list', () => {
  it('says how many, and is there even if no message is open', async () => {
    await show(10, { open: false });
    await vi.waitFor(() => expect(offers()).toBe(1));
    expect(textOf(BUTTON)).toBe('10 messages are selected: check them');
    expect(readSelected).not.toHaveBeenCalled();
  });

  it('says what it does before it does it, and reads only after a click', async () => {
    await show(3, { open: true });
    await vi.waitFor(() => expect(offers()).toBe(1));
    expect(textOf('[data-part="selected-messages"] p:not([role])')).toContain('one after another');
    await press(BUTTON);
    expect(readSelected).toHaveBeenCalledWith(expect.objectContaining({ tabId: 7 }));
    expect(closed).toBe(1);
  });

  it('is not made for the one message that is open, which is selected too', async () => {
    await show(2, { open: true });
    await vi.waitFor(() => expect(offers()).toBe(1));
    await show(1, { open: true });
    await vi.waitFor(() => expect(offers()).toBe(0));
    await show(1, { open: false });
    await vi.waitFor(() => expect(offers()).toBe(1));
  });

  it('mentions the list if nothing can be selected in it', async () => {
    await show(4, { open: false, change: { kind: 'listed' } });
    await vi.waitFor(() => expect(textOf(BUTTON)).toBe('4 messages are listed here: check them'));
  });

  it('says so if the table could not be opened, and stays', async () => {
    readSelected.mockRejectedValue(new Error('no tab'));
    await show(3, { open: false });
    await vi.waitFor(() => expect(offers()).toBe(1));
    await press(BUTTON);
    expect(textOf('[data-part="selected-messages"] [role="status"]')).toBe('The page “Messages” could not be opened.');
    expect(closed).toBe(0);
  });
});
