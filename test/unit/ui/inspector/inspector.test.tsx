// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NamedFile } from '../../../../src/extension/handover/file-handover.ts';
import type { HandedOver } from '../../../../src/extension/handover/inspector-handover.ts';
import { InspectorPage } from '../../../../src/ui/inspector/inspector-page.tsx';
import type { Services } from '../../../../src/ui/kit/services.ts';
import { find, findAll, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';
import { CONTRADICTED, PROVEN, SAMPLES } from '../sample-messages.ts';
import { MESSAGE, inspectorServices } from '../sample-services.ts';

const handFiles = vi.fn<(files: readonly NamedFile[]) => Promise<void>>();
vi.mock('../../../../src/extension/handover/file-handover.ts', () => ({ handFiles }));

async function openWithSource(source: string | null, change: Partial<Services> = {}): Promise<void> {
  await showPage(<InspectorPage services={inspectorServices(source, change)} handoverKey="key" />);
}

async function openEmpty(): Promise<void> {
  await showPage(<InspectorPage services={inspectorServices(null)} handoverKey={null} />);
}

async function paste(text: string): Promise<void> {
  const area = find('textarea[data-part="paste"]');
  if (area instanceof HTMLTextAreaElement) area.value = text;
  await whileSettling(() => find('[data-action="inspect"]').click());
}

/** jsdom has no DataTransfer: an event with the only property that is read. */
async function drop(files: readonly File[], text = ''): Promise<void> {
  const transfer: { files: readonly File[]; getData: () => string } = { files, getData: () => text };
  const event = Object.assign(new Event('drop', { cancelable: true }), {
    dataTransfer: transfer,
  });
  await whileSettling(() => {
    window.dispatchEvent(event);
    transfer.files = []; // as a browser does after the event
  });
  await expect.poll(() => find('main').dataset['state']).not.toBe('reading');
  expect(event.defaultPrevented).toBe(true);
}

beforeEach(() => speakLanguage('en', 'inspector'));

describe('the inspector', () => {
  it.each(['proven', 'reported', 'contradicted', 'claimed', 'absent', 'undetermined'] as const)(
    'reports on a source that the popup handed over: %s',
    async (name) => {
      const context = { webmail: null, message: MESSAGE, origin: 'answer', folder: null } as const;
      const handed = { source: new TextEncoder().encode(SAMPLES[name]), context };
      await openWithSource(null, { takeHandedOverSource: () => Promise.resolve(handed) });
      expect(find('main').dataset).toMatchObject({ state: 'report', verdict: name });
      expect(textOf('main')).not.toMatch(/\{[a-z]+\}/u);
    },
  );

  it('is entirely in Russian', async () => {
    speakLanguage('ru', 'inspector');
    await openWithSource(PROVEN);
    const headings = findAll('h1, h2, thead th').map((heading) => heading.textContent ?? '');
    for (const heading of headings) expect(heading).toMatch(/[а-яё№]|HELO|ID/iu);
  });

  it('fetches the source under the key once', async () => {
    const asked: string[] = [];
    const takeHandedOverSource = (key: string): Promise<HandedOver | null> => {
      asked.push(key);
      return Promise.resolve(null);
    };
    await openWithSource(null, { takeHandedOverSource });
    expect(asked).toEqual(['key']);
  });

  it('says that a reloaded page has lost its message, and takes a new one', async () => {
    await openWithSource(null);
    expect(find('main').dataset).toMatchObject({ state: 'failure', reason: 'handover-gone' });
    await paste(PROVEN);
    expect(find('main').dataset).toMatchObject({ state: 'report', verdict: 'proven' });
  });

  it('says so when the extension itself fails', async () => {
    await openWithSource(PROVEN, { loadInspectSettings: () => Promise.reject(new Error()) });
    expect(find('main').dataset['reason']).toBe('unexpected');
  });

  it('shows the decoded summary, and the report without waiting for it', async () => {
    await openWithSource(PROVEN);
    expect(textOf('[data-part="summary"]')).toContain('Осенняя распродажа: тест');
    const context = { webmail: null, message: MESSAGE, origin: 'answer', folder: null } as const;
    await openWithSource(PROVEN, {
      takeHandedOverSource: () => Promise.resolve({ source: new TextEncoder().encode(PROVEN), context }),
      summarise: () => new Promise(() => {}),
    });
    expect(find('main').dataset['verdict']).toBe('proven');
    expect(textOf('[data-part="summary"]')).toContain(MESSAGE.subject);
  });

  it('can go back to inspect another message', async () => {
    await openWithSource(PROVEN);
    await whileSettling(() => find('[data-action="another"]').click());
    expect(find('main').dataset['state']).toBe('intake');
  });
});

describe('bringing a message', () => {
  it('by paste, whole or only its Received lines', async () => {
    await openEmpty();
    await paste(PROVEN);
    expect(find('main').dataset['verdict']).toBe('proven');
    await openEmpty();
    await paste(
      'Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])\n\tby mx.google.com with ESMTPS id 1; Mon, 23 Nov 2026 01:04:04 -0800',
    );
    expect(find('main').dataset['verdict']).toBe('conditional');
    expect(textOf('h1')).toBe('These lines say: it came through Sendsay.');
  });

  it('by dropping a file anywhere in the page', async () => {
    await openEmpty();
    await drop([new File([CONTRADICTED], 'message.eml')]);
    expect(find('main').dataset['verdict']).toBe('contradicted');
  });

  it('in a zip archive: one click more shows them on the page “Messages”', async () => {
    handFiles.mockResolvedValue();
    await openEmpty();
    const archive = new File([new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])], 'complaint.zip');
    await drop([archive]);
    expect(find('main').dataset).toMatchObject({ state: 'failure', reason: 'zip' });
    await whileSettling(() => find('[data-action="to-table"]').click());
    await vi.waitFor(() =>
      expect(handFiles).toHaveBeenCalledExactlyOnceWith([{ name: 'complaint.zip', file: archive }]),
    );
  });

  it('by dropping marked text', async () => {
    await openEmpty();
    await drop([], PROVEN);
    expect(find('main').dataset['verdict']).toBe('proven');
  });

  it('by dropping a file while another report is shown, which it replaces', async () => {
    await openWithSource(PROVEN);
    await drop([new File([CONTRADICTED], 'message.eml')]);
    expect(find('main').dataset).toMatchObject({ state: 'report', verdict: 'contradicted' });
  });

  it('by Ctrl+Enter in the field, which has the focus at the start and again for another message', async () => {
    await openEmpty();
    const field = find('[data-part="paste"]');
    expect(document.activeElement).toBe(field);
    Reflect.set(field, 'value', PROVEN);
    await whileSettling(() =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true })),
    );
    expect(find('main').dataset['verdict']).toBe('proven');
    await whileSettling(() => find('[data-action="another"]').click());
    expect(document.activeElement).toBe(find('[data-part="paste"]'));
  });

  it('leaves the focus on the answer after a refusal, so that it is announced', async () => {
    await openEmpty();
    await paste('Dear customer');
    expect(document.activeElement).toBe(find('[data-part="answer"]'));
  });

  it.each([
    ['empty', ' \n'],
    ['not-a-message', 'Dear customer,\n\nthis is a letter.'],
    ['page-without-header', '<!doctype html><title>Sign in</title>'],
    ['json-without-header', '{"error": "signed out"}'],
    ['summary-only', 'From: Anna <a@shop.example>\nSubject: Sale\n\nHello'],
  ])('says in words what is wrong: %s', async (reason, text) => {
    await openEmpty();
    await paste(text);
    expect(find('main').dataset).toMatchObject({ state: 'failure', reason });
    expect(textOf('[data-part="answer"] .answer-basis').length).toBeGreaterThan(10);
  });

  it('keeps a refused text, so that it can be corrected, and is empty for another message', async () => {
    const field = (): unknown => Reflect.get(find('[data-part="paste"]'), 'value');
    await openEmpty();
    await paste('Dear customer');
    expect(find('main').dataset['state']).toBe('failure');
    expect(field()).toBe('Dear customer');
    await paste(PROVEN);
    await whileSettling(() => find('[data-action="another"]').click());
    expect(field()).toBe('');
  });

  it('shows only the newest source', async () => {
    const summaries: (() => void)[] = [];
    await openWithSource(PROVEN, {
      summarise: () =>
        new Promise((resolve) =>
          summaries.push(() => resolve({ subject: 'Late', from: null, to: null, date: null, messageId: null })),
        ),
    });
    await whileSettling(() => find('[data-action="another"]').click());
    await whileSettling(() => summaries.forEach((resolve) => resolve()));
    expect(find('main').dataset['state']).toBe('intake');
  });
});

describe('a source that came inside something else', () => {
  const quoted = PROVEN.split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const notes = (): readonly string[] =>
    findAll('[data-part="brought-notes"] li').map((note) => note.textContent ?? '');

  it('is found where a mail quotes it, and says what was removed', async () => {
    await openEmpty();
    await paste(`Hello,\n\n${quoted}`);
    expect(find('main').dataset).toMatchObject({ state: 'report', verdict: 'conditional' });
    expect(notes()).toEqual([
      'There was other text above or below the source. It was left out.',
      'The lines began with quotation marks or an indent. These were removed.',
    ]);
  });

  it('is described after what to do, which follows the answer at once', async () => {
    await openEmpty();
    await paste(`Hello,\n\n${quoted}`);
    const advice = find('.report-bar').nextElementSibling;
    expect(advice?.querySelector('[data-part="advice"]')).not.toBeNull();
    expect(advice?.nextElementSibling).toBe(find('[data-part="brought-notes"]'));
  });

  it('is found in a saved web page, its characters as the page meant them', async () => {
    await openEmpty();
    const escaped = PROVEN.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    await drop([new File([`<!doctype html><title>Original</title><pre>${escaped}</pre>`], 'original.html')]);
    expect(find('main').dataset).toMatchObject({ state: 'report', verdict: 'proven' });
    expect(textOf('main')).not.toContain('&lt;');
    expect(notes()).toEqual(['The source was taken out of a web page.']);
  });

  it('is offered if it is attached, and judged by one click', async () => {
    await openEmpty();
    const [header = '', body = ''] = CONTRADICTED.split(/\n\n([^]*)/u);
    const outer = header.replaceAll(/^Content-Type:.*\n?/gimu, '');
    const mixed = 'Content-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain\n\nSee below.\n';
    await paste(`${outer}\n${mixed}--b1\nContent-Type: message/rfc822\n\n${PROVEN}\n--b1--\n${body}`);
    expect(find('main').dataset['verdict']).toBe('contradicted');
    expect(notes()).toEqual(['Another message is attached to this one. Check that one']);
    await whileSettling(() => find('[data-action="judge-other"]').click());
    expect(find('main').dataset['verdict']).toBe('proven');
    expect(findAll('[data-part="brought-notes"]')).toHaveLength(0);
    expect(document.activeElement).toBe(find('[data-part="answer"]'));
  });

  it('is the first of a pasted mailbox file, whose next message is not called a quotation', async () => {
    await openEmpty();
    await paste(`From a Mon Nov 23 12:00:00 2026\n${PROVEN}\n\nFrom b Mon Nov 23 12:01:00 2026\n${CONTRADICTED}\n`);
    expect(notes()).toEqual([
      'A second header follows this one. Check that one',
      'There are several messages here. This is the first one.',
    ]);
  });

  it('is the first of several dropped files, which the page mentions', async () => {
    await openEmpty();
    await drop([new File([PROVEN], 'one.eml'), new File([CONTRADICTED], 'two.eml')]);
    expect(notes()).toEqual(['There are several messages here. This is the first one.']);
  });

  it('is found in a selected text that quotes it', async () => {
    await openWithSource(quoted);
    expect(find('main').dataset).toMatchObject({ state: 'report', verdict: 'conditional' });
    expect(notes()).toHaveLength(1);
  });

  it('stays as the webmail returned it: a line that is not a field there is the sender’s', async () => {
    const source = `not a field\n\n${PROVEN}`;
    const context = { webmail: null, message: MESSAGE, origin: 'answer', folder: null } as const;
    const handed = { source: new TextEncoder().encode(source), context };
    await openWithSource(null, { takeHandedOverSource: () => Promise.resolve(handed) });
    expect(find('main').dataset).toMatchObject({ state: 'failure', reason: 'not-a-message' });
  });

  it('has no note if nothing was repaired', async () => {
    await openWithSource(PROVEN);
    expect(findAll('[data-part="brought-notes"]')).toEqual([]);
  });
});

describe('the hop table', () => {
  function column(name: string): (string | null)[] {
    const place = findAll('[data-part="hops"] thead th').findIndex((th) =>
      th.querySelector('.sort')?.textContent?.startsWith(name),
    );
    return findAll('[data-part="hops"] tbody tr').map((row) => row.children[place]?.textContent ?? null);
  }

  it('counts hops from the sender, as the route does', async () => {
    await openWithSource(PROVEN);
    expect(column('#')).toEqual(['1', '2', '3', '4']);
    expect(column('Received by')[0]).toBe('akmta.shop.example');
  });

  it('tells a screen reader whose row and which column it is in, without the explanations', async () => {
    await openWithSource(PROVEN);
    const rows = findAll('.hops tbody tr').map((row) => row.querySelector('th[scope="row"]')?.textContent);
    expect(rows).toContain('mx.google.com');
    expect(rows).toHaveLength(findAll('.hops tbody tr').length);
    const columns = findAll('.hops thead th').map((heading) => heading.getAttribute('abbr'));
    expect(columns).toContain('DNS name (PTR)');
    expect(columns.filter((name) => name?.includes('?'))).toEqual([]);
  });

  it('sorts by a column, and in reverse on the second click; rows without a value come last', async () => {
    await openWithSource(PROVEN);
    const sort = (): HTMLElement | undefined =>
      findAll('.sort').find((button) => button.textContent?.startsWith('Delay'));
    await whileSettling(() => sort()?.click());
    expect(column('Delay')).toEqual(['+1 sec', '+2 sec', '+3 sec (sender’s word)', '—']);
    await whileSettling(() => sort()?.click());
    expect(column('Delay')).toEqual(['+3 sec (sender’s word)', '+2 sec', '+1 sec', '—']);
    expect(sort()?.closest('th')?.getAttribute('aria-sort')).toBe('descending');
  });

  it('leaves out columns that are empty for all hops, and shows further ones on demand', async () => {
    await openWithSource(PROVEN);
    expect(column('Ident')).not.toContain('x');
    expect(findAll('.column-choice label').map((label) => label.textContent?.trim())).not.toContain('Ident');
    const bits = findAll('.column-choice label').find((label) => label.textContent?.includes('Key length'));
    await whileSettling(() => bits?.querySelector('input')?.click());
    expect(column('Key length')).toEqual(['—', '—', '256', '—']);
  });

  it('links each hop to its place in the raw source', async () => {
    await openWithSource(PROVEN);
    const links = findAll('[data-part="hops"] tbody a');
    for (const link of links) expect(find(link.getAttribute('href') ?? '').textContent).toMatch(/^Received: /u);
  });
});

describe('the header fields', () => {
  it('read an address from the left, whatever letters the name before it has', async () => {
    await openWithSource(PROVEN.replace(/^From: .*$/mu, 'From: =?UTF-8?B?15fXoNeV16o=?= <news@chayna-lavka.example>'));
    const directions = (name: string): (string | null)[] => {
      const row = findAll('[data-part="fields"] tbody tr').find(
        (each) => each.querySelector('th')?.textContent === name,
      );
      return [...(row?.querySelectorAll('td bdi') ?? [])].map((text) => text.getAttribute('dir'));
    };
    expect(directions('From')).toEqual(['ltr', 'ltr']);
    // A person wrote it, and it may be in Hebrew from its first letter to its last.
    expect(directions('Subject')[0]).toBeNull();
  });

  it('are all there, in order', async () => {
    await openWithSource(PROVEN);
    const names = findAll('[data-part="fields"] tbody th').map((th) => th.textContent);
    expect(names.slice(0, 3)).toEqual(['Delivered-To', 'Received', 'Received']);
    expect(names).toContain('X-AKMTA-FSMID');
  });

  it('can be searched by name and value, whatever the case', async () => {
    await openWithSource(PROVEN);
    const search = find('[data-part="field-search"]');
    await whileSettling(() => {
      if (search instanceof HTMLInputElement) search.value = 'GATO101';
      search.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(findAll('[data-part="fields"] tbody tr')).toHaveLength(1);
    expect(textOf('.field-search [role="status"]')).toBe('1 field');
  });
});
