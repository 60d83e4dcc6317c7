import { describe, expect, it } from 'vitest';
import { MAX_STATEMENTS, statementsAboveBorder } from '../../../src/authentication/client-statements.ts';
import { authenticationStatements } from '../../../src/authentication/statements.ts';
import { borderAt, fieldsOf } from './sample-header.ts';

const ROMASHKA = fieldsOf(
  'Return-Path: <b@b.lavka.test>',
  'Authentication-Results: mx1.romashka.test; dmarc=pass header.from=lavka.test',
  'AUTHENTICATION-RESULTS: mail.other.example; dkim=pass header.d=bank.example',
  'Received-SPF: Pass (mailfrom) client-ip=185.138.182.101; receiver=romashka.test',
  'Received-SPF: Pass (mailfrom) client-ip=185.138.182.101; receiver=<UNKNOWN>',
  'DKIM-Signature: v=1; d=romashka.test; s=x; h=from; b=AA',
  'DKIM-Signature: v=1; d=lavka.test; s=x; h=from; b=AA',
  'ARC-Seal: i=1; a=rsa-sha256; cv=none; d=romashka.test; s=arc; b=AA',
  'Received: from gato101.sndsy.ru by mx1.romashka.test with ESMTPS; Mon, 23 Nov 2026 22:46:42 +0300',
  'Authentication-Results: mx1.romashka.test; dkim=pass header.d=bank.example',
  'DKIM-Signature: v=1; d=lavka.test; s=alt1; h=from:to; b=AA',
  'X-Original-Authentication-Results: mx1.romashka.test; dkim=pass',
);

function standings(writer: string | null, maker: string, provider: string | null = null): string | undefined {
  const fields = fieldsOf(
    `Authentication-Results: ${maker}; spf=pass`,
    `Received: from a.example by ${writer ?? ''} with ESMTP; Mon, 23 Nov 2026 22:46:42 +0300`,
  );
  return authenticationStatements(fields, borderAt(fields, writer, provider))[0]?.standing;
}

describe('the standing of a statement', () => {
  it('depends on the place first, then on the maker', () => {
    const statements = authenticationStatements(ROMASHKA, borderAt(ROMASHKA, 'mx1.romashka.test'));
    expect(statements.map(({ kind, maker, standing }) => [kind, maker.name, maker.role, standing])).toEqual([
      ['authentication-results', 'mx1.romashka.test', 'authserv-id', 'counts'],
      ['authentication-results', 'mail.other.example', 'authserv-id', 'other-maker'],
      ['received-spf', 'romashka.test', 'receiver', 'counts'],
      ['received-spf', null, 'receiver', 'counts'],
      ['dkim-signature', 'romashka.test', 'signer', 'counts'],
      ['dkim-signature', 'lavka.test', 'signer', 'other-maker'],
      ['arc-seal', 'romashka.test', 'sealer', 'counts'],
      ['authentication-results', 'mx1.romashka.test', 'authserv-id', 'below-border'],
      ['dkim-signature', 'lavka.test', 'signer', 'below-border'],
    ]);
  });

  it('is no-border for all of them if the border is unknown', () => {
    const statements = authenticationStatements(ROMASHKA, null);
    expect(statements).toHaveLength(9);
    expect(new Set(statements.map(({ standing }) => standing))).toEqual(new Set(['no-border']));
    expect(statements.some(({ besideBorder }) => besideBorder)).toBe(false);
  });

  it.each([
    ['mx1.romashka.test', 'romashka.test', 'counts'],
    ['mx1.romashka.test', 'MX2.Romashka.Test.', 'counts'],
    ['mx1.romashka.test', 'romashka.test.evil.example', 'other-maker'],
    ['mx1.romashka.test', 'xromashka.test', 'other-maker'],
    ['mx1.romashka.test', 'rоmashka.test', 'other-maker'],
    ['mx.a.co.uk', 'mx.b.co.uk', 'other-maker'],
    ['mx.a.github.io', 'mx.b.github.io', 'other-maker'],
    ['localhost', 'localhost', 'counts'],
    ['mx1', 'mx2', 'other-maker'],
    ['[192.0.2.1]', '192.0.2.1', 'other-maker'],
  ])('by %s, made by %s: %s', (writer, maker, standing) => {
    expect(standings(writer, maker)).toBe(standing);
  });

  it('knows the further domains of a mailbox provider', () => {
    expect(standings('ci74p00im-qukt09082102.me.com', 'dkim-verifier.icloud.com')).toBe('counts');
    expect(standings('mx6.phl.internal', 'mx6.messagingengine.com')).toBe('counts');
    expect(standings('SN1NAM02FT0012.mail.protection.outlook.com', 'mx.microsoft.com 1')).toBe('counts');
    expect(standings('mx-ha.gmx.net', 'web.de')).toBe('counts');
    expect(standings('mx305.i.mail.ru', 'smtpng3.m.smailru.net')).toBe('counts');
    expect(standings('fallback15.m.smailru.net', 'mxs.mail.ru')).toBe('counts');
    expect(standings('mx-ha.gmx.net', 'mail.ru')).toBe('other-maker');
  });

  it('depends on the provider if the writer has no name', () => {
    expect(standings(null, 'atlas-production.v2-mail-prod1.omega.yahoo.com', 'Yahoo')).toBe('counts');
    expect(standings(null, 'mx.evil.example', 'Yahoo')).toBe('other-maker');
    expect(standings(null, 'mx.yahoo.com')).toBe('other-maker');
  });

  it('a result without an authserv-id counts from Outlook hosts only', () => {
    const idless = (writer: string) => {
      const fields = fieldsOf(
        'Authentication-Results: spf=pass (sender IP is 192.0.2.1)',
        `Received: from a by ${writer}; x`,
      );
      return authenticationStatements(fields, borderAt(fields, writer))[0]?.standing;
    };
    expect(idless('AM6EUR05FT011.mail.protection.outlook.com')).toBe('counts');
    expect(idless('mail.protection.outlook.com.evil.example')).toBe('other-maker');
    expect(idless('mx1.romashka.test')).toBe('other-maker');
  });
});

it('a signature or seal without a domain belongs to nobody, wherever it is', () => {
  const fields = fieldsOf('DKIM-Signature: v=1; b=AA', 'ARC-Seal: i=1; cv=none', 'Received: from a by mx.example; x');
  const statements = authenticationStatements(fields, borderAt(fields, 'mx.example'));
  expect(statements.map(({ standing }) => standing)).toEqual(['other-maker', 'other-maker']);
});

describe('statementsAboveBorder', () => {
  it('returns the same statements as authenticationStatements, without those after the border and those of signers', () => {
    const border = borderAt(ROMASHKA, 'mx1.romashka.test');
    const all = authenticationStatements(ROMASHKA, border);
    const ofClient = all.filter(({ kind }) => kind !== 'arc-seal' && kind !== 'dkim-signature');
    expect(statementsAboveBorder(ROMASHKA, border)).toEqual(
      ofClient.filter(({ standing }) => standing !== 'below-border'),
    );
    expect(statementsAboveBorder(ROMASHKA, null)).toEqual([]);
  });

  it("tells the border server's own fields from those of servers further inside", () => {
    const fields = fieldsOf(
      'Authentication-Results: store.romashka.test; spf=pass',
      'Received: from mx1.romashka.test by store.romashka.test; x',
      'Authentication-Results: mx1.romashka.test; spf=pass',
      'Received: from gato101.sndsy.ru by mx1.romashka.test; x',
    );
    const statements = statementsAboveBorder(fields, borderAt(fields, 'mx1.romashka.test'));
    expect(statements.map(({ standing, besideBorder }) => [standing, besideBorder])).toEqual([
      ['counts', false],
      ['counts', true],
    ]);
  });
});

it('a header full of results is parsed up to a limit', () => {
  const fields = fieldsOf(
    ...Array.from({ length: MAX_STATEMENTS + 50 }, () => 'Authentication-Results: a.example; spf=pass'),
  );
  expect(authenticationStatements(fields, null)).toHaveLength(MAX_STATEMENTS);
});
