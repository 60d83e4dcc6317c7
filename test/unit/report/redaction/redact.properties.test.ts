import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import type { InspectSettings } from '../../../../src/report/inspect-settings.ts';
import { redact } from '../../../../src/report/redaction/redact.ts';

const SETTINGS: InspectSettings = {
  profiles: [sendsay],
  myServers: { hostSuffixes: ['mine.example'], networks: ['10.7.0.0/16'] },
};

/** A word that cannot belong to a vocabulary, a server's host name or a number. */
const SECRET = 'Zwqxkv';

/**
 * Pieces of trace fields, some with a secret in them, put together in any order. Hosts and addresses are separate
 * words: a label that is joined to a relay's name is a host of the relay, and stays.
 */
const piece = fc.constantFrom(
  ...[
    'from ',
    'by ',
    ' with ',
    ' id ',
    ' for ',
    ' via ',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '; ',
    ', ',
    '"',
    '@',
    '=',
    ':',
    '\\',
  ],
  ...['ESMTPSA', 'ESMTPS', 'LMTP', 'HTTP', '(Postfix)', '(Exim 4.96)', 'HELO ', 'helo=', 'envelope-from ', 'unknown'],
  ...[' gato101.sndsy.ru ', ' gato101-sndsy.ru ', ' gatо101.sndsy.ru ', '[185.138.182.101]', '[203.0.113.9]'],
  ...[' mx1.company.example ', ' in.mine.example ', ' mx.google.com ', ' smtp.gate.sendsay.ru ', '[IPv6:2001:db8::5]'],
  ...['localhost', ' 127.0.0.1 ', '[10.7.0.4]', ' 192.168.1.5 ', '[192.168.1.5]', 'client-ip=192.168.1.5'],
  ...['Mon, 23 Nov 2026 12:04:04 +0300', '(MSK)', '\u00a0', '\r', '\0', '\t', '\n ', ' ', ' '],
  ...[
    SECRET,
    `${SECRET}@company.example`,
    `"${SECRET} x"@company.example`,
    `<${SECRET}+list=company.example@b.example>`,
  ],
  ...[`bounce-${SECRET}`, `=?utf-8?q?${SECRET}?=`, `(${SECRET})`, `${SECRET}%40mail.example `, `ident=${SECRET}`],
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
const name = fc.constantFrom(
  ...['Received', 'X-Received', 'Received-SPF', 'Authentication-Results', 'DKIM-Signature', 'ARC-Seal', 'From', 'To'],
  ...['Return-Path', 'Message-ID', 'References', 'List-Unsubscribe', 'List-Id', 'Feedback-ID', 'Subject', 'Date'],
  ...['Content-Type', 'X-Spam-Status', 'X-Spamd-Result', 'X-Other', 'X-AKMTA-FSMID', 'X-Mailer'],
);
const message = fc
  .array(
    fc.oneof(
      fc.tuple(name, text).map(([fieldName, body]) => `${fieldName}: ${body}`),
      text,
    ),
    { maxLength: 8 },
  )
  .map((lines) => `${lines.join('\n')}\n\n`);

describe('redaction of anything', () => {
  test('any bytes: never throws, keeps the number of fields', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { source } = redact(bytes, SETTINGS);
        expect(inspect(source, SETTINGS).fields).toHaveLength(inspect(bytes, SETTINGS).fields.length);
      }),
    );
  });

  test('any text: never throws, keeps the number of fields', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (source) => {
        const redacted = redact(source, SETTINGS).source;
        expect(inspect(redacted, SETTINGS).fields).toHaveLength(inspect(source, SETTINGS).fields.length);
      }),
    );
  });

  test('an unknown word never survives, in whatever field and syntax it occurs', () => {
    fc.assert(
      fc.property(message, (source) => {
        expect(redact(source, SETTINGS).source.toLowerCase()).not.toContain(SECRET.toLowerCase());
      }),
      { numRuns: 1_000 },
    );
  });

  test('a private address never survives, and loopback and the user’s own network always do', () => {
    fc.assert(
      fc.property(message, (source) => {
        expect(redact(source, SETTINGS).source).not.toMatch(/192\.168\.1\.5(?!\d)/);
      }),
      { numRuns: 1_000 },
    );
    const kept = 'Received: from in.mine.example ([10.7.0.4]) by localhost ([127.0.0.1]) with LMTP id 1';
    expect(redact(`${kept}\n\n`, SETTINGS).source).toContain(
      'from in.mine.example ([10.7.0.4]) by localhost ([127.0.0.1])',
    );
  });

  test('the result reports truthfully whether the judgement is the same', () => {
    fc.assert(
      fc.property(message, (source) => {
        const redaction = redact(source, SETTINGS);
        const before = inspect(source, SETTINGS);
        const after = inspect(redaction.source, SETTINGS);
        if (redaction.sameJudgement) {
          expect(after.verdicts.map(({ verdict, hop }) => [verdict, hop])).toEqual(
            before.verdicts.map(({ verdict, hop }) => [verdict, hop]),
          );
          expect(after.route.border).toEqual(before.route.border);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(['a=', '"', '(', '@', 'a@', '.-', 'a.', 'a:', '"\\', '<', 'x@y.example ', '::', '=?utf-8?b?', '\u00a0'])(
    'a field of 200,000 characters made of %j is finished in almost no time',
    (unit) => {
      const long = unit.repeat(200_000 / unit.length);
      for (const fieldName of ['Received', 'From', 'Authentication-Results', 'DKIM-Signature', 'List-Unsubscribe']) {
        expect(() => redact(`${fieldName}: ${long}\n\n`, SETTINGS)).not.toThrow();
      }
    },
  );
});
