import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { PAGE_STYLE, STYLE_HASH } from '../../../../src/report/writers/html-style.ts';
import { writeHtml } from '../../../../src/report/writers/html.ts';
import { writeMarkdown } from '../../../../src/report/writers/markdown.ts';
import { writeShort } from '../../../../src/report/writers/short.ts';
import { writeText } from '../../../../src/report/writers/text.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { allFormats, openReport, settings } from './shared-reports.ts';
import { wordsFromDisk } from './words-from-disk.ts';

const english = wordsFromDisk('en');

const THROUGH_RELAY = `Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])
	by mx1.company.example (Postfix) with ESMTPS id 3F2A1C0042
	for <anna@company.example>; Mon, 23 Nov 2026 12:05:10 +0300 (MSK)
Received: from node1.shop.example (node1.shop.example [203.0.113.20])
	by smtp.gate.sendsay.ru (Postfix) with ESMTPSA id 4RkXw21Bz9
	for <anna@company.example>; Mon, 23 Nov 2026 09:05:11 +0000
Authentication-Results: mx1.company.example; spf=pass smtp.mailfrom=b.shop.example
From: Shop <news@shop.example>
To: anna@company.example
Subject: Test
Date: Mon, 23 Nov 2026 12:05:00 +0300
Message-ID: <1@shop.example>

`;

async function asText(source: string): Promise<string> {
  return writeText({ ...(await openReport(source)), fullHeader: false }, english);
}

describe('the text report', () => {
  test('begins with the answer and who says so', async () => {
    const [title, , , answer, , basis] = (await asText(THROUGH_RELAY)).split('\n');
    expect(title).toBe('Relay Inspector: report on a message');
    expect(answer).toBe('Yes. It came through Sendsay.');
    expect(basis).toBe('Recorded by the receiving server mx1.company.example, which saw the connection itself.');
  });

  test('shows the route oldest first, with the border before the hop that crossed it', async () => {
    const text = await asText(THROUGH_RELAY);
    const places = ['Received by: smtp.gate.sendsay.ru', '~~~~ Border', 'Received by: mx1.company.example'].map(
      (part) => text.indexOf(part),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('gives each time in UTC and as it was written', async () => {
    const text = await asText(THROUGH_RELAY);
    expect(text).toContain('Time (UTC): 2026-11-23 09:05:11 UTC\n   Time as written: Mon, 23 Nov 2026 09:05:11 +0000');
    expect(text).toContain('Time (UTC): 2026-11-23 09:05:10 UTC\n   Time as written: Mon, 23 Nov 2026 12:05:10 +0300');
  });

  test('keeps the sign of a delay', async () => {
    expect(await asText(THROUGH_RELAY)).toContain('Delay: −1 sec');
    expect(await asText(THROUGH_RELAY.replace('12:05:10', '12:06:10'))).toContain('Delay: +59 sec');
  });

  test('has exactly the raw lines in which the evidence was found', async () => {
    const text = await asText(THROUGH_RELAY);
    expect(text).toContain(
      'Line of mx1.company.example:\n    Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])\n    \tby mx1',
    );
    expect(text).not.toContain('    Subject:');
  });

  test('says for each check who made it and whether it counts', async () => {
    const forged = 'Authentication-Results: mx1.company.example; spf=fail smtp.mailfrom=b.shop.example\n';
    const text = await asText(forged + THROUGH_RELAY);
    expect(text).toMatch(/Check SPF\n {3}Result: fail\n.*\n {3}Recorded by: mx1\.company\.example\n {3}Counts: yes/);
    expect(text).toMatch(/Check SPF\n {3}Result: pass\n.*\n {3}Recorded by: mx1\.company\.example\n {3}Counts: no/);
  });

  test('has the whole header at its end on request', async () => {
    const shared = await openReport(THROUGH_RELAY);
    const whole = writeText({ ...shared, fullHeader: true }, english);
    expect(whole).toContain('Raw source\n----------\n\n    Received: from gato101');
    expect(whole.trimEnd().endsWith('    Message-ID: <1@shop.example>')).toBe(true);
  });

  test('says that it is redacted, and if that changed the judgement', async () => {
    const shared = await openReport(THROUGH_RELAY);
    expect(writeText({ ...shared, redaction: 'masked' }, english)).toContain(
      'the same value always gets the same placeholder',
    );
    expect(writeText({ ...shared, redaction: 'differs' }, english)).toContain(
      'the original message is judged differently',
    );
    expect(writeText(shared, english)).not.toMatch(/placeholder|judged differently/);
  });

  test.each(['en', 'ru'] as const)('leaves no placeholder of a sentence unfilled (%s)', async (language) => {
    const words = wordsFromDisk(language);
    const shared = await openReport(THROUGH_RELAY);
    for (const write of [writeText, writeMarkdown, writeShort])
      expect(write(shared, words, 'line')).not.toMatch(/\{[a-z]+\}/);
  });

  test('does not split an emoji that consists of two code units', async () => {
    const shared = await openReport(THROUGH_RELAY);
    const summary = { ...shared.summary, subject: 'for 👩\u200d💻' };
    for (const write of [writeText, writeMarkdown, writeHtml]) {
      expect(write({ ...shared, summary }, english)).toContain('for 👩\u200d💻');
    }
  });

  test('answers for every relay, beginning with the proven one', async () => {
    const other = { ...sendsay, id: 'other', title: 'Other relay', hostSuffixes: ['other.example'], networks: [] };
    const profiles = [other, sendsay];
    const shared = {
      ...(await openReport(THROUGH_RELAY)),
      profiles,
      report: inspect(THROUGH_RELAY, { ...settings, profiles }),
    };
    const text = writeText(shared, english);
    expect(text.indexOf('Sendsay: Yes.')).toBeGreaterThan(0);
    expect(text.indexOf('Other relay: ')).toBeGreaterThan(text.indexOf('Sendsay: Yes.'));
  });

  test('says so if there is no relay to look for, no header, or too large a header', async () => {
    const shared = await openReport(THROUGH_RELAY);
    const without = { ...shared, profiles: [], report: inspect(THROUGH_RELAY, { ...settings, profiles: [] }) };
    expect(writeText(without, english)).toContain('There is no relay to check for. Add one in the settings.');
    expect(await asText('')).toContain('Can’t tell.');
    expect(writeText({ ...shared, report: { ...shared.report, complete: false } }, english)).toContain(
      'only their beginning was read',
    );
  });
});

const HOSTILE = `Received: from x\`\`\`\`|\`|y (<img/src=x> [203.0.113.9])
	by mx1.company.example (Postfix) with ESMTP id @everyone
	for <a@b.example>; Mon, 23 Nov 2026 12:05:10 +0300
Received: from evil\u202egpj.exe\rReceived: by www.evil.example with "x" id #1; Mon, 23 Nov 2026 12:05:09 +0300
Authentication-Results: mx1.company.example; spf=pass (</td></tr></table><script>alert(1)</script> | x) smtp.mailfrom=@octocat
X-Campaign-Id: \`\`\`
 ~~~
 # heading https://evil.example/ @octocat #1 | <b>
From: "</pre><script>alert(1)</script>" <a@b.example>
To: [click](https://evil.example) ![x](https://evil.example/x.png)
Subject: \`\` | </title><meta http-equiv=refresh content=0;url=https://evil.example> &amp; www.evil.example FOO-123
Message-ID: <1@b.example>

`;

describe('a hostile message', () => {
  test('cannot end a fence of the Markdown report', async () => {
    const markdown = writeMarkdown(await openReport(HOSTILE), english);
    expect(markdown).toContain('\n````\nX-Campaign-Id: ```\n ~~~\n # heading');
    expect(markdown).toContain('\n`````\nReceived: from x````|`|y');
  });

  test('cannot add a cell to a table', async () => {
    const markdown = writeMarkdown(await openReport(HOSTILE), english);
    const tables = markdown.split('\n').filter((line) => line.startsWith('|'));
    const widths = tables.map((line) => line.split('|').length - 2);
    expect(new Set(widths)).toEqual(new Set([10, 5]));
  });

  test('has no tag in the HTML report', async () => {
    const html = writeHtml(await openReport(HOSTILE), english);
    expect(html).not.toMatch(/<(?:script|img|b|a|iframe|link|form)\b/);
    expect(html.match(/<meta /g)).toHaveLength(5);
    expect(html.match(/<\/pre>/g)?.length).toBe(html.match(/<pre>/g)?.length);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('cannot reverse the text direction or hide a line end in any format for people', async () => {
    const { text, markdown, html } = allFormats(await openReport(HOSTILE));
    for (const written of [text, markdown, html]) {
      expect(written).not.toMatch(/[\u202a-\u202e\u2066-\u2069\r]/);
      expect(written).toMatch(/<U\+202E>|&lt;U\+202E&gt;/);
      expect(written).toMatch(/<U\+000D>|&lt;U\+000D&gt;/);
    }
  });

  test('cannot write a line of its own into the text report', async () => {
    const text = writeText(await openReport(HOSTILE), english);
    expect(text).not.toMatch(/^(?:Received:|# heading|~~~$)/m);
  });
});

describe('the HTML file', () => {
  test('allows its own style by hash, and nothing else', async () => {
    const html = writeHtml(await openReport(THROUGH_RELAY), english);
    const hash = createHash('sha256').update(PAGE_STYLE).digest('base64');
    expect(STYLE_HASH).toBe(`sha256-${hash}`);
    expect(html).toContain(`<style>${PAGE_STYLE}</style>`);
    expect(html).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
    expect(html).not.toMatch(/https?:|url\(|@import|style=|\son\w+=/);
  });

  // "חנות <news@shop.example>" would otherwise be read from the right, with the address turned round.
  test('reads names and addresses from the left, and a subject in the direction of its own letters', async () => {
    const html = writeHtml(await openReport(THROUGH_RELAY), english);
    expect(html).toMatch(/<dt>From<\/dt><dd><bdi class="quoted">/u);
    expect(html).toMatch(/<dt>Subject<\/dt><dd><bdi class="prose">/u);
    expect(PAGE_STYLE).toContain('.quoted { direction: ltr; }');
    expect(PAGE_STYLE).not.toContain('.prose');
  });

  test('names its language', async () => {
    expect(writeHtml(await openReport(THROUGH_RELAY), wordsFromDisk('ru'))).toContain('<html lang="ru">');
  });

  test('treats a title that a user typed as text', async () => {
    const profiles = [{ ...sendsay, title: '<b>Send</b>|`say`' }];
    const shared = { ...(await openReport(THROUGH_RELAY)), profiles };
    expect(writeHtml(shared, english)).toContain('&lt;b&gt;Send&lt;/b&gt;|`say`');
    expect(writeMarkdown(shared, english)).toContain('It came through `` <b>Send</b>|`say` ``.');
  });
});
