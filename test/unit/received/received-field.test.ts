import { describe, expect, test } from 'vitest';
import { MAX_FIELD_LENGTH } from '../../../src/received/received-field.ts';
import { MAX_TOKENS } from '../../../src/received/tokens.ts';
import { read } from './read.ts';

/** Lines as real servers write them (measured in a closed network; relay names and addresses of the domain). */

describe('what a hostile HELO, envelope sender or body can do to the field: nothing', () => {
  test.each([
    [
      'U+00A0 for spaces',
      'from gato101.sndsy.ru\u00a0(gato101.sndsy.ru\u00a0[185.138.182.101])\u00a0by\u00a0mx ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1',
    ],
    [
      'a comment of its own',
      'from gato101.sndsy.ru(gato101.sndsy.ru[185.138.182.101]) ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1',
    ],
    [
      'an open parenthesis',
      'from x)by.y(gato101.sndsy.ru[185.138.182.101] ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1',
    ],
    [
      'the end of the HELO comment',
      'from Unknown (HELO gato101.sndsy.ru)(185.138.182.101) (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94) with ESMTPS',
    ],
    [
      'a semicolon',
      'from gato101.sndsy.ru;x ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1; Mon, 23 Nov 2026 22:46:52 +0300',
    ],
    [
      'an open quote',
      'from "gato101.sndsy.ru ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1 envelope-from <"a"@evil.example>',
    ],
    [
      'an open angle bracket',
      'from <"gato101.sndsy.ru ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1 envelope-from <"a"@evil.example>',
    ],
    ['an open bracket', 'from [gato101.sndsy.ru ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1'],
    ['a keyword', 'from by ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1'],
    ['a glued keyword', 'from x(a)by ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1'],
    [
      'the name of a server that checks',
      'from gato101.sndsy.ru(Postfix) (gato101.sndsy.ru [203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1',
    ],
  ])("%s: the address and the writer stay the server's own", (_attack, body) => {
    const { peer, writer } = read(body);
    expect(peer.address).toBe('203.0.113.67');
    expect(writer.host).toMatch(/^mx\.(?:klever|landysh)\.test$/);
    expect(['Haraka', 'qpsmtpd']).toContain(writer.software);
    if (peer.reverseName.state === 'named') expect(peer.reverseName.verified).toBeNull();
  });

  test('tabs that qpsmtpd keeps in a HELO form a second by clause, and the field is marked as tainted', () => {
    const hop = read(
      'from Unknown (HELO gato101.sndsy.ru)\t(185.138.182.101)\tby\tmx.landysh.test\t(qpsmtpd/0.94)\twith\tESMTPS;\tMon,\t23\tNov\t2026\t19:46:56\t+0000\t(x) (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94) with ESMTPS; Mon, 23 Nov 2026 19:46:57 +0000',
    );
    expect(hop.anomalies).toContain('second-clauses');
  });

  test("a reverse name that contains an address does not replace the connection's (the peer sets its own PTR)", () => {
    const { peer } = read(
      'from a.test (x [185.138.182.101] [203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1',
    );
    expect(peer.address).toBe('203.0.113.67');
  });

  test.each([
    String.raw`from 185.138.182.101( ([203.0.113.67] \)gato101.sndsy.ru) by mx.oreh.test (ZoneMTA) with ESMTP id 1`,
    String.raw`from (Exim ([203.0.113.67] gato101.sndsy.ru\) 10.0.0.1) by mx.oreh.test (ZoneMTA) with ESMTP id 1`,
    String.raw`from (gato101.sndsy.ru ([203.0.113.67] gato101.sndsy.ru\) [185.138.182.101]) by mx.oreh.test (ZoneMTA) with ESMTP id 1`,
  ])("a parenthesis that joins the peer's words and the server's into one comment leaves no address: %s", (line) => {
    expect(read(line).peer.address).toBeNull();
  });

  test("a quoted envelope sender containing the guide's whole line is only an envelope sender", () => {
    const hop = read(
      'from host66.evil.example ([203.0.113.66]) by mx.pion.test with esmtps (Exim 4.96) (envelope-from <"gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])"@evil.example>) id 1xVa1u-00004H-2o for ivan@tulpan.test; Mon, 23 Nov 2026 22:48:46 +0300',
    );
    expect(hop.peer.address).toBe('203.0.113.66');
    expect(hop.envelopeFrom).toBe('"gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])"@evil.example');
  });

  test('text of the body, folded after the date, changes nothing and is reported', () => {
    const hop = read(
      'from gato101.sndsy.ru ([::ffff:203.0.113.69]) by mx.mak.test with ESMTPS id 000000000025E20F.000000006B0499C8.000001B2; Mon, 23 Nov 2026 21:53:44 +0200 from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.mak.test with ESMTPS id 77; Mon, 23 Nov 2026 22:11:06 +0300',
    );
    expect(hop.peer.address).toBe('203.0.113.69');
    expect(hop.time?.instant).toBe(Date.parse('2026-11-23T19:53:44Z'));
    expect(hop.anomalies).toContain('second-clauses');
  });

  test('a client certificate with an address for a name is not an address', () => {
    const { peer } = read(
      'from a.test (unknown [203.0.113.67]) (using TLSv1.3 with cipher X (256/256 bits)) (Client CN "[185.138.182.101]", Issuer "x" (not verified)) by mx (Postfix) with ESMTPS id 1',
    );
    expect(peer.address).toBe('203.0.113.67');
  });

  test('a reverse name that may be forged stays so if the remark was folded', () => {
    const { peer } = read(
      'from a.example (gato101.sndsy.ru [203.0.113.67] (may\tbe forged)) by mx.example.net (8.17.1/8.17.1) with ESMTP id 1',
    );
    expect(peer.reverseName).toEqual({ state: 'named', name: 'gato101.sndsy.ru', verified: false });
  });

  test('a field without any clause is unreadable, and its text is kept', () => {
    const hop = read('or is it');
    expect(hop.kind).toBe('unreadable');
    expect(hop.raw).toBe('Received: or is it');
  });

  test("names of JavaScript's own objects are ordinary words", () => {
    const hop = read('from __proto__ (constructor [192.0.2.1]) by toString with hasOwnProperty id valueOf');
    expect(hop.peer).toMatchObject({ helo: '__proto__', address: '192.0.2.1' });
    expect(hop).toMatchObject({ protocol: 'hasOwnProperty', id: 'valueOf' });
    expect(hop.writer).toMatchObject({ host: 'toString', software: null });
  });

  test('a field beyond the limit is parsed up to the limit and says so', () => {
    const hop = read(`from a.test ([192.0.2.1]) by mx.example.net with ESMTP id 1 ${'x'.repeat(MAX_FIELD_LENGTH)}`);
    expect(hop.peer.address).toBe('192.0.2.1');
    expect(hop.anomalies).toContain('too-long');
  });

  test.each([
    ['characters', 'x'.repeat(MAX_FIELD_LENGTH), 'too-long'],
    ['words', 'a '.repeat(MAX_TOKENS), 'too-complex'],
  ])(
    'in a field with too many %s nobody knows whose address was read: the server may name it later',
    (_, more, limit) => {
      const hop = read(
        `from mx.bank.test (mx.bank.test [198.51.100.7]) by mx.klever.test (Postfix) with ESMTPS id 1 ${more}` +
          ' (unknown [203.0.113.66]) by mx.klever.test (Postfix) with ESMTP id 2; Mon, 23 Nov 2026 10:30:00 +0300',
      );
      expect(hop.anomalies).toContain(limit);
      expect(hop.peer).toMatchObject({ addressCertain: false, reverseName: { verified: null } });
    },
  );

  test('the longest field that RFC 5321 allows a server to write is read to its end', () => {
    const host = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(58)}.test`;
    const mailbox = `<${'e'.repeat(64)}@${host.slice(-189)}>`;
    const hop = read(
      `from ${host} (${host} [IPv6:2001:db8:1111:2222:3333:4444:5555:6666]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (4096 bits) server-digest SHA256) (Client CN "${host}", Issuer "${host}" (verified OK)) by ${host} (Postfix) with ESMTPS id ${'f'.repeat(32)} for ${mailbox}; Mon, 23 Nov 2026 10:30:00 +0300 (envelope-from ${mailbox})`,
    );
    expect(hop).toMatchObject({ anomalies: [], envelopeFrom: mailbox.slice(1, -1), recipient: mailbox.slice(1, -1) });
    expect(hop.peer).toMatchObject({ helo: host, addressCertain: true });
  });

  test('a HELO with brackets on CommuniGate is not a second address: the server wrote its own first', () => {
    const { peer, anomalies } = read(
      'from [203.0.113.67] (HELO )[185.138.182.101]() by mx.oreh.test (CommuniGate Pro SMTP 6.3.3) with ESMTP id 1',
    );
    expect(peer.address).toBe('203.0.113.67');
    expect(anomalies).toContain('malformed-helo');
  });

  test.each([
    [
      'a reverse name after the address',
      'from x ([203.0.113.67] [185.138.182.101]) by mx.oreh.test (ZoneMTA) with ESMTP id 1',
    ],
    [
      'a second from',
      'from Unknown (HELO x) ([185.138.182.101]) from C=x (203.0.113.67) by mx.oreh.test (qpsmtpd/0.94) with ESMTP',
    ],
    ['a by without a host', 'from x (HELO x) by mx id (y) (203.0.113.67) by mx.oreh.test (qpsmtpd/0.94) with ESMTP'],
  ])('%s: the field is marked, and shows no address that the peer could have written', (_name, body) => {
    const hop = read(body);
    expect(hop.anomalies).not.toEqual([]);
    expect(hop.peer.address).not.toBe('185.138.182.101');
  });

  test.each([
    [
      'qpsmtpd',
      'from Unknown (HELO (envelope-from<x) (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94) with ESMTP; Tue, 24 Nov 2026 00:46:21 +0500',
    ],
    [
      'Courier',
      'from a ((envelope-from <x@evil.example> [::ffff:203.0.113.67]) by mx.mak.test with ESMTPS id 000000000025E25D.000000006B048FCB.0000009C; Tue, 24 Nov 2026 00:46:21 +0500',
    ],
  ])('%s: no envelope sender written by the peer is shown with its HELO', (_, line) => {
    const { envelopeFrom, peer, anomalies } = read(line);
    expect([envelopeFrom, peer.address, anomalies]).toEqual([null, '203.0.113.67', ['malformed-helo']]);
  });
});

describe('there are four answers about encryption', () => {
  test('recorded, with everything that Postfix writes', () => {
    const { tls } = read(
      'from a.test (a.test [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256) (Client CN "gate.sendsay.ru", Issuer "gate.sendsay.ru" (not verified)) by mx (Postfix) with ESMTPS id 1',
    );
    expect(tls).toEqual({
      state: 'recorded',
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      bits: 256,
      keyExchange: 'X25519',
      verification: 'not verified',
      clientCertificate: 'gate.sendsay.ru',
      serverName: null,
    });
  });

  test.each([
    [
      'Exim',
      'with esmtps  (TLS1.3) tls TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (Exim 4.96) id 1',
      'TLS1.3',
      'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    ],
    ['Exim, old', 'with esmtps (TLSv1:DES-CBC3-SHA:168) (Exim 4.41) id 1', 'TLSv1', 'DES-CBC3-SHA'],
    [
      'OpenSMTPD',
      '(OpenSMTPD) with ESMTPS id a95e114a (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO)',
      'TLSv1.3',
      'TLS_AES_256_GCM_SHA384',
    ],
    [
      'Sendmail',
      '(8.17.1/8.17.1) with ESMTPS id 1 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO)',
      'TLSv1.3',
      'TLS_AES_256_GCM_SHA384',
    ],
    [
      'qpsmtpd',
      '(qpsmtpd/0.94) with (ECDHE-RSA-AES256-GCM-SHA384 encrypted) ESMTPS',
      null,
      'ECDHE-RSA-AES256-GCM-SHA384',
    ],
    [
      'Haraka',
      '(Haraka/3.3.4) with ESMTPS id 1 envelope-from <a@b.test> tls TLS_AES_256_GCM_SHA384',
      null,
      'TLS_AES_256_GCM_SHA384',
    ],
    ['IronPort', 'with ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384', null, 'ECDHE-RSA-AES256-GCM-SHA384'],
    [
      'Yandex, after the date',
      '(mxfront/Yandex) with ESMTPS id 1; Tue, 12 May 2020 00:51:01 +0300 (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))',
      'TLSv1.3',
      'TLS_AES_256_GCM_SHA384',
    ],
  ])('recorded: %s', (_server, rest, version, cipher) => {
    expect(read(`from a.test (a.test [192.0.2.1]) by mx.example.net ${rest}`).tls).toMatchObject({
      state: 'recorded',
      version,
      cipher,
    });
  });

  test('not used: the software always records it, and did not', () => {
    expect(read('from a.test (a.test [192.0.2.1]) by mx (Postfix) with ESMTP id 1').tls.state).toBe('none');
  });

  test('not recorded: the software is not known to record it', () => {
    expect(read('from a.test (a.test [192.0.2.1]) by mx with SMTP').tls.state).toBe('unknown');
  });

  test('local: it did not leave the host', () => {
    expect(read('from mx.a.test by mx.a.test with LMTP id 5VvKEA6YBGujAAAAKHzQ0w').tls.state).toBe('local');
    expect(read('from localhost (localhost [127.0.0.1]) by mx (Postfix) with ESMTP id 1').tls.state).toBe('local');
  });
});

describe('who signed in', () => {
  test.each([
    [
      'Postfix',
      'from a (b.test [192.0.2.1]) (Authenticated sender: user@example.org) by mx (Postfix) with ESMTPSA id 1',
      'user@example.org',
    ],
    [
      'Courier',
      'from a ([192.0.2.1]) (AUTH: LOGIN mitch@example.com) by mx.example.com with esmtp',
      'mitch@example.com',
    ],
    [
      'CommuniGate',
      'from [192.0.2.1] (account user@example.edu HELO [10.10.10.10]) by mx (CommuniGate Pro SMTP 4.3.7) with ESMTPSA id 1',
      'user@example.edu',
    ],
    ['SquirrelMail', 'from 192.0.2.1 (SquirrelMail authenticated user admin); by web1.example.net with HTTP', 'admin'],
    ['the protocol word alone', 'from a (b.test [192.0.2.1]) by gate.sendsay.ru (Postfix) with ESMTPSA id 1', null],
  ])('%s', (_server, body, user) => {
    expect(read(body).authentication).toMatchObject({ authenticated: true, user });
  });

  test('ESMTP says that nobody did (RFC 3848); an unregistered word says nothing', () => {
    expect(read('from a ([192.0.2.1]) by mx with ESMTP id 1').authentication.authenticated).toBe(false);
    expect(read('from a ([192.0.2.1]) by mx with Microsoft SMTP Server id 1').authentication.authenticated).toBeNull();
  });
});
