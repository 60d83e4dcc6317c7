import { describe, expect, test } from 'vitest';
import { summarise } from '../../../../src/message/summarise.ts';
import { share } from '../../../../src/report/share.ts';
import { settings } from './shared-reports.ts';
import { wordsFromDisk } from './words-from-disk.ts';

/** What the mailbox's owner can do, as the popup and the inspector say it: a shared report is read by whoever can do it. */

const RELAYED =
  'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 2';

const text = (language: 'en' | 'ru', ...lines: readonly string[]): Promise<string> => shared('text', language, lines);

function shared(form: 'text' | 'markdown', language: 'en' | 'ru', lines: readonly string[]): Promise<string> {
  const header = lines.map((line) => `Received: ${line}; Mon, 23 Nov 2026 10:30:00 +0300\n`).join('');
  const source = new TextEncoder().encode(`${header}From: a@example.org\nSubject: Hello\n\n`);
  const request = { source, settings, folder: null, form, masking: 'none', fullHeader: false } as const;
  return share(request, wordsFromDisk(language), summarise);
}

describe('a shared report', () => {
  const BEHIND_NAT = 'from evil.example (unknown [172.18.0.1]) by mx.klever.test (Postfix) with ESMTP id 1';

  test('says how a server behind address translation can see its clients', async () => {
    const english = await text('en', BEHIND_NAT, RELAYED);
    expect(english).toContain('What to do:');
    expect(english).toContain('turn on the PROXY protocol');
    expect(english).not.toContain('gateway of your own');
    expect(await text('ru', BEHIND_NAT, RELAYED)).toContain('PROXY');
  });

  // A list would go on with the facts that follow it: CommonMark joins lists across an empty line.
  test('says it in a paragraph, which no list of facts continues in Markdown', async () => {
    const markdown = await shared('markdown', 'en', [BEHIND_NAT, RELAYED]);
    const [, after = ''] = markdown.split(/^What to do: \S.*$/mu);
    expect(after.trimStart()).toMatch(/^- Delivered in/u);
  });

  test('says what to do if the private address is a gateway, and not NAT', async () => {
    const edge =
      'from edge.klever.ru (172.16.5.10) by EX1.klever.local (10.0.0.11) with Microsoft SMTP Server id 15.1.2507.39';
    expect(await text('en', edge, RELAYED)).toContain('If that address belongs to a mail gateway of your own');
    expect(await text('ru', edge, RELAYED)).toContain('адрес вашего почтового шлюза');
  });

  test('names the address that anyone could have had', async () => {
    expect(await text('en', BEHIND_NAT, RELAYED)).toContain('saw only 172.18.0.1, an address that a router');
    expect(await text('ru', BEHIND_NAT, RELAYED)).toContain('видел только 172.18.0.1');
  });

  test('asks a server that hides its clients to record them', async () => {
    const hidden = 'by mx.klever.test (Postfix) with ESMTPS id 1';
    const english = await text('en', hidden, RELAYED);
    expect(english).toContain('did not record who connected, so anyone');
    expect(english).toContain('into its Received line');
    expect(english).not.toContain('PROXY');
  });

  test('says who can confirm a private address that only a greeting vouches for', async () => {
    const edge = 'from mx.klever.test (unknown [10.23.0.1]) by store.klever.test (Postfix) with ESMTP id 1';
    expect(await text('en', edge, RELAYED)).toContain('Ask whoever runs this mail server');
  });

  test('has no advice for the mailbox if its server saw who connected', async () => {
    expect(await text('en', RELAYED)).not.toContain('What to do');
  });
});
