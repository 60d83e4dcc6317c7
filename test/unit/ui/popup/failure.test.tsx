// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadFailure } from '../../../../src/extension/active-tab/read-types.ts';
import type { Services } from '../../../../src/ui/kit/services.ts';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { find, findAll, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';
import { SAMPLES } from '../sample-messages.ts';
import { MESSAGE, OTHER_MESSAGE, popupServices, readFailure, readSuccess } from '../sample-services.ts';

/** Every reason of the adapters' contract. */
const REASONS = [
  'no-message-here',
  'no-open-message',
  'signed-out',
  'not-found',
  'not-a-message',
  'other-message',
  'changed',
  'too-large',
  'refused',
  'network',
  'timeout',
  'several-sources',
  'needs-source-view',
  'written-window',
  'page-closed-to-extensions',
  'cancelled',
] as const satisfies readonly ReadFailure[];

async function open(services: Services): Promise<void> {
  await showPage(<PopupPage services={services} />);
}

beforeEach(() => speakLanguage('en'));

describe('a failure in the popup', () => {
  for (const language of ['en', 'ru'] as const) {
    it.each(REASONS)(`says what happened and what to do (${language}): %s`, async (reason) => {
      speakLanguage(language);
      await open(popupServices(readFailure(reason)));
      expect(find('main').dataset).toMatchObject({ state: 'failure', reason });
      expect(textOf('[data-part="answer"] h1')).toMatch(/\.$/u);
      expect(textOf('[data-part="answer"] p.answer-basis:first-of-type').length).toBeGreaterThan(10);
      expect(textOf('main')).not.toMatch(/[{}]|\b[a-z]+_[a-z_]+\b/u);
    });
  }

  it('has its own sentence for each reason', async () => {
    const sentences = new Set<string>();
    for (const reason of REASONS) {
      await open(popupServices(readFailure(reason)));
      sentences.add(textOf('[data-part="answer"] h1'));
    }
    expect(sentences.size).toBe(REASONS.length);
  });

  it('offers to paste a source and to open a file, both in the inspector', async () => {
    const openInspector = vi.fn<Services['openInspector']>(() => Promise.resolve());
    await open(popupServices(readFailure('no-message-here'), { openInspector }));
    await whileSettling(() => find('[data-action="paste"]').click());
    await whileSettling(() => find('[data-action="open-file"]').click());
    expect(openInspector.mock.calls.map(([source]) => source)).toEqual([undefined, undefined]);
  });

  it('names the webmail’s own way to the source if the automatic one failed', async () => {
    await open(popupServices(readFailure('refused')));
    expect(textOf('[data-part="answer"]')).toContain('More → Show source');
  });

  it('names it if no message was found, too: the webmail may have changed its page', async () => {
    await open(popupServices(readFailure('no-open-message')));
    expect(textOf('[data-part="answer"]')).toContain(
      'A message is open, but the extension does not see it? In Roundcube: More → Show source.',
    );
  });

  it.each([
    ['icloud', ['In iCloud: ', 'Copy the text, click “Paste message source”']],
    ['fastmail', ['In Fastmail: ', 'Then click the extension’s button there.']],
    ['mailpit', ['In Mailpit: ', 'Then click “Open a file…”']],
    ['rambler', ['Open the message’s source view.', 'Then click the extension’s button there.']],
  ])('gives one instruction, and one that is possible, where the source is opened by hand (%s)', async (id, steps) => {
    await open(popupServices({ ...readFailure('needs-source-view'), webmail: { id, title: 'Webmail' } }));
    const told = findAll('[data-part="answer"] p').map((paragraph) => paragraph.textContent);
    expect(told).toHaveLength(steps.length);
    for (const [place, step] of steps.entries()) expect(told[place]).toContain(step);
    expect(told.join(' ').match(/\bclick\b/gu)).toHaveLength(1);
  });

  it('does not name it if it would not help', async () => {
    await open(popupServices(readFailure('network')));
    expect(textOf('[data-part="answer"]')).not.toContain('Show source');
  });

  it('lets the reader choose if several messages are open, and offers no choice if there is only one', async () => {
    await open(popupServices(readFailure('needs-source-view', [MESSAGE, OTHER_MESSAGE])));
    expect(findAll('[data-action="choose"]')).toHaveLength(2);
    await open(popupServices(readFailure('needs-source-view', [MESSAGE])));
    expect(findAll('[data-action="choose"]')).toEqual([]);
  });

  it('lets the reader try again', async () => {
    let outcome = readFailure('network');
    await open(popupServices(outcome, { readOpenMessage: () => Promise.resolve(outcome) }));
    outcome = readSuccess(SAMPLES.proven);
    await whileSettling(() => find('[data-action="retry"]').click());
    expect(find('main').dataset['state']).toBe('report');
  });

  it('does not offer to try again if that cannot help', async () => {
    await open(popupServices(readFailure('page-closed-to-extensions')));
    expect(findAll('[data-action="retry"]')).toEqual([]);
  });

  it('is shown when the extension itself fails', async () => {
    await open(popupServices(readFailure('network'), { loadInspectSettings: () => Promise.reject(new Error()) }));
    expect(find('main').dataset['reason']).toBe('unexpected');
  });
});
