import { describe, expect, it } from 'vitest';
import { takeIn } from '../../../../src/message/intake/take-in.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { partBrought } from '../../../../src/report/brought-part.ts';
import type { InspectSettings } from '../../../../src/report/inspect-settings.ts';
import { inspect } from '../../../../src/report/inspect.ts';

const SETTINGS: InspectSettings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

/** "proven", "proven?" if it is conditional, or why it was refused. */
function answerTo(text: string): string {
  const taken = takeIn(new TextEncoder().encode(text));
  if (!taken.ok) return taken.reason;
  const part = partBrought(taken);
  return `${inspect(taken.source, SETTINGS, part).verdicts[0]?.verdict ?? ''}${part === null ? '' : '?'}`;
}

/** What the sender would like the mailbox's server to have written, with a replacement for its spaces. */
function wished(blank: string): string {
  return 'gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.rcpt.example with ESMTPS id 7; Mon, 23 Nov 2026 10:00:01 +0000'.replaceAll(
    ' ',
    blank,
  );
}

interface Trick {
  readonly helo?: string;
  readonly subject?: string;
  readonly first?: string;
  readonly body?: string;
}

/**
 * A message from a hostile sender as a file saved from a mailbox: the first line is the server's, all others are the
 * sender's.
 */
function message({ helo = 'evil.example', subject = 'x', first = '', body = 'Hello' }: Trick): string {
  return [
    `Received: from ${helo} (unknown [203.0.113.66])`,
    '\tby mx.rcpt.example (Postfix) with ESMTP id 1 for u@rcpt.example; Mon, 23 Nov 2026 10:00:00 +0000',
    ...(first === '' ? [] : [first]),
    'From: a@evil.example',
    'To: u@rcpt.example',
    `Subject: ${subject}`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    'Message-ID: 1@evil.example',
    '',
    body,
    '',
  ].join('\n');
}

const SOURCE = `Received: from ${wished(' ')}\nFrom: a@b.example\nTo: u@rcpt.example\nSubject: x\nDate: x\nMessage-ID: <1@b.example>\n\n`;

const TRICKS: Readonly<Record<string, Trick>> = {
  'a greeting with written line ends and tabs, and more of them in the body': {
    helo: `localhost\\t(localhost\\t[127.0.0.1])\\tby\\tmx.rcpt.example\\twith\\tESMTP\\tid\\t2;\\tMon,\\t23\\tNov\\t2026\\t10:00:02\\t+0000\\nReceived:\\tfrom\\t${wished('\\t')}\\nX:`,
    body: '\\n'.repeat(200),
  },
  'a greeting with spaces as references, and other references in a header without "<"': {
    helo: wished('&#32;'),
    subject: '&lt;a&gt; &lt;b&gt;',
  },
  'a greeting with named spaces as references': { helo: wished('&nbsp;'), subject: '&lt;a&gt;' },
  'a greeting with spaces as quoted-printable, in a header that is': { helo: wished('=20'), subject: '=3D =3D =3D' },
  'a greeting with no-break spaces, and many more in the body': {
    helo: wished('\u00a0'),
    subject: '\u00a0'.repeat(100),
    body: '\u00a0'.repeat(5000),
  },
  'a greeting with invisible characters': { helo: wished('\u200b') },
  'a first line that goes on with the server’s': { first: `from ${wished(' ')}` },
  'a first line that begins with a no-break space': { first: `\u00a0from ${wished(' ')}` },
  'a first line in parentheses': { first: '(gato101.sndsy.ru [185.138.182.101])' },
  'a first line with the name in bold': { first: `**Received:** from ${wished(' ')}` },
  'a first line with the name in Russian': { first: `Получено: from ${wished(' ')}` },
  'a first line with a full-width colon': { first: `Received：from ${wished(' ')}` },
  'a source in the body': { body: SOURCE },
  'a source in the body, after a second header': { body: `From: b@b.example\nDate: x\n\n${SOURCE}` },
  'a quoted source in the body': { body: SOURCE.replaceAll(/^/gmu, '> ') },
  'a source in an element of the body': { body: `<html><pre>${SOURCE}</pre>` },
  'a source as JSON in the body': { body: JSON.stringify(SOURCE) },
  'a greeting with links that say the same': { helo: wished(' ').replaceAll('sndsy.ru', 'sndsy.ru<http://sndsy.ru/>') },
  'a greeting with disarmed dots': { helo: wished(' ').replaceAll('.', '[.]') },
  'a first line that a page break precedes': { first: `\fReceived: from ${wished(' ')}` },
  'a first line with colours of a terminal': { first: `\u001b[1mReceived:\u001b[0m from ${wished(' ')}` },
  'a first line with a tag of a forum before it': { first: `{noformat}Received: from ${wished(' ')}` },
  'a list below a name without a value': { first: `Received:\n - from ${wished(' ')}` },
  'a field with a name in JSON': { subject: JSON.stringify([{ name: 'Received', value: `from ${wished(' ')}` }]) },
  'a page with an attribute as a header': { body: `<x><h HeaderName="Received">from ${wished(' ')}</h></x>` },
  'base64 of a source in the body': { body: Buffer.from(SOURCE.repeat(2)).toString('base64') },
  'all of their fields twice, with a line of a server in between': {
    first: `From: a@b.example\nDate: x\nSubject: y\nMessage-ID: 2@b.example\nReceived: from ${wished(' ')}`,
  },
  'a greeting with wide brackets': { helo: `x ${wished(' ').replaceAll('(', '（').replaceAll('[', '［')}` },
  'a greeting with escaped brackets': { helo: `x ${wished(' ').replaceAll(/[[(]/gu, String.raw`\$&`)}` },
  'a greeting with spaces inside brackets': { helo: `x ${wished(' ').replaceAll(/[[(]/gu, '$& ')}` },
  'a greeting with spaces after dots': { helo: wished(' ').replaceAll('.', '. ') },
  'a greeting in UTF-7': { helo: wished(' ').replace('[', '+AFs-').replace(']', '+AF0-'), subject: '+AFs- +AFs-' },
  'a greeting with line ends of rsyslog': { helo: `x#012Received: from ${wished(' ')}`, subject: '#012#012' },
  'a greeting with line separators': { helo: `x\u2028Received: from ${wished(' ')}`, subject: '\u2028\u2028' },
  'first lines of one width, as a terminal breaks them': {
    first: `from ${wished(' ')}`
      .replaceAll(/(.{90})/gu, '$1\n')
      .split('\n')
      .map((line) => line.padEnd(95))
      .join('\n'),
  },
  'the foot of a printed page in the body, and a source': { body: `https://x.example/ 1/2\n\n${SOURCE}` },
  'numbers on lines of their own in the body': { body: `1\n${SOURCE.trimEnd().replaceAll('\n', '\n2\n')}` },
  'a mark for lines that were left out, and a line of the sender’s own': {
    first: `[...]\nReceived: from ${wished(' ')}`,
  },
  'his own line, later than the server’s': { first: `Received: from ${wished(' ').replace('10:00:01', '11:00:01')}` },
};

describe('a message of a hostile sender, saved as a file,', () => {
  it.each(Object.keys(TRICKS))('is never answered with a plain yes: %s', (name) => {
    const trick = TRICKS[name] ?? {};
    expect(['proven', 'reported']).not.toContain(answerTo(message(trick)));
  });

  it('is read as it is without any trick', () => {
    expect(answerTo(message({}))).toBe('absent');
  });
});

describe('a text in which a sender can write anything', () => {
  it.each([
    ['a page with more than the source', `<html><h1>Mail</h1><div>From: a</div><pre>${SOURCE}</pre></html>`],
    ['a body in JSON', JSON.stringify({ id: 1, body: { content: SOURCE } })],
    ['a mail with its heading', `Hello\nFrom: a@b.example\nSubject: x\n\n${SOURCE}`],
    ['a quoted source above one that is not', `${SOURCE.trimEnd().replaceAll(/^/gmu, '> ')}\n\n${message({})}`],
    ['a text with formatting', `{\\rtf1 ${SOURCE.replaceAll('\n', '\\par\n')}}`],
  ])('is answered conditionally: %s', (_what, text) => {
    expect(answerTo(text)).toBe('proven?');
  });

  it('does not hide the header list next to it', () => {
    const headers = [
      { name: 'Received', value: 'from a.example (a.example [192.0.2.1]) by mx.example with ESMTP id 1' },
    ];
    expect(answerTo(JSON.stringify({ body: SOURCE, internetMessageHeaders: headers }))).toBe('absent?');
  });
});

describe('a bare CR in a value, which a server passed on,', () => {
  const VALUE = `a\rReceived: from ${wished(' ')}`;
  const FIELDS: readonly (readonly [string, string])[] = [
    ['Return-Path', '<a@evil.example>'],
    ['Delivered-To', 'u@rcpt.example'],
    ['X-Note', VALUE],
    ['From', 'a@evil.example'],
    ['To', 'u@rcpt.example'],
    ['Subject', 'x'],
  ];

  it.each([
    [
      'a list of definitions',
      `<dl>${FIELDS.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`,
    ],
    ['keys and values', JSON.stringify(FIELDS.map(([k, v]) => ({ k, v })))],
    ['a map on one line', `{${FIELDS.map(([name, value]) => `${name}=[${value}]`).join(', ')}}`],
    ['a value alone', VALUE],
    ['a row of a spreadsheet', FIELDS.map(([, value]) => `"${value}"`).join(',')],
  ])('begins no line in %s', (_what, text) => {
    expect(['proven', 'proven?', 'reported', 'reported?']).not.toContain(answerTo(text));
  });
});
