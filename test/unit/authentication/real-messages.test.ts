import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { borderClientAddresses, borderConfirmedNames } from '../../../src/authentication/border-observations.ts';
import { providerVerdicts } from '../../../src/authentication/provider-verdicts.ts';
import { senderIdentifiers } from '../../../src/authentication/sender-identifiers.ts';
import type { BorderPlace } from '../../../src/authentication/statement.ts';
import { statementsAboveBorder } from '../../../src/authentication/client-statements.ts';
import { authenticationStatements } from '../../../src/authentication/statements.ts';
import { readHeaderBlock } from '../../../src/message/header-block.ts';
import type { HeaderField } from '../../../src/message/header-field.ts';

/**
 * Messages delivered by real servers, with the truth taken from the network's set-up (the README of the corpus says
 * how).
 */
const MESSAGES = new URL('../../corpus/messages/', import.meta.url);

interface Sample {
  readonly file: string;
  readonly fields: readonly HeaderField[];
  readonly border: BorderPlace;
  readonly peerAddress: string;
  readonly peerName: string | null;
  readonly confirmed: boolean;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function readSample(line: string): Sample {
  const truth: unknown = JSON.parse(line);
  if (!isRecord(truth) || !isRecord(truth['boundary_peer']) || !Array.isArray(truth['hops'])) throw new Error(line);
  const { file, boundary, hops, boundary_peer: peer } = truth;
  const hop: unknown = typeof boundary === 'number' ? hops[boundary] : undefined;
  if (typeof file !== 'string' || typeof boundary !== 'number' || !isRecord(hop)) throw new Error(line);
  const { fields } = readHeaderBlock(readFileSync(new URL(file, MESSAGES)));
  const received = fields.filter(({ key }) => key === 'received')[boundary];
  if (received === undefined) throw new Error(`${file} has no border`);
  return {
    file,
    fields,
    border: { receivedFieldIndex: received.index, writerHost: textOrNull(hop['by']), provider: null },
    peerAddress: textOrNull(peer['ip']) ?? '',
    peerName: textOrNull(peer['ptr']),
    confirmed: peer['ptr_forward_confirmed'] === true,
  };
}

const samples = readFileSync(new URL('expected.jsonl', MESSAGES), 'utf8').trim().split('\n').map(readSample);

describe('messages of real servers', () => {
  it('are all there', () => {
    expect(samples).toHaveLength(readdirSync(MESSAGES).filter((name) => name.endsWith('.eml')).length);
    expect(
      samples.filter(({ fields, border }) => statementsAboveBorder(fields, border).length > 0).length,
    ).toBeGreaterThan(30);
  });

  it.each(samples)("$file: the border's own results never name a client other than the real one", (sample) => {
    const statements = statementsAboveBorder(sample.fields, sample.border);
    for (const { address } of borderClientAddresses(statements)) expect(address).toBe(sample.peerAddress);
    const names = borderConfirmedNames(statements).map(({ name }) => name);
    expect(names).toEqual(names.length === 0 ? [] : [sample.peerName]);
    if (names.length > 0) expect(sample.confirmed).toBe(true);
  });

  it.each(samples)("$file: every statement before the border is the border's own", ({ fields, border }) => {
    const standings = statementsAboveBorder(fields, border).map(({ standing }) => standing);
    expect(standings.filter((standing) => standing !== 'counts')).toEqual([]);
  });

  it('Exim and Haraka report the confirmed name wherever the network confirms it', () => {
    const told = samples
      .filter(({ fields, border }) => borderConfirmedNames(statementsAboveBorder(fields, border)).length > 0)
      .map(({ file }) => file);
    expect(told).toEqual(
      expect.arrayContaining([
        'a05-relayed-tulpan.eml',
        'c-ipv6-klever.eml',
        'f-authheader-pion.eml',
        'g-fwd-postfix-pion.eml',
      ]),
    );
    expect(told).not.toContain('d-noptr-pion.eml');
    expect(told).not.toContain('i3-ptr-forged-pion.eml');
  });

  it('every DKIM signature of a relayed message is parsed, and none of them counts', () => {
    const relayed = samples.find(({ file }) => file === 'b-plain-astra.eml');
    const signatures = authenticationStatements(relayed?.fields ?? [], relayed?.border ?? null).filter(
      ({ kind }) => kind === 'dkim-signature',
    );
    expect(signatures.map(({ maker, standing }) => [maker.name, standing])).toEqual([
      ['sndsy.ru', 'below-border'],
      ['lavka.test', 'below-border'],
    ]);
  });

  it("rspamd's score is parsed where its milter puts it, at the end of the header, and the sender's identifiers are those of the network's mailer", () => {
    const sample = samples.find(({ file }) => file === 'a13-relayed-narciss.eml');
    expect(providerVerdicts(sample?.fields ?? [], sample?.border ?? null)).toContainEqual(
      expect.objectContaining({ provider: 'rspamd', name: 'score', value: '0.39', place: 'below-border' }),
    );
    const sender = senderIdentifiers(sample?.fields ?? []);
    expect(sender.missingRequiredFields).toEqual([]);
    expect(sender.feedbackId?.sender).toBe('altcraft');
    expect(sender.unsubscribe?.missingForOneClick).toEqual(['signature']);
  });
});
