// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { share } from '../../../../src/report/share.ts';
import { spokenWords } from '../../../../src/ui/kit/words.ts';
import { readHeaderBlock } from '../../../../src/message/header-block.ts';
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

const SUMMARY = {
  subject: 'Autumn sale',
  from: 'Shop <news@shop.example>',
  to: null,
  date: '2026-11-23T09:04:00.000Z',
  messageId: 'm7f3a91c2@shop.example',
};

function shareShort(
  source: Uint8Array,
  _part: unknown = null,
  _folder: unknown = null,
  webmail: string | null = null,
): Promise<string> {
  const request = { source, settings: SETTINGS, form: 'short', masking: 'support', fullHeader: false } as const;
  return share({ ...request, webmail, version: '0.2.0' }, spokenWords(), () => Promise.resolve(SUMMARY));
}

async function shortReport(source: string): Promise<string[]> {
  return (await shareShort(new TextEncoder().encode(source))).split('\n');
}

describe('the answer as a text for others', () => {
  it('has the sentence, host and address, which message it is, and the servers passed, in ten lines', async () => {
    const lines = (await shortReport(PROVEN)).filter((line) => line !== '');
    expect(lines[0]).toBe('Yes. It came through Sendsay.');
    expect(lines[1]).toBe('gato101.sndsy.ru [185.138.182.101]');
    expect(lines).toContain('Subject: Autumn sale; From: Shop <news@shop.example>; Date: 2026-11-23 09:04:00 UTC');
    const ids = lines.find((line) => line.startsWith('Message-ID: ')) ?? '';
    expect(ids).toContain('m7f3a91c2@shop.example; X-AKMTA-FSMID: f5d41402abc4b2a76b9719d911017c592');
    const route = lines.find((line) => line.includes(': 1. ')) ?? '';
    expect(route).toMatch(/: 1\. .+ → 2\. .+ → 3\. mx\.google\.com \(.+\) → 4\. /u);
    expect(lines.length).toBeLessThanOrEqual(10);
  });

  it('says whose address contradicts the relay', async () => {
    expect((await shortReport(CONTRADICTED)).join('\n')).toContain('[198.51.100.77]');
  });

  it.each([PROVEN, CONTRADICTED])(
    'names nobody, and keeps what the relay’s support needs to look it up',
    async (source) => {
      const request = { settings: SETTINGS, form: 'short', masking: 'support', fullHeader: false } as const;
      const text = await share({ source: new TextEncoder().encode(source), ...request }, spokenWords(), (masked) => {
        const { fields } = readHeaderBlock(masked);
        const body = (key: string): string | null => fields.find((field) => field.key === key)?.body ?? null;
        return Promise.resolve({
          ...SUMMARY,
          subject: body('subject'),
          from: body('from'),
          messageId: body('message-id'),
        });
      });
      for (const secret of ['anna', 'news@']) expect(text).not.toContain(secret);
      expect(text).toContain('m7f3a91c2');
    },
  );

  it('is copied by one click, and the reader is told', async () => {
    await whileSettling(() => find('[data-action="copy-answer"]').click());
    const copied = await shareShort(new TextEncoder().encode(PROVEN), null, null, 'Roundcube');
    expect(copied).toContain('\nRead in Roundcube. Relay Inspector 0.2.0\n');
    expect(writeText).toHaveBeenCalledExactlyOnceWith(copied);
    expect(textOf('.popup-footer [role="status"]')).toBe('Copied');
  });

  it('that the browser rejects is reported as not copied', async () => {
    writeText.mockRejectedValue(new Error('denied'));
    await whileSettling(() => find('[data-action="copy-answer"]').click());
    expect(textOf('.popup-footer [role="status"]')).toBe('The browser refused the clipboard');
  });
});
