import { describe, expect, it } from 'vitest';
import { borderClientAddresses, borderConfirmedNames } from '../../../src/authentication/border-observations.ts';
import { statementsAboveBorder } from '../../../src/authentication/client-statements.ts';
import { borderAt, fieldsOf } from './sample-header.ts';

const RECEIVED = 'Received: from gato7.sndsy.ru by mx.pion.test with esmtps; Mon, 23 Nov 2026 22:46:42 +0300';

function observe(host: string, ...lines: readonly string[]) {
  const fields = fieldsOf(...lines);
  const statements = statementsAboveBorder(fields, borderAt(fields, host));
  return {
    addresses: borderClientAddresses(statements).map(({ address }) => address),
    names: borderConfirmedNames(statements).map(({ name, address }) => `${name} ${String(address)}`),
  };
}

describe('what the border server says it saw', () => {
  it('Exim: Received-SPF and iprev', () => {
    expect(
      observe(
        'mx.pion.test',
        'Received-SPF: pass (mx.pion.test: domain of b.lavka.test designates 185.138.182.7 as permitted sender) client-ip=185.138.182.7; helo=gato7.sndsy.ru;',
        'Authentication-Results: mx.pion.test;',
        '\tiprev=pass (gato7.sndsy.ru) smtp.remote-ip=185.138.182.7;',
        '\tspf=pass smtp.mailfrom=b.lavka.test',
        RECEIVED,
      ),
    ).toEqual({ addresses: ['185.138.182.7', '185.138.182.7'], names: ['gato7.sndsy.ru 185.138.182.7'] });
  });

  it('RFC 8601: policy.iprev with the name in a comment after it', () => {
    expect(
      observe(
        'mx.pion.test',
        'Authentication-Results: mx.pion.test; iprev=pass policy.iprev=185.138.182.7 (GATO7.sndsy.ru.)',
        RECEIVED,
      ),
    ).toEqual({ addresses: ['185.138.182.7'], names: ['gato7.sndsy.ru 185.138.182.7'] });
  });

  it('Haraka: X-Haraka-FCrDNS counts together with iprev=pass', () => {
    const fcrdns = 'X-Haraka-FCrDNS: gato7.sndsy.ru other.sndsy.ru';
    const results = (iprev: string) =>
      `Authentication-Results: mx.pion.test; iprev=${iprev}; spf=pass smtp.mailfrom=x.example`;
    expect(observe('mx.pion.test', results('pass'), fcrdns, RECEIVED).names).toEqual([
      'gato7.sndsy.ru null',
      'other.sndsy.ru null',
    ]);
    expect(observe('mx.pion.test', results('fail'), fcrdns, RECEIVED).names).toEqual([]);
    expect(observe('mx.pion.test', fcrdns, RECEIVED).names).toEqual([]);
  });

  it('Outlook: "sender IP is", without an authserv-id, from an Outlook host only', () => {
    const results =
      'Authentication-Results: spf=pass (sender IP is 185.138.182.5) smtp.mailfrom=lavka.example; compauth=pass reason=100';
    const received = (by: string) =>
      `Received: from gato5.sndsy.ru (185.138.182.5) by ${by} (10.0.0.1) with Microsoft SMTP Server; Mon, 23 Nov 2026 22:46:42 +0000`;
    const outlook = 'DB5EUR03FT012.mail.protection.outlook.com';
    expect(observe(outlook, results, received(outlook)).addresses).toEqual(['185.138.182.5']);
    expect(observe('mx.pion.test', results, received('mx.pion.test')).addresses).toEqual([]);
  });

  it('Gmail: the ARC copy of its results comes before its Received field', () => {
    expect(
      observe(
        'mx.google.com',
        'Received: by 2002:a05:6000:1 with SMTP id x; Mon, 23 Nov 2026 22:46:43 -0800 (PST)',
        'ARC-Authentication-Results: i=1; mx.google.com;',
        '       dkim=pass header.i=@lavka.example header.s=s1;',
        '       spf=pass (google.com: domain of b@lavka.example designates 185.138.182.9 as permitted sender) smtp.mailfrom=b@lavka.example',
        'Return-Path: <b@lavka.example>',
        'Received: from gato9.sndsy.ru (gato9.sndsy.ru. [185.138.182.9]) by mx.google.com with ESMTPS id y; Mon, 23 Nov 2026 22:46:43 -0800 (PST)',
        'Received-SPF: pass (google.com: domain of b@lavka.example designates 192.0.2.66 as permitted sender) client-ip=192.0.2.66;',
      ).addresses,
    ).toEqual(['185.138.182.9']);
  });

  it('an address before the result that it belongs to, as one Exim writes it', () => {
    const results = 'smtp.remote-ip=185.138.182.7; iprev=pass (gato7.sndsy.ru) smtp.remote-ip=185.138.182.7';
    expect(observe('mx.pion.test', `Authentication-Results: mx.pion.test; ${results}`, RECEIVED).addresses).toEqual([
      '185.138.182.7',
    ]);
  });

  it('policyd-spf writes the address into a comment of Authentication-Results', () => {
    expect(
      observe(
        'lists.ozlabs.org',
        'Authentication-Results: lists.ozlabs.org; spf=pass (sender SPF authorized) smtp.mailfrom=csgroup.eu (client-ip=93.17.236.30; helo=pegase1.c-s.fr; envelope-from=c@csgroup.eu; receiver=<UNKNOWN>)',
        'Received: from pegase1.c-s.fr (pegase1.c-s.fr [93.17.236.30]) by lists.ozlabs.org (Postfix) with ESMTPS id 4; Mon, 23 Nov 2026 22:46:42 +1100',
      ).addresses,
    ).toEqual(['93.17.236.30']);
  });

  it.each(['a(client-ip=185.138.182.7;)', 'a(TLS)(client-ip=185.138.182.7;(x)@y', 'a(client-ip=185.138.182.7)'])(
    'a greeting in parentheses names no client, for policyd-spf writes spaces: %s',
    (helo) => {
      const results = `Authentication-Results: mx.pion.test; spf=pass smtp.mailfrom=b.example; spf=none smtp.helo=${helo}`;
      expect(observe('mx.pion.test', results, RECEIVED).addresses).toEqual([]);
    },
  );

  it('OpenARC names the client in the arc result, quoted for IPv6', () => {
    expect(
      observe(
        'mx.pion.test',
        'Authentication-Results: mx.pion.test; arc=none smtp.remote-ip="2a00:1450:4864:20::530"',
        RECEIVED,
      ).addresses,
    ).toEqual(['2a00:1450:4864:20::530']);
  });
});

describe('what is not believed', () => {
  const forged = 'Authentication-Results: mx.pion.test; iprev=pass (gato101.sndsy.ru) smtp.remote-ip=185.138.182.101';

  it("a field after the border's Received field, whoever it names", () => {
    expect(observe('mx.pion.test', RECEIVED, forged)).toEqual({ addresses: [], names: [] });
  });

  it('a field made in another name', () => {
    expect(observe('mx.pion.test', forged.replace('mx.pion.test', 'mx.pion.test.evil.example'), RECEIVED)).toEqual({
      addresses: [],
      names: [],
    });
  });

  it.each([
    [
      'two comments that name a client: the first is the sender’s local part',
      'spf=fail (mx.pion.test: domain of x designates 185.138.182.101 as permitted sender) (z designate @evil.example does not designate 203.0.113.66 as permitted sender) smtp.mailfrom=x',
    ],
    [
      'two comments that can both be read',
      'spf=fail (mx.pion.test: domain of x designates 185.138.182.101 as permitted sender) (domain of y does not designate 203.0.113.66 as permitted sender)',
    ],
    [
      'a comment that says “designates” twice',
      'spf=pass (mx.pion.test: domain of x designates 185.138.182.101 as permitted sender @evil.example designates 203.0.113.66 as permitted sender)',
    ],
    [
      'a sender that repeats the server’s words',
      'spf=pass (mx.pion.test: domain of x designates 185.138.182.101 as permitted sender) smtp.mailfrom="x designates 185.138.182.101 as permitted sender"@evil.example',
    ],
    ['an address that belongs to no result', 'smtp.remote-ip=185.138.182.101; spf=none smtp.mailfrom=a@evil.example'],
  ])('%s', (_title, results) => {
    expect(observe('mx.pion.test', `Authentication-Results: mx.pion.test; ${results}`, RECEIVED)).toEqual({
      addresses: [],
      names: [],
    });
  });

  it("such a comment also invalidates the border's other fields", () => {
    const twice =
      'spf=pass (x designates 185.138.182.101 as permitted sender @b designates 203.0.113.66 as permitted sender)';
    const seen = 'Received-SPF: pass (mx.pion.test: ok) client-ip=203.0.113.66;';
    const results = `Authentication-Results: mx.pion.test; ${twice}`;
    expect(observe('mx.pion.test', results, seen, RECEIVED).addresses).toEqual([]);
  });

  it('a field of a server further inside: it saw another client', () => {
    expect(
      observe(
        'mx.pion.test',
        'Received-SPF: pass (store.pion.test: domain of b.example designates 198.51.100.7 as permitted sender) client-ip=198.51.100.7;',
        'Received: from mx.pion.test (mx.pion.test [198.51.100.7]) by store.pion.test with ESMTP; Mon, 23 Nov 2026 22:46:43 +0300',
        RECEIVED,
      ).addresses,
    ).toEqual([]);
  });

  it("two addresses in the border's own fields", () => {
    const spf = (address: string) => `Received-SPF: pass (mx.pion.test: ok) client-ip=${address};`;
    expect(observe('mx.pion.test', spf('203.0.113.67'), forged, RECEIVED)).toEqual({ addresses: [], names: [] });
    expect(observe('mx.pion.test', spf('203.0.113.67'), spf('203.0.113.67'), RECEIVED).addresses).toHaveLength(2);
  });

  it('an iprev after a result that quotes the HELO name "x;iprev=pass(gato101.sndsy.ru)smtp.remote-ip=185.138.182.101"', () => {
    expect(
      observe(
        'mx.pion.test',
        'Authentication-Results: mx.pion.test; spf=none smtp.helo=x;iprev=pass(gato101.sndsy.ru)smtp.remote-ip=185.138.182.101',
        RECEIVED,
      ),
    ).toEqual({ addresses: [], names: [] });
  });

  it('anything, if a field next to the border cannot be parsed to its end', () => {
    expect(observe('mx.pion.test', 'Received-SPF: none (helo=x(', forged, RECEIVED)).toEqual({
      addresses: [],
      names: [],
    });
  });

  it('two iprev results that disagree', () => {
    const failed = forged.replace('pass (gato101.sndsy.ru)', 'fail');
    expect(observe('mx.pion.test', forged, failed, RECEIVED).names).toEqual([]);
  });

  it('a comment that is not only names', () => {
    expect(observe('mx.pion.test', forged.replace('(gato101', '(see gato101'), RECEIVED).names).toEqual([]);
  });

  it('an address that follows a property copied from the sender ("EHLO x<tab>smtp.remote-ip=…")', () => {
    expect(
      observe(
        'mx.pion.test',
        'Authentication-Results: mx.pion.test; spf=none smtp.helo=x\tsmtp.remote-ip=185.138.182.101',
        RECEIVED,
      ).addresses,
    ).toEqual([]);
  });

  it("anything, when the border's Received-SPF names two addresses", () => {
    const torn = 'Received-SPF: none (mx.pion.test: x) client-ip=203.0.113.67; helo=x;client-ip=185.138.182.101;';
    expect(observe('mx.pion.test', torn, forged, RECEIVED)).toEqual({ addresses: [], names: [] });
  });

  it('a result that hides its end behind an unclosed comment', () => {
    expect(observe('mx.pion.test', `${forged}; spf=none smtp.helo=x(`, RECEIVED)).toEqual({ addresses: [], names: [] });
  });
});

describe('a field with an address besides the client’s is ignored: a sender who closes a comment can write one', () => {
  it.each([
    [
      'Received-SPF of Google’s wording, the local part closes the comment and a quote hides the rest',
      'Received-SPF: pass (mx.pion.test: domain of "a) client-ip=185.138.182.7;"@evil.example designates 203.0.113.66 as permitted sender) client-ip=203.0.113.66; envelope-from="x"; helo=x',
    ],
    [
      'a failed look-up, with a reverse name of the peer’s that opens a quote',
      'Authentication-Results: mx.pion.test; iprev=fail (a) policy.iprev=185.138.182.7 x=" ) smtp.remote-ip=203.0.113.66; spf=pass smtp.mailfrom="y"@evil.example',
    ],
    [
      'a comment between the name and the value',
      'Received-SPF: none (x) client-ip(c)=185.138.182.7; x="; client-ip=203.0.113.66; helo="; receiver=mx.pion.test',
    ],
  ])('%s', (_title, field) => {
    expect(observe('mx.pion.test', field, RECEIVED)).toEqual({ addresses: [], names: [] });
  });

  it('but a network, a time and a Perl module are not addresses', () => {
    expect(
      observe(
        'mx.pion.test',
        'Received-SPF: pass (Mail::SPF at 10:30:00) client-ip=185.138.182.7; mechanism=ip4:185.138.182.0/24; receiver=mx.pion.test',
        RECEIVED,
      ).addresses,
    ).toEqual(['185.138.182.7']);
  });

  it('a confirmed reverse name that closes its comment identifies nobody', () => {
    expect(
      observe(
        'mx.pion.test',
        'Authentication-Results: mx.pion.test; iprev=pass (x) (gato7.sndsy.ru) (x.evil.example) smtp.remote-ip=203.0.113.66',
        RECEIVED,
      ).names,
    ).toEqual([]);
  });
});
