// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReadOutcome } from '../../../../src/extension/active-tab/read-types.ts';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { findAll, showPage, speakLanguage } from '../render-page.ts';
import { SAMPLES } from '../sample-messages.ts';
import { popupServices, readSuccess } from '../sample-services.ts';

beforeEach(() => speakLanguage('en'));

describe('what follows the answer in the popup', () => {
  it('is announced to screen readers once, separately from the answer', async () => {
    await showPage(<PopupPage services={popupServices(readSuccess(SAMPLES.absent))} />);
    const regions = findAll('[role="status"]').filter((region) => region.closest('footer, section, form') === null);
    expect(regions.map((region) => region.dataset['part'] ?? region.textContent)).toEqual([
      'answer',
      'More about this answer follows.',
    ]);
  });

  it('has its place before there is anything to say', async () => {
    const never = new Promise<ReadOutcome>(() => undefined);
    const services = { ...popupServices(readSuccess(SAMPLES.absent)), readOpenMessage: () => never };
    await showPage(<PopupPage services={services} />);
    expect(findAll('[role="status"]').map((region) => region.textContent)).toContain('');
  });
});
