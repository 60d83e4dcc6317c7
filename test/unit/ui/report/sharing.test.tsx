// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Summary } from '../../../../src/message/summary.ts';
import { readHeaderBlock } from '../../../../src/message/header-block.ts';
import { type ShareRequest, share } from '../../../../src/report/share.ts';
import { ServicesContext } from '../../../../src/ui/kit/services.ts';
import { spokenWords } from '../../../../src/ui/kit/words.ts';
import { SHARE_FORMATS } from '../../../../src/ui/report/share-formats.ts';
import { SharePanel } from '../../../../src/ui/report/share-panel.tsx';
import { find, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';
import { PROVEN } from '../sample-messages.ts';
import { SETTINGS, inspectorServices } from '../sample-services.ts';

const SOURCE = new TextEncoder().encode(PROVEN);

/** People and identifiers of the sample message. */
const SECRETS = ['anna.petrova', 'news@shop.example', 'f5d41402abc4b2a76b9719d911017c592', 'm7f3a91c2'];

/** Decodes as much as a test needs: From, verbatim from the given source. */
function summarise(source: Uint8Array): Promise<Summary> {
  const from = readHeaderBlock(source).fields.find((field) => field.name === 'From')?.body ?? null;
  return Promise.resolve({ subject: 'Sale', from, to: null, date: null, messageId: null });
}

/** jsdom has none. */
class FakeClipboardItem {
  readonly parts: Readonly<Record<string, Blob>>;

  constructor(parts: Readonly<Record<string, Blob>>) {
    this.parts = parts;
  }
}

function write(request: Omit<ShareRequest, 'source' | 'settings'>): Promise<string> {
  return share({ source: SOURCE, settings: SETTINGS, ...request }, spokenWords(), summarise);
}

const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  speakLanguage('en', 'inspector');
  writeText.mockReset();
  writeText.mockResolvedValue();
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
});
afterEach(() => vi.unstubAllGlobals());

describe('a shared report', () => {
  it.each(SHARE_FORMATS)(
    'that is masked contains nobody’s address or identifier, and the same answer: %s',
    async (format) => {
      const text = await write({ form: format, masking: 'public', fullHeader: true });
      for (const secret of SECRETS) expect(text).not.toContain(secret);
      expect(text).toContain('gato101.sndsy.ru');
      expect(text).toContain(format === 'json' ? '"verdict": "proven"' : 'Yes. It came through');
    },
  );

  it('that is not masked has the addresses, and all header fields only on request', async () => {
    const request = { form: 'text', masking: 'none' } as const;
    const whole = await write({ ...request, fullHeader: true });
    const short = await write({ ...request, fullHeader: false });
    expect(whole).toContain('news@shop.example');
    expect(whole).toContain('MIME-Version: 1.0');
    expect(short).not.toContain('MIME-Version: 1.0');
  });

  it('speaks the language of the page', async () => {
    speakLanguage('ru', 'inspector');
    const text = await write({ form: 'markdown', masking: 'public', fullHeader: false });
    expect(text).toContain('Да. Письмо пришло через Sendsay.');
  });
});

describe('sharing from the inspector', () => {
  const showPanel = (): Promise<void> =>
    showPage(
      <ServicesContext.Provider value={inspectorServices(null, { summarise })}>
        <SharePanel
          part={null}
          folder={null}
          webmail="MailDev"
          fileName={() => 'relay'}
          source={SOURCE}
          settings={SETTINGS}
        />
      </ServicesContext.Provider>,
    );

  async function chooseMasking(masking: string): Promise<void> {
    await whileSettling(() => {
      const choice = find('[data-part="share-masking"]');
      if (choice instanceof HTMLSelectElement) choice.value = masking;
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  async function copyReport(): Promise<string> {
    await whileSettling(() => find('[data-action="share-copy"]').click());
    await expect.poll(() => textOf('.share [role="status"]')).not.toBe('');
    return writeText.mock.calls.at(-1)?.[0] ?? '';
  }

  it('is for the relay’s support unless the reader wants otherwise, and says what is masked', async () => {
    await showPanel();
    expect(textOf('.share-note')).toContain('are replaced by placeholders');
    expect(await copyReport()).not.toContain('news@shop.example');
    expect(await copyReport()).toContain('m7f3a91c2');
    await chooseMasking('public');
    expect(textOf('.share-note')).toContain('IDs and tokens are replaced');
    expect(await copyReport()).not.toContain('m7f3a91c2');
    await chooseMasking('none');
    expect(textOf('.share-note')).toContain('will contain addresses');
    expect(await copyReport()).toContain('news@shop.example');
  });

  it('copies in the chosen format', async () => {
    await showPanel();
    const format = find('[data-part="share-format"]');
    await whileSettling(() => {
      if (format instanceof HTMLSelectElement) format.value = 'json';
      format.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(JSON.parse(await copyReport())).toHaveProperty('schema');
    expect(textOf('.share [role="status"]')).toBe('Copied');
  });

  it('copies the table as text for chats, and in HTML for Jira, mails and spreadsheets', async () => {
    const writeItems = vi.fn<(items: readonly FakeClipboardItem[]) => Promise<void>>().mockResolvedValue();
    vi.stubGlobal('navigator', { ...navigator, clipboard: { write: writeItems, writeText } });
    vi.stubGlobal('ClipboardItem', FakeClipboardItem);
    await showPanel();
    const format = find('[data-part="share-format"]');
    await whileSettling(() => {
      if (format instanceof HTMLSelectElement) format.value = 'route-table';
      format.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await copyReport();
    const parts = writeItems.mock.lastCall?.[0][0]?.parts;
    // Browsers refuse a part whose type is not the one that it is announced as.
    expect(Object.entries(parts ?? {}).map(([type, blob]) => [type, blob.type])).toEqual([
      ['text/plain', 'text/plain'],
      ['text/html', 'text/html'],
    ]);
    expect(await parts?.['text/plain']?.text()).toContain('```\n#  Received by');
    const html = new DOMParser().parseFromString((await parts?.['text/html']?.text()) ?? '', 'text/html');
    expect([...html.querySelectorAll('th')].map(({ textContent }) => textContent)).toContain('Received by');
    expect(html.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
    expect(writeText).not.toHaveBeenCalled();
  });

  it('says so when the browser refuses the clipboard', async () => {
    writeText.mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
    await showPanel();
    await copyReport();
    expect(textOf('.share [role="status"]')).toBe('The browser did not allow it');
  });
});
