// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { InspectorPage } from '../../../../src/ui/inspector/inspector-page.tsx';
import { HostText, asciiForm } from '../../../../src/ui/kit/host-text.tsx';
import { VisibleText } from '../../../../src/ui/kit/visible-text.tsx';
import { HOSTILE } from '../hostile-message.ts';
import { find, findAll, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';
import { inspectorServices, popupServices, readSuccess } from '../sample-services.ts';

const RIGHT_TO_LEFT_OVERRIDE = '\u202e';

beforeEach(() => speakLanguage('en', 'inspector'));

describe('a host name', () => {
  it.each([
    ['xn--e1afmkfd.xn--p1ai', 'пример.рф'],
    ['=?utf-8?B?0L/QvtGH0YLQsA==?=', 'почта'],
    ['gat\u043e101.sndsy.ru', 'xn--gat101-yqf.sndsy.ru'],
  ])('%s has %s next to it', async (host, beside) => {
    await showPage(<HostText host={host} />);
    expect(document.body.textContent).toBe(`${host} (${beside})`);
  });

  it.each([
    ['plain ASCII', 'gato101.sndsy.ru'],
    ['punycode whose letters lead back to another name', 'xn--gato101-.sndsy.ru'],
    ['punycode of a text that no host name has', 'xn--a-ecp.example'],
    ['a damaged encoded word', '=?utf-8?B?*?='],
  ])('%s is shown alone', async (_name, host) => {
    await showPage(<HostText host={host} />);
    expect(document.body.textContent).toBe(host);
  });
});

describe('text from a message', () => {
  it('that is a long name may be broken between its labels, and is copied without anything between them', async () => {
    await showPage(<VisibleText text="mail-81.production.sas.yandex.net" name />);
    expect(findAll('wbr').map((place) => place.previousSibling?.textContent)).toEqual([
      'mail-81.',
      'production.',
      'sas.',
      'yandex.',
    ]);
    expect(document.body.textContent).toBe('mail-81.production.sas.yandex.net');
  });

  it('is shown as text, never as markup', async () => {
    await showPage(<VisibleText text={'<img src=x onerror=alert(1)>&lt;'} />);
    expect(document.images).toHaveLength(0);
    expect(document.body.textContent).toBe('<img src=x onerror=alert(1)>&lt;');
  });

  it.each([
    ['right-to-left override', RIGHT_TO_LEFT_OVERRIDE, 'U+202E'],
    ['zero-width space', '\u200b', 'U+200B'],
    ['no-break space', '\u00a0', 'U+00A0'],
    ['ideographic space', '\u3000', 'U+3000'],
    ['NUL', '\0', 'U+0000'],
    ['lone CR', '\r', 'U+000D'],
    ['escape', '\u001b', 'U+001B'],
    ['line separator', '\u2028', 'U+2028'],
    ['tag character', '\u{e0041}', 'U+E0041'],
    ['lone surrogate', '\ud800', 'U+D800'],
  ])('shows a hidden character by its code point: %s', async (_name, character, label) => {
    await showPage(<VisibleText text={`a${character}b`} />);
    expect(document.body.textContent).toBe(`a${label}b`);
    expect(textOf('.invisible-character')).toBe(label);
  });

  it('keeps an emoji that consists of several characters, and still shows the same joiner if it hides between letters', async () => {
    const family = '\u{1f468}\u200d\u{1f469}\u{1f3fd}\u200d\u2764\ufe0f\u200d\u{1f525}';
    await showPage(<VisibleText text={`Sale ${family}!`} />);
    expect(document.body.textContent).toBe(`Sale ${family}!`);
    await showPage(<VisibleText text={'snd\u200dsy \u{1f468}\u200dx x\u200d\u{1f468}'} />);
    expect(findAll('.invisible-character').map((shown) => shown.textContent)).toEqual(['U+200D', 'U+200D', 'U+200D']);
  });

  it('is isolated from the direction of the text around it', async () => {
    await showPage(<VisibleText text="שלום" />);
    expect(find('bdi').textContent).toBe('שלום');
  });

  it('keeps the folding of a raw field, whatever its line ends', async () => {
    await showPage(<VisibleText text={'a\r\n\tb\n c'} multiline />);
    expect(document.body.textContent).toBe('a\n\tb\n c');
    await showPage(<VisibleText text={'a\nb'} />);
    expect(document.body.textContent).toBe('aU+000Ab');
  });

  it('is truncated if it is very long, and shown in full on demand', async () => {
    await showPage(<VisibleText text={'x'.repeat(100_000)} />);
    expect(document.body.textContent?.length).toBeLessThan(3000);
    await whileSettling(() => find('button').click());
    expect(document.body.textContent).toBe('x'.repeat(100_000));
  });
});

describe('a host name', () => {
  it('with letters of another alphabet is shown with its punycode next to it', async () => {
    await showPage(<HostText host="gatо101.sndsy.ru" />);
    expect(textOf('.host-ascii')).toBe('(xn--gat101-yqf.sndsy.ru)');
  });

  it('is read from the left, whatever letters it begins with: its last label stays the last', async () => {
    await showPage(<HostText host="שלום.shop.example" />);
    expect(find('.host bdi').getAttribute('dir')).toBe('ltr');
  });

  it('in ASCII is shown alone', async () => {
    await showPage(<HostText host="gato101.sndsy.ru" />);
    expect(textOf('.host')).toBe('gato101.sndsy.ru');
  });

  it('that is not a host name is not parsed as an address', () => {
    expect(asciiForm('gatо101.sndsy.ru/evil')).toBeNull();
    expect(asciiForm('user@gatо101.sndsy.ru')).toBeNull();
    expect(asciiForm('о o')).toBeNull();
  });
});

describe('a hostile header', () => {
  it('is nothing but text in the popup', async () => {
    await showPage(<PopupPage services={popupServices(readSuccess(HOSTILE))} />);
    expect(find('main').dataset['state']).toBe('report');
    expect(findAll('img, script, iframe, a[href^="javascript"], [onerror], [style]')).toEqual([]);
    expect(document.body.textContent).not.toContain(RIGHT_TO_LEFT_OVERRIDE);
  });

  it('is nothing but text in the inspector', async () => {
    await showPage(<InspectorPage services={inspectorServices(HOSTILE)} handoverKey="key" />);
    expect(find('main').dataset['state']).toBe('report');
    expect(findAll('img, script, iframe, a[href^="javascript"], [onerror], [style]')).toEqual([]);
    expect(document.body.textContent).not.toContain(RIGHT_TO_LEFT_OVERRIDE);
    expect(document.body.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(document.body.textContent?.length).toBeLessThan(50_000);
  });
});
