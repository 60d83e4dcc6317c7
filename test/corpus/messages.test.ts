import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RouteHop } from '../../src/route/route.ts';
import { sendsay } from '../../src/relay/sendsay.ts';
import { inspect } from '../../src/report/inspect.ts';
import { naiveRule } from './naive-rule.ts';
import { isRecord } from './received-cases.ts';

/** Messages that real servers delivered; the truth was recorded from the set-up and the servers' logs. */

const folder = join(import.meta.dirname, 'messages');

interface Expected {
  readonly file: string;
  readonly truth: 'relayed' | 'forwarded' | 'forged' | 'not_relayed';
  readonly boundary: number;
  readonly hops: readonly ExpectedHop[];
}

interface ExpectedHop {
  readonly kind: string;
  readonly software: string;
  readonly by: string | null;
  readonly from_helo: string | null;
  readonly rdns: string | null;
  readonly ip: string | null;
  readonly protocol: string | null;
  readonly tls: boolean | null;
  readonly id: string | null;
  readonly envelope_from: string | null;
  readonly for: string | null;
}

/**
 * Relayed, but cannot be proven: no reverse name, and an IPv6 address, for which the Altcraft guide names no network.
 * The border line has nothing but the HELO name. (A user who knows the network adds it to the profile.)
 */
const CANNOT_BE_PROVEN = ['c-ipv6-noptr-klever.eml'];

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const messages = readFileSync(join(folder, 'expected.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map(readExpected);
const inspected = messages.map((expected) => {
  const source = new Uint8Array(readFileSync(join(folder, expected.file)));
  return { ...expected, source, report: inspect(source, settings) };
});
const withVerdict = inspected.map((message) => ({ ...message, verdict: message.report.verdicts[0]?.verdict }));

describe('messages delivered by real servers', () => {
  test('all seventy are there', () => {
    expect(messages).toHaveLength(70);
  });

  test.each(withVerdict.filter(({ truth }) => truth === 'relayed').map((message) => [message.file, message] as const))(
    '%s came through the relay: proven, if its border line can prove it',
    (file, message) => {
      expect(message.verdict).toBe(CANNOT_BE_PROVEN.includes(file) ? 'claimed' : 'proven');
    },
  );

  test.each(withVerdict.filter(({ truth }) => truth === 'forged').map((message) => [message.file, message] as const))(
    '%s is forged: never proven, never reported',
    (_file, message) => {
      expect(['contradicted', 'claimed', 'absent']).toContain(message.verdict);
    },
  );

  test.each(
    withVerdict.filter(({ truth }) => truth === 'forwarded').map((message) => [message.file, message] as const),
  )('%s was forwarded by another organisation: reported by it', (_file, message) => {
    expect(message.verdict).toBe('reported');
  });

  test.each(
    withVerdict.filter(({ truth }) => truth === 'not_relayed').map((message) => [message.file, message] as const),
  )('%s did not come through the relay: absent', (_file, message) => {
    expect(message.verdict).toBe('absent');
  });

  test.each(inspected.map((message) => [message.file, message] as const))(
    '%s: the border is the true one',
    (_file, message) => {
      expect(message.report.route.border?.hop).toBe(message.boundary);
    },
  );

  test('every field of every real hop is parsed as the server meant it', () => {
    for (const { file, hops, report } of inspected) {
      for (const [index, expected] of hops.entries()) {
        const routeHop = report.route.hops[index];
        if (expected.kind !== 'real' || routeHop === undefined) continue;
        expect(read(routeHop), `${file}, hop ${index}`).toEqual(lowerCased(expected));
      }
    }
  });

  test('the rule of the guide, applied anywhere, is fooled where this one is not', () => {
    const forged = withVerdict.filter(({ truth }) => truth === 'forged');
    const relayed = withVerdict.filter(({ truth }) => truth === 'relayed');
    const fooled = forged.filter(({ source }) => naiveRule(source));
    const found = relayed.filter(({ source }) => naiveRule(source));
    // The figures of docs/border.md.
    expect([found.length, relayed.length]).toEqual([14, 30]);
    expect([fooled.length, forged.length]).toEqual([8, 34]);
  });
});

function readExpected(line: string): Expected {
  const data: unknown = JSON.parse(line);
  if (!isExpected(data)) throw new Error(`expected.jsonl: ${line}`);
  return data;
}

function isExpected(data: unknown): data is Expected {
  return isRecord(data) && typeof data['file'] === 'string' && Array.isArray(data['hops']);
}

function read({ hop }: RouteHop): Record<string, unknown> {
  const { peer, writer } = hop;
  return {
    software: writer.software?.toLowerCase(),
    by: writer.host?.toLowerCase() ?? null,
    helo: peer.helo?.toLowerCase() ?? null,
    reverseName: peer.reverseName.state === 'named' ? peer.reverseName.name.toLowerCase() : null,
    address: peer.address,
    protocol: hop.protocol,
    encrypted: hop.tls.state === 'recorded',
    id: hop.id,
    envelopeFrom: hop.envelopeFrom,
    recipient: hop.recipient,
  };
}

function lowerCased(hop: ExpectedHop): Record<string, unknown> {
  return {
    // "dovecot-lmtp" and "cyrus-lmtp": the part of the software that wrote the field.
    software: hop.software.split('-')[0],
    by: hop.by?.toLowerCase() ?? null,
    helo: hop.from_helo?.toLowerCase() ?? null,
    reverseName: hop.rdns?.toLowerCase() ?? null,
    address: hop.ip,
    protocol: hop.protocol,
    encrypted: hop.tls === true,
    id: hop.id,
    envelopeFrom: hop.envelope_from,
    recipient: hop.for,
  };
}
