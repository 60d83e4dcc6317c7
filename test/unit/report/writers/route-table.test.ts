import { describe, expect, test } from 'vitest';
import { share, shareForClipboard } from '../../../../src/report/share.ts';
import { settings } from './shared-reports.ts';
import { wordsFromDisk } from './words-from-disk.ts';

const words = wordsFromDisk('en');

/** Two hops; the writer of the older one is the sender's own invention. */
function source(writer: string): string {
  return [
    'Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])',
    ' by mx.vasilek.test (Postfix) with ESMTPS id 4bFq2P; Mon, 23 Nov 2026 12:04:12 +0300',
    `Received: from node1 by ${writer} with ESMTP id 1; Mon, 23 Nov 2026 12:04:10 +0300`,
    'Subject: Autumn',
    '',
    '',
  ].join('\r\n');
}

function write(text: string, more: { readonly webmail?: string } = {}): Promise<string> {
  const summary = { subject: 'Autumn', from: null, to: null, date: null, messageId: null };
  const request = { settings, form: 'route-table', masking: 'none', fullHeader: false, version: '0.2.0' } as const;
  return share({ source: new TextEncoder().encode(text), ...request, ...more }, words, () => Promise.resolve(summary));
}

/** The lines between the fences. */
function tableOf(text: string): string[] {
  const lines = text.split('\n');
  const [first = -1, last = -1, further] = lines.flatMap((line, place) => (line.startsWith('```') ? [place] : []));
  expect(further).toBeUndefined();
  return lines.slice(first + 1, last);
}

describe('the answer with its route as a table, for chats and Jira', () => {
  test('has the answer first, then the hops, oldest first, in aligned columns, and what wrote it', async () => {
    const text = await write(source('smtp.gate.sendsay.ru'), { webmail: 'Roundcube' });
    expect(text.split('\n')[0]).toBe('Yes. It came through Sendsay.');
    const [head = '', older = '', newer = ''] = tableOf(text);
    expect(older).toMatch(/^1 {2,}smtp\.gate\.sendsay\.ru {2,}node1 {2,}2026-11-23 09:04:10 UTC/u);
    expect(newer).toMatch(
      /^2 {2,}mx\.vasilek\.test \(Border\) {2,}gato101\.sndsy\.ru \[185\.138\.182\.101\] {2,}2026/u,
    );
    expect([head, older].map((line) => line.search(/From|node1/u))).toEqual([
      newer.indexOf('gato101'),
      newer.indexOf('gato101'),
    ]);
    expect(text).toMatch(/Read in Roundcube\. Relay Inspector 0\.2\.0\n$/u);
  });

  test('is on the clipboard as a table in HTML, too, in which the words of a message are only text', async () => {
    const summary = { subject: '<img src=x onerror=alert(1)>', from: null, to: null, date: null, messageId: null };
    const request = { settings, form: 'route-table', masking: 'none', fullHeader: false } as const;
    const { html } = await shareForClipboard(
      { source: new TextEncoder().encode(source('smtp.gate.sendsay.ru')), ...request },
      words,
      () => Promise.resolve(summary),
    );
    expect(html).toContain('&lt;img src=x');
    expect(html).not.toContain('<img');
    expect(html).toContain('<tr><td>1</td><td>smtp.gate.sendsay.ru</td><td>node1</td>');
    expect(html).toMatch(/<td>2 sec/u);
  });

  test('cannot be closed by a sender’s name that contains the fence', async () => {
    const text = await write(source('a```b.example'));
    expect(tableOf(text)).toHaveLength(3);
  });
});
