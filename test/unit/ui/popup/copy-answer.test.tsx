// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { share } from '../../../../src/report/share.ts';
import { spokenWords } from '../../../../src/ui/kit/words.ts';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { find, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';
import { CONTRADICTED, PROVEN } from '../sample-messages.ts';
import { SETTINGS, popupServices, readSuccess } from '../sample-services.ts';

const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(async () => {
  speakLanguage('en', 'inspector');
  writeText.mockReset();
  writeText.mockResolvedValue();
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
  await showPage(
    <PopupPage
      services={popupServices(readSuccess(PROVEN), {
        writeShortReport: shareShort,
      })}
    />,
  );
});
afterEach(() => vi.unstubAllGlobals());

const NO_SUMMARY = { subject: null, from: null, to: null, date: null, messageId: null };

function shareShort(source: Uint8Array): Promise<string> {
  const request = { source, settings: SETTINGS, form: 'short', masked: true, fullHeader: false } as const;
  return share(request, spokenWords(), () => Promise.resolve(NO_SUMMARY));
}

async function shortReport(source: string): Promise<string[]> {
  return (await shareShort(new TextEncoder().encode(source))).split('\n');
}

describe('the answer as a text for others', () => {
  it('has the sentence, host and address, the border’s host and one line per hop, oldest first', async () => {
    const lines = await shortReport(PROVEN);
    expect(lines[0]).toBe('Yes. It came through Sendsay.');
    expect(lines[1]).toBe('gato101.sndsy.ru [185.138.182.101]');
    expect(lines).toContainEqual(expect.stringMatching(/: mx\.google\.com$/u));
    const hops = lines.filter((line) => /^\d+\. /u.test(line));
    expect(hops.map((line) => line.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.']);
    expect(hops[2]).toMatch(/^3\. gato101\.sndsy\.ru \[185\.138\.182\.101\] → mx\.google\.com \(.+\)$/u);
  });

  it('says whose address contradicts the relay', async () => {
    expect((await shortReport(CONTRADICTED)).join('\n')).toContain('[198.51.100.77]');
  });

  it.each([PROVEN, CONTRADICTED])('names nobody', async (source) => {
    const text = (await shortReport(source)).join('\n');
    for (const secret of ['anna', 'news@', '4RkXw21Bz9', 'm7f3a91c2']) expect(text).not.toContain(secret);
  });

  it('is copied by one click, and the reader is told', async () => {
    await whileSettling(() => find('[data-action="copy-answer"]').click());
    expect(writeText).toHaveBeenCalledExactlyOnceWith((await shortReport(PROVEN)).join('\n'));
    expect(textOf('.popup-footer [role="status"]')).toBe('Copied');
  });

  it('that the browser does not take is reported as not copied', async () => {
    writeText.mockRejectedValue(new Error('denied'));
    await whileSettling(() => find('[data-action="copy-answer"]').click());
    expect(textOf('.popup-footer [role="status"]')).toBe('The browser refused the clipboard');
  });
});
