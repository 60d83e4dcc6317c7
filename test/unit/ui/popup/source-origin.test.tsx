// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceOrigin } from '../../../../src/extension/active-tab/read-types.ts';
import type { PartReason } from '../../../../src/report/report.ts';
import type { Services } from '../../../../src/ui/kit/services.ts';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { findAll, showPage, speakLanguage, textOf } from '../render-page.ts';
import { SAMPLES } from '../sample-messages.ts';
import { popupServices, readSuccess } from '../sample-services.ts';

async function open(services: Services): Promise<void> {
  await showPage(<PopupPage services={services} />);
}

beforeEach(() => speakLanguage('en'));

describe('an answer in the popup, by where its source came from,', () => {
  it.each<[string, SourceOrigin, string]>([
    ['that the page has nothing to compare', 'answer', 'could not be matched'],
    ['who may have written it, where the source was a text of a page', 'page-text', 'sender wrote it'],
    ['the same of a text in the page of a webmail', 'webmail-text', 'sender wrote it'],
  ])('says %s, and names the message as its source does', async (_, origin, words) => {
    const summarise: Services['summarise'] = () =>
      Promise.resolve({ subject: 'Decoded', from: 'Sender', to: null, date: null, messageId: null });
    await open(popupServices(readSuccess(SAMPLES.proven, { confirmed: false, origin }), { summarise }));
    expect(textOf('[data-part="unconfirmed"]')).toContain(words);
    expect(textOf('[data-part="message"]')).toMatch(/^DecodedSender(?:In the folder .*)?$/u);
    await open(popupServices(readSuccess(SAMPLES.proven)));
    expect(findAll('[data-part="unconfirmed"]')).toEqual([]);
  });

  it('names the message together with the answer, without waiting for full decoding', async () => {
    const summarise: Services['summarise'] = () => new Promise(() => {});
    await open(popupServices(readSuccess(SAMPLES.proven, { confirmed: false }), { summarise }));
    expect(textOf('[data-part="unconfirmed"]')).toContain('could not be matched');
    expect(textOf('[data-part="message"]')).toContain('Осенняя распродажа: тест');
  });

  it.each<[SourceOrigin, PartReason | null]>([
    ['answer', null],
    ['source-page', null],
    ['webmail-text', 'page-text'],
    ['page-text', 'page-text'],
  ])('judges a source of the origin "%s" as the part "%s"', async (origin, part) => {
    const inspected: unknown[] = [];
    const services = popupServices(readSuccess(SAMPLES.proven, { origin }));
    await open({
      ...services,
      inspect: (source, settings, given) => {
        inspected.push(given);
        return services.inspect(source, settings, given);
      },
    });
    expect(inspected).toEqual([part]);
  });
});
