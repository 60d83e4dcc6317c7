// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { GuidePage } from '../../../../src/ui/guide/guide-page.tsx';
import { InspectorPage } from '../../../../src/ui/inspector/inspector-page.tsx';
import { OptionsPage } from '../../../../src/ui/options/options-page.tsx';
import { OptionsServicesDouble } from '../options/options-services-double.ts';
import { find, findAll, showPage, speakLanguage } from '../render-page.ts';
import { PROVEN } from '../sample-messages.ts';
import { inspectorServices } from '../sample-services.ts';

function linkedFiles(): readonly (string | null)[] {
  return findAll('.page-links a').map((link) => link.getAttribute('href'));
}

/** What the first link of the page leads to. */
function afterSkipping(): Element | null {
  const [first] = findAll('a, button, input, textarea, select');
  return document.querySelector(first?.getAttribute('href') ?? '#no-link-at-all');
}

describe('the first Tab stop leads past the header, to an element that takes the focus', () => {
  it.each([
    ['the inspector', 'inspector', () => <InspectorPage services={inspectorServices(PROVEN)} handoverKey={null} />],
    ['the guide', 'guide', () => <GuidePage />],
    ['the settings', 'options', () => <OptionsPage services={new OptionsServicesDouble()} />],
  ] as const)('in %s', async (_, words, draw) => {
    speakLanguage('en', words);
    await showPage(draw());
    expect(afterSkipping()).toBe(find('main'));
    expect(find('main').tabIndex).toBe(-1);
    find('main').focus();
    expect(document.activeElement).toBe(find('main'));
  });
});

describe.each(['en', 'ru'] as const)('each full page has links to the others (%s)', (language) => {
  it('from the inspector, which stays open: a report that was left would be lost', async () => {
    speakLanguage(language, 'inspector');
    await showPage(<InspectorPage services={inspectorServices(PROVEN)} handoverKey="key" />);
    expect(linkedFiles()).toEqual(['messages.html', 'guide.html', 'options.html']);
    for (const link of findAll('.page-links a')) expect(link.getAttribute('target')).toBe('_blank');
  });

  it('from the guide', async () => {
    speakLanguage(language, 'guide');
    await showPage(<GuidePage />);
    expect(linkedFiles()).toEqual(['inspector.html', 'messages.html', 'options.html']);
  });

  it('from the settings', async () => {
    speakLanguage(language, 'options');
    await showPage(<OptionsPage services={new OptionsServicesDouble()} />);
    expect(linkedFiles()).toEqual(['inspector.html', 'messages.html', 'guide.html']);
  });
});
