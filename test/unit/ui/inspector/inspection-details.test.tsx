// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Summary } from '../../../../src/message/summary.ts';
import { InspectorPage } from '../../../../src/ui/inspector/inspector-page.tsx';
import { PopupPage } from '../../../../src/ui/popup/popup-page.tsx';
import { find, findAll, showPage, speakLanguage, textOf, whileSettling } from '../render-page.ts';
import { PROVEN } from '../sample-messages.ts';
import { inspectorServices, popupServices, readSuccess } from '../sample-services.ts';

/** Gmail puts its results above its own Received line; the sender's own are below. */
const CHECKED = PROVEN.replace(
  'Received: from gato101',
  `Authentication-Results: mx.google.com;
       dkim=pass header.i=@shop.example header.s=mail;
       spf=softfail (google.com: domain of transitioning news@shop.example) smtp.mailfrom=news@shop.example;
       dmarc=pass (p=NONE) header.from=shop.example
Received: from gato101`,
).replace(
  'From: =?UTF-8',
  `Authentication-Results: mx.google.com; dmarc=fail header.from=evil.example
DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=mail; h=from:to; bh=x; b=y
X-Campaign-Id: autumn-7
From: =?UTF-8`,
);

beforeEach(() => speakLanguage('en', 'inspector'));

async function inspectMessage(source: string): Promise<void> {
  await showPage(<InspectorPage services={inspectorServices(source)} handoverKey="key" />);
}

function rowsOf(part: string): string[][] {
  return findAll(`[data-part="${part}"] tbody tr`).map((row) =>
    [...row.children].slice(0, 4).map((cell) => (cell.textContent ?? '').trim()),
  );
}

describe('what the answer assumes', () => {
  const hop = (number: number): string =>
    `Received: from mail${number}.klever.test (mail${number}.klever.test [10.0.0.${number}])
\tby mail${number + 1}.klever.test (Postfix) with ESMTP id A${number};
\tMon, 23 Nov 2026 12:00:${String(number).padStart(2, '0')} +0000`;
  const CHAIN = `${[9, 8, 7, 6, 5, 4, 3, 2, 1].map(hop).join('\n')}\nFrom: a@klever.test\n\n`;
  const further = (): HTMLElement[] => findAll('.further-premises');

  it('is six lines at most until the reader asks for the rest', async () => {
    await inspectMessage(CHAIN);
    const lines = findAll('[data-part="premises"] li');
    expect(lines.length).toBeGreaterThan(6);
    expect(findAll('[data-part="premises"] > ul > li')).toHaveLength(6);
    expect(further()[0]?.textContent).toContain(`(${lines.length})`);
    expect(further()[0]?.hasAttribute('open')).toBe(false);
    expect(new Set(lines.map((line) => line.textContent)).size).toBe(lines.length);
  });

  it('is all on paper, and as it was afterwards', async () => {
    await inspectMessage(CHAIN);
    window.dispatchEvent(new Event('beforeprint'));
    expect(further().map((part) => part.hasAttribute('open'))).toEqual([true]);
    window.dispatchEvent(new Event('afterprint'));
    expect(further().map((part) => part.hasAttribute('open'))).toEqual([false]);
  });
});

describe('sender checks', () => {
  it('are listed with who made them and whether that counts', async () => {
    await inspectMessage(CHECKED);
    const rows = rowsOf('authentication').map((row) => row.map((cell) => cell.replace(/(SPF|DKIM|DMARC).*/u, '$1')));
    expect(rows).toContainEqual(['DKIM', 'pass', 'mx.google.com', 'yes: the mailbox’s own server']);
    expect(rows).toContainEqual(['SPF', 'softfail', 'mx.google.com', 'yes: the mailbox’s own server']);
    expect(rows).toContainEqual(['DMARC', 'fail', 'mx.google.com', 'no: the sender’s word']);
    // The signature that the mailbox's server checked is shown with its result.
    expect(rows.filter(([check]) => check === 'DKIM')).toHaveLength(1);
  });

  it('are shown next to the domain that people see in From, each domain once per check, and nothing is concluded', async () => {
    await inspectMessage(CHECKED.replace('d=shop.example; s=mail', 'd=mailer.example; s=mail'));
    expect(textOf('[data-part="alignment"] p')).toContain('Domain in From: ');
    const items = findAll('[data-part="alignment"] li').map((item) => [
      item.getAttribute('data-alignment'),
      (item.textContent ?? '').replace(/[\u2066-\u2069]/gu, ''),
    ]);
    expect(items.map(([relation]) => relation)).toEqual(['strict', 'strict', 'none']);
    expect(items[1]?.[1]).toContain('shop.example (SPF softfail): same domain as From');
    expect(items[2]?.[1]).toContain('mailer.example (DKIM): different organisation');
    // The mailbox's own server checked SPF; the signature is only what the sender wrote.
    expect(items[1]?.[1]).not.toContain('does not count');
    expect(items[2]?.[1]).toContain('(does not count)');
  });

  it('say what a signature covers and for how long', async () => {
    await inspectMessage(CHECKED.replace('h=from:to;', 'h=From:To; l=0; t=1117574938; x=1118006938;'));
    const about = findAll('[data-part="authentication"] .cell').map((cell) => cell.textContent ?? '');
    expect(about.join('\n')).toContain('l=0 t=2005-05-31T21:28:58Z x=2005-06-05T21:28:58Z h=from:to');
  });

  it('explain Outlook’s numbers, which come without words', async () => {
    const outlooks = 'mx.google.com; compauth=fail reason=601; iprev=fail reason=601';
    await inspectMessage(CHECKED.replace(/mx\.google\.com;[^;]*/u, outlooks));
    const about = findAll('[data-part="authentication"] .cell').map((cell) => cell.textContent ?? '');
    expect(about.filter((text) => text.includes('601'))).toEqual([
      '(601) – the recipient’s own domain as sender, not confirmed',
      '(601)',
    ]);
  });

  it('say what is wrong with an ARC chain, and nothing about a valid one', async () => {
    const set = (instance: number, cv: string): string =>
      `ARC-Seal: i=${instance}; a=rsa-sha256; cv=${cv}; d=list.example; s=a; b=x\nARC-Message-Signature: i=${instance}; d=list.example; b=x\nARC-Authentication-Results: i=${instance}; list.example; spf=pass\n`;
    const withSets = (sets: string): string => CHECKED.replace('X-Campaign-Id', `${sets}X-Campaign-Id`);
    await inspectMessage(withSets(set(2, 'pass') + set(1, 'none')));
    expect(findAll('[data-part="arc-defects"]')).toEqual([]);
    await inspectMessage(withSets(set(3, 'pass') + set(1, 'none')));
    expect(findAll('[data-part="arc-defects"] li').map((item) => item.textContent)).toEqual([
      'The ARC chain has a gap: a set is missing, so nobody can vouch for anything before it.',
    ]);
  });

  it('in the popup are only those that count, with who says so', async () => {
    speakLanguage('en');
    await showPage(<PopupPage services={popupServices(readSuccess(CHECKED))} />);
    expect(textOf('[data-part="authentication-fact"] dt')).toBe('Sender checks by mx.google.com');
    const results = findAll('.check-result').map((result) => [
      result.querySelector('button')?.textContent,
      result.lastElementChild?.textContent,
    ]);
    expect(results).toEqual([
      ['SPF', 'softfail'],
      ['DKIM', 'pass'],
      ['DMARC', 'pass'],
    ]);
  });

  it('below the border are not shown as facts in the popup', async () => {
    speakLanguage('en');
    await showPage(<PopupPage services={popupServices(readSuccess(PROVEN))} />);
    expect(findAll('[data-part="authentication-fact"]')).toEqual([]);
  });
});

describe('identifiers', () => {
  it('of Altcraft and of the campaign are shown', async () => {
    await inspectMessage(CHECKED);
    const text = textOf('[data-part="identifiers"]');
    expect(text).toContain('f5d41402abc4b2a76b9719d911017c592');
    expect(text).toContain('autumn-7');
  });

  it('are copied in one click, and a refusal is reported', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    await inspectMessage(CHECKED);
    const button = (): HTMLElement => find('[aria-label="Copy X-AKMTA-FSMID"]');
    await whileSettling(() => button().click());
    expect(writeText).toHaveBeenCalledExactlyOnceWith('f5d41402abc4b2a76b9719d911017c592');
    expect(button().parentElement?.querySelector('[role="status"]')?.textContent).toBe('Copied');
    writeText.mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
    await whileSettling(() => button().click());
    expect(button().parentElement?.querySelector('[role="status"]')?.textContent).toContain('refused');
    vi.unstubAllGlobals();
  });

  it('say what an unsubscribe counts as, if the message has one', async () => {
    await inspectMessage(CHECKED);
    expect(textOf('.unsubscribe-note')).toContain('Sendsay counts an ordinary click');
    await inspectMessage(CHECKED.replace(/List-Unsubscribe.*\n/u, ''));
    expect(findAll('.unsubscribe-note')).toEqual([]);
  });
});

describe('links into the raw source', () => {
  it('lead from each piece of evidence to the marked field', async () => {
    await inspectMessage(CHECKED);
    const links = findAll('[data-part="evidence"] a');
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(find(link.getAttribute('href') ?? '').querySelector('mark')).not.toBeNull();
  });

  it('are not in the popup, which shows no source', async () => {
    speakLanguage('en');
    await showPage(<PopupPage services={popupServices(readSuccess(CHECKED))} />);
    expect(findAll('a[href^="#"]')).toEqual([]);
  });
});

describe('the summary', () => {
  const linesOf = async (source: string): Promise<(string | null)[]> => {
    await inspectMessage(source);
    return findAll('[data-part="summary"] dt').map(({ textContent }) => textContent);
  };

  it('has a line for each field that the source has, and none for what was not brought', async () => {
    expect(await linesOf(PROVEN)).toEqual(['Subject', 'From', 'To', 'Message-ID', 'Date']);
    const received =
      'Received: from a.example (a.example [192.0.2.1]) by mx.b.example; Mon, 23 Nov 2026 10:00:00 +0300';
    expect(await linesOf(`${received}\nTo: anna@b.example\n\n`)).not.toContain('Date');
    expect(await linesOf(`${received}\nTo: anna@b.example\n\n`)).toContain('To');
  });

  const valuesOf = (): (string | null)[] => findAll('[data-part="summary"] dd').map(({ textContent }) => textContent);

  const titles = (): string[] => findAll('[data-part="summary"] dd [title]').map(({ title }) => title);

  it('marks what is still being decoded differently from what cannot be read', async () => {
    const services = inspectorServices('From: a@b.example\nTo: undisclosed\nDate: never\n\n');
    const summarise = (): Promise<Summary> => new Promise(() => {});
    await showPage(<InspectorPage services={{ ...services, summarise }} handoverKey="key" />);
    expect(valuesOf()).toEqual(['…', '…', '…']);
    expect(titles()).toEqual(Array(3).fill('Still being decoded'));
    const none: Summary = { subject: null, from: 'a@b.example', to: null, date: null, messageId: null };
    await showPage(
      <InspectorPage services={{ ...services, summarise: () => Promise.resolve(none) }} handoverKey="key" />,
    );
    expect(valuesOf()).toEqual(['a@b.example', '—', '—']);
    expect(titles()).toEqual(Array(2).fill('Empty or unreadable'));
  });

  it('shows the fields as they were sent if decoding fails, and the reason', async () => {
    const services = inspectorServices('From: a@b.example\nSubject: =?utf-8?Q?Sale?=\nDate: Mon, 23 Nov\nTo: \n\n');
    const summarise = (): Promise<Summary> => Promise.reject(new TypeError('Failed to fetch <b>a module</b>'));
    await showPage(<InspectorPage services={{ ...services, summarise }} handoverKey="key" />);
    expect(valuesOf()).toEqual(['=?utf-8?Q?Sale?=', 'a@b.example', '—', 'Mon, 23 Nov']);
    expect(textOf('[data-part="summary-failed"]')).toBe(
      'Decoding failed (Failed to fetch <b>a module</b>). The fields are shown as they were sent.',
    );
  });
});
