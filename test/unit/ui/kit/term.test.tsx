// @vitest-environment jsdom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Term } from '../../../../src/ui/kit/term.tsx';
import { find, findAll, readMessages, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';

const EXPLANATION = '.term-explanation';

beforeAll(() => {
  // jsdom has no popovers. In browsers this property exists and tells Preact the event's name.
  Object.defineProperty(HTMLElement.prototype, 'onbeforetoggle', { value: null, writable: true, configurable: true });
});

/** What the browser does before it opens the explanation. */
async function askForExplanation(): Promise<void> {
  await whileSettling(() => find(EXPLANATION).dispatchEvent(new Event('beforetoggle')));
}

describe.each(['en', 'ru'] as const)('a technical word (%s)', (language) => {
  const explanation = readMessages(language).get('explain_dkim')?.message;

  it('has its explanation loaded on demand, and not before', async () => {
    speakLanguage(language);
    await showPage(<Term word="DKIM" explanation="explain_dkim" />);
    expect(textOf('button.term')).toBe('DKIM');
    expect(textOf(EXPLANATION)).toBe('');
    await askForExplanation();
    await vi.waitFor(() => expect(textOf(EXPLANATION)).toBe(explanation));
  });

  it('has it although another word has loaded all explanations since it was drawn', async () => {
    speakLanguage(language);
    await showPage(
      <>
        <Term word="SPF" explanation="explain_spf" />
        <Term word="DKIM" explanation="explain_dkim" />
      </>,
    );
    const [first, second] = findAll(EXPLANATION);
    await whileSettling(() => first?.dispatchEvent(new Event('beforetoggle')));
    await vi.waitFor(() => expect(first?.textContent).not.toBe(''));
    await whileSettling(() => second?.dispatchEvent(new Event('beforetoggle')));
    expect(second?.textContent).toBe(explanation);
  });

  it('has it at once if the page has all explanations from the start', async () => {
    speakLanguage(language, 'explain');
    await showPage(<Term word="DKIM" explanation="explain_dkim" />);
    expect(textOf(EXPLANATION)).toBe(explanation);
  });
});
