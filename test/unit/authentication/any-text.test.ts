import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentWithFrom } from '../../../src/authentication/alignment.ts';
import { arcChain } from '../../../src/authentication/arc-chain.ts';
import { parseAuthenticationResults } from '../../../src/authentication/authentication-results.ts';
import { borderClientAddresses, borderConfirmedNames } from '../../../src/authentication/border-observations.ts';
import { MAX_CLAUSES, scanClauses } from '../../../src/authentication/clause-scanner.ts';
import { readMailboxes } from '../../../src/authentication/mailbox-address.ts';
import { providerVerdicts } from '../../../src/authentication/provider-verdicts.ts';
import { parseReceivedSpf } from '../../../src/authentication/received-spf.ts';
import { senderIdentifiers } from '../../../src/authentication/sender-identifiers.ts';
import { statementsAboveBorder } from '../../../src/authentication/client-statements.ts';
import { authenticationStatements } from '../../../src/authentication/statements.ts';
import type { HeaderField } from '../../../src/message/header-field.ts';

const NAMES = [
  'Authentication-Results',
  'ARC-Authentication-Results',
  'ARC-Seal',
  'ARC-Message-Signature',
  'Received-SPF',
  'DKIM-Signature',
  'X-Haraka-FCrDNS',
  'Received',
  'From',
  'Return-Path',
  'Message-ID',
  'X-AKMTA-FSMID',
  'Feedback-ID',
  'List-Unsubscribe',
  'List-Id',
  'X-Forwarded-For',
  'X-Forefront-Antispam-Report',
  'X-Spam-Status',
  'X-Spamd-Result',
  'X-DMARC-Info',
  'X-Mras',
  '',
  '__proto__',
] as const;

/** Text with the characters that matter to the grammars, so that random texts get deep into them. */
const pieces = fc.constantFrom(
  '(',
  ')',
  ';',
  '=',
  '"',
  '\\',
  '<',
  '>',
  '@',
  ',',
  ':',
  '.',
  '/',
  ' ',
  '\t',
  '\r',
  '\u00a0',
  '[',
  ']',
  '*',
  '\u0000',
  '\ud800',
  'mx.example',
  'spf',
  'iprev',
  'pass',
  'client-ip',
  '192.0.2.1',
  'smtp.remote-ip',
  'designates',
  ' as permitted sender',
  '__proto__',
  'i',
  '1',
  'd',
  'ы',
);
const body = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
);

const header = fc
  .array(fc.record({ name: fc.constantFrom(...NAMES), body }), { maxLength: 20 })
  .map((list): HeaderField[] =>
    list.map((field, index) => ({
      ...field,
      key: field.name.toLowerCase(),
      index,
      raw: `${field.name}: ${field.body}`,
    })),
  );

const border = fc.option(
  fc.record({
    receivedFieldIndex: fc.integer({ min: 0, max: 25 }),
    writerHost: fc.option(fc.oneof(fc.constant('mx.example'), fc.string({ maxLength: 20 }))),
    provider: fc.option(fc.constantFrom('Yahoo', 'x')),
  }),
);

describe('any header', () => {
  it('returns plain data and never throws', () => {
    fc.assert(
      fc.property(header, border, (fields, place) => {
        const statements = authenticationStatements(fields, place);
        const all = [
          statements,
          borderClientAddresses(statements),
          borderConfirmedNames(statements),
          arcChain(fields, statements),
          alignmentWithFrom(fields, statements),
          providerVerdicts(fields, place),
          senderIdentifiers(fields),
        ];
        expect(JSON.parse(JSON.stringify(all))).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });

  it('nothing after the border ever counts, nor anything if there is no border', () => {
    fc.assert(
      fc.property(header, border, (fields, place) => {
        const last = place?.receivedFieldIndex ?? 0;
        const counting = authenticationStatements(fields, place).filter(({ standing }) => standing === 'counts');
        expect(counting.filter(({ fieldIndex }) => fieldIndex >= last)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('nothing after the border changes what the verdict relies on', () => {
    fc.assert(
      fc.property(header, header, (above, below) => {
        const received: HeaderField = {
          name: 'Received',
          key: 'received',
          body: 'x',
          raw: 'Received: x',
          index: above.length,
        };
        const moved = below.map((field, order) => ({ ...field, index: above.length + 1 + order }));
        const place = { receivedFieldIndex: above.length, writerHost: 'mx.example', provider: null };
        const alone = statementsAboveBorder([...above, received], place);
        const crowded = statementsAboveBorder([...above, received, ...moved], place);
        expect(crowded).toEqual(alone);
        expect(borderClientAddresses(authenticationStatements([...above, received, ...moved], place))).toEqual(
          borderClientAddresses(alone),
        );
      }),
    );
  });
});

describe('text around a genuine value', () => {
  it('a quoted string hides whatever it holds', () => {
    fc.assert(
      fc.property(body, (text) => {
        const quoted = text.replace(/["\\]/g, '\\$&');
        const read = parseAuthenticationResults(`mx.example; spf=pass smtp.mailfrom="${quoted}"; dkim=none`);
        expect(read.results.map(({ method }) => method)).toEqual(['spf', 'dkim']);
        expect(read.results[0]?.properties[0]?.value).toBe(text);
      }),
    );
  });

  it('a balanced comment hides whatever it holds', () => {
    fc.assert(
      fc.property(body, (text) => {
        const inside = text.replace(/[()\\]/g, '\\$&');
        expect(
          parseAuthenticationResults(`mx.example; spf=pass (${inside}); dkim=none`).results.map(({ method }) => method),
        ).toEqual(['spf', 'dkim']);
      }),
    );
  });

  it('a Received-SPF field never yields an address that does not occur in it', () => {
    fc.assert(
      fc.property(body, (text) => {
        const { clientAddress } = parseReceivedSpf(text);
        // IPv6 addresses are returned compressed, so only IPv4 can be compared with the text.
        const written = clientAddress === null || clientAddress.includes(':') || text.includes(clientAddress);
        expect(written).toBe(true);
      }),
    );
  });
});

/**
 * Shapes that are slow for a backtracking parser: each is 1 MB, and work that grows with its square would never end.
 */
const MEGABYTE = 1_000_000;
const hostile: readonly (readonly [title: string, body: string])[] = [
  ['open comments', '('.repeat(MEGABYTE)],
  ['comments one by one', '()'.repeat(MEGABYTE / 2)],
  ['open quotes', 'a="'.repeat(MEGABYTE / 3)],
  ['quotes after spaces', '" '.repeat(MEGABYTE / 2)],
  ['escapes', '\\'.repeat(MEGABYTE)],
  ['semicolons', ';'.repeat(MEGABYTE)],
  ['one word', 'a'.repeat(MEGABYTE)],
  ['equal signs', '='.repeat(MEGABYTE)],
  ['dots with comments', '.()'.repeat(MEGABYTE / 3)],
  ['spaces', `a${' '.repeat(MEGABYTE)}=b`],
  ['angle brackets', '<'.repeat(MEGABYTE)],
  ['quoted angle brackets', '<"'.repeat(MEGABYTE / 2)],
  ['addresses', 'a@b.example,'.repeat(MEGABYTE / 12)],
  ['colons', 'A(1:'.repeat(MEGABYTE / 4)],
];

describe('fields of a megabyte', () => {
  it.each(hostile)('%s', (_title, text) => {
    const fields = NAMES.map((name, index): HeaderField => ({
      name,
      key: name.toLowerCase(),
      body: text,
      raw: '',
      index,
    }));
    const statements = authenticationStatements(fields, {
      receivedFieldIndex: 4,
      writerHost: 'mx.example',
      provider: null,
    });
    arcChain(fields, statements);
    alignmentWithFrom(fields, statements);
    providerVerdicts(fields, null);
    senderIdentifiers(fields);
    readMailboxes(text);
    expect(statements.length).toBeGreaterThan(0);
  });

  it('no clause exceeds the limits', () => {
    for (const [, text] of hostile) {
      const { clauses, incomplete } = scanClauses(text);
      expect(clauses.length).toBeLessThanOrEqual(MAX_CLAUSES);
      expect(incomplete).toBe(true);
    }
  });
});
