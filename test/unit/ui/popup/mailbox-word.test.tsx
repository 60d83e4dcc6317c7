// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { findAll, showPage, speakLanguage, textOf } from '../render-page.ts';
import { popupServices, readSuccess } from '../sample-services.ts';

function layout(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../corpus/layouts', `${name}.eml`), 'utf8');
}

async function showLayout(name: string): Promise<void> {
  await showPage(<PopupPage services={popupServices(readSuccess(layout(name)))} />);
  await expect.poll(() => findAll('[data-part="route"], [data-part="facts"]').length).toBeGreaterThan(0);
}

function results(): string {
  return textOf('[data-part="authentication-fact"] dd').replace(/\s+/gu, ' ');
}

beforeEach(() => speakLanguage('en', 'noted', 'explain'));

describe('in the popup, the mailbox’s own side says', () => {
  it('Gmail: SPF, DKIM and DMARC', async () => {
    await showLayout('d-gmail');
    await expect.poll(() => findAll('[data-part="authentication-fact"]')).toHaveLength(1);
    expect(textOf('[data-part="authentication-fact"] dt')).toBe('Sender checks by mx.google.com');
    expect(findAll('.check-result')).toHaveLength(3);
    expect(results()).toContain('pass');
  });

  it('Yandex: SPF and DKIM, because of the place of its note', async () => {
    await showLayout('d-yandex2020');
    await expect.poll(() => findAll('[data-part="authentication-fact"]')).toHaveLength(1);
    expect(textOf('[data-part="authentication-fact"] dt')).toBe(
      'Sender checks by mxfront3q.mail.yandex.net, going by the place of its note',
    );
    expect(textOf('[data-part="filter-fact"]')).toContain('not spam');
  });

  it.each(['d-ms365', 'outlook-2026'])('Microsoft put it into Junk: %s', async (name) => {
    await showLayout(name);
    await expect.poll(() => findAll('[data-part="filter-fact"]')).toHaveLength(1);
    expect(textOf('[data-part="authentication-fact"] dt')).toBe('Sender checks by Microsoft 365 / Outlook.com');
    expect(textOf('[data-part="filter-fact"] dt')).toBe('Spam filter: Microsoft, going by the place of its note');
    expect(textOf('[data-part="filter-fact"] dd')).toBe('delivered to the spam folder; spam');
  });

  it('nothing if the block may be the sender’s', async () => {
    await showLayout('d-yandex-forged');
    expect(findAll('[data-part="authentication-fact"], [data-part="filter-fact"]')).toEqual([]);
  });
});
