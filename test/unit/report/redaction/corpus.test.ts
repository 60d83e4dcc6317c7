import { describe, expect, test } from 'vitest';
import { inspect } from '../../../../src/report/inspect.ts';
import { type Redaction, redact } from '../../../../src/report/redaction/redact.ts';
import type { Report } from '../../../../src/report/report.ts';
import { allFormats, maskedReport, settings } from '../writers/shared-reports.ts';
import { MESSAGES, MESSAGE_FILES, RECEIVED_FIELDS } from './corpus.ts';
import { localPartsIn, privateAddressesIn, RELAYS, secretsOf } from './secrets-of.ts';

/** Border, verdicts and kinds of evidence: what a ticket is about. */
function judgementOf({ route, verdicts }: Report): unknown {
  return {
    border: route.border,
    verdicts: verdicts.map(({ verdict, hop, reason, evidence }) => ({
      verdict,
      hop,
      reason,
      evidence: evidence.map(({ kind, hop: place, field, supports, strength }) => ({
        kind,
        place,
        field,
        supports,
        strength,
      })),
    })),
  };
}

/** What an engineer wants to know about each hop, apart from who it was. */
function tradeOf({ route }: Report): unknown {
  return route.hops.map(({ hop, vouched, consistent, delaySeconds, provider }) => ({
    kind: hop.kind,
    software: hop.writer.software,
    protocol: hop.protocol,
    tls: hop.tls.state === 'recorded' ? { ...hop.tls, clientCertificate: null } : hop.tls,
    time: hop.time,
    authenticated: hop.authentication.authenticated,
    anomalies: hop.anomalies,
    vouched,
    consistent,
    delaySeconds,
    provider,
  }));
}

function isInside(haystack: string, needle: string): boolean {
  return haystack.toLowerCase().includes(needle.toLowerCase());
}

/** As a word of its own, not inside another. */
function isWordIn(text: string, word: string): boolean {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${escaped}(?![\p{L}\p{N}_])`, 'iu').test(text);
}

/** Every way in which a short secret could be written down. */
function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [secret, encodeURIComponent(secret), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('hex')];
}

/**
 * Local parts in the corpora that are also words of the reports themselves ("user1", "Envelope recipient"), of their
 * placeholders ("domain1.example"), of Received fields or, in `overflow-x`, of style sheets.
 */
const WORDS_OF_REPORTS: ReadonlySet<string> = new Set(['user', 'recipient', 'example', 'from', 'to', 'unknown', 'x']);

const redactions = new Map<Uint8Array | string, Redaction>();

/** Several tests look at the redaction of the same source, which is made once. */
function redactionOf(source: Uint8Array | string): Redaction {
  const known = redactions.get(source) ?? redact(source, settings);
  redactions.set(source, known);
  return known;
}

describe('redaction of messages delivered by real servers', () => {
  test('all of them are present', () => {
    expect(MESSAGES).toHaveLength(MESSAGE_FILES);
    expect(MESSAGES.length).toBeGreaterThanOrEqual(70);
  });

  test.each(MESSAGES.map((message) => [message.file, message] as const))(
    '%s: no address, name, submitting host or identifier survives in any format',
    async (_file, message) => {
      const secrets = await secretsOf(message);
      expect(secrets.localParts.length).toBeGreaterThan(0);
      for (const [format, written] of Object.entries(
        allFormats(await maskedReport(message.source, redactionOf(message.source))),
      )) {
        for (const local of secrets.localParts) {
          expect(isInside(written, `${local}@`), `${format}: ${local}@`).toBe(false);
          expect(isWordIn(written, local) && !WORDS_OF_REPORTS.has(local), `${format}: ${local}`).toBe(false);
        }
        const whole = [
          ...secrets.names,
          secrets.subject,
          ...secrets.submitters,
          ...secrets.privateAddresses,
          ...secrets.identifiers,
        ];
        for (const secret of whole.flatMap(spellings)) {
          expect(isInside(written, secret), `${format}: ${secret}`).toBe(false);
        }
        for (const word of secrets.names
          .flatMap((name) => name.split(/[^\p{L}]+/u))
          .filter(({ length }) => length > 2)) {
          expect(isWordIn(written, word), `${format}: ${word}`).toBe(false);
        }
      }
    },
  );

  test.each(MESSAGES.map((message) => [message.file, message] as const))(
    '%s: is judged as before, on the same kinds of evidence',
    (_file, { source }) => {
      const redaction = redactionOf(source);
      const before = inspect(source, settings);
      const after = inspect(redaction.source, settings);
      expect(redaction.sameJudgement).toBe(true);
      expect(judgementOf(after)).toEqual(judgementOf(before));
      expect(tradeOf(after)).toEqual(tradeOf(before));
    },
  );

  test('the border host, the relay and its addresses are kept', () => {
    for (const { source, relayHost, relayAddress } of MESSAGES) {
      const { route } = inspect(source, settings);
      const redacted = redactionOf(source).source;
      const border = route.hops[route.border?.hop ?? -1]?.hop.writer.host ?? '';
      expect(redacted).toContain(border);
      for (const relay of [relayHost, relayAddress]) if (relay !== null) expect(redacted).toContain(relay);
    }
    expect(RELAYS.length).toBeGreaterThan(4);
  });

  test('the same address gets the same placeholder wherever it occurs, another address another one', () => {
    for (const { source } of MESSAGES) {
      const { replacements } = redactionOf(source);
      const placeholders = replacements.map(({ placeholder }) => placeholder);
      expect(new Set(placeholders).size).toBe(placeholders.length);
    }
  });

  test('redacting twice is as safe and as readable as redacting once', () => {
    for (const { source } of MESSAGES.slice(0, 12)) {
      const once = redactionOf(source).source;
      const twice = redact(once, settings);
      expect(judgementOf(inspect(twice.source, settings))).toEqual(judgementOf(inspect(once, settings)));
    }
  });
});

describe('redaction of Received fields of public suites', () => {
  test('all are judged as before, on the same kinds of evidence', () => {
    expect(RECEIVED_FIELDS.length).toBeGreaterThan(500);
    for (const { name, source } of RECEIVED_FIELDS) {
      const redaction = redactionOf(source);
      expect(redaction.sameJudgement, name).toBe(true);
      expect(judgementOf(inspect(redaction.source, settings)), name).toEqual(judgementOf(inspect(source, settings)));
    }
  });

  test('no local part of an address and no private address survives in any format', async () => {
    const survivors: string[] = [];
    for (const { name, source } of RECEIVED_FIELDS) {
      const written = Object.values(allFormats(await maskedReport(source, redactionOf(source)))).join('\n');
      for (const local of localPartsIn(source)) {
        if (isInside(written, `${local}@`)) survivors.push(`${name}: ${local}@`);
        if (isWordIn(written, local) && !WORDS_OF_REPORTS.has(local.toLowerCase())) survivors.push(`${name}: ${local}`);
      }
      for (const address of privateAddressesIn(source))
        if (isWordIn(written, address)) survivors.push(`${name}: ${address}`);
    }
    expect(survivors).toEqual([]);
  });
});
