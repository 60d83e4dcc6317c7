import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

/** Lines as real servers write them (measured in a closed network; relay names and addresses of the domain). */

describe('which name is which, by the habits of the server', () => {
  test('Postfix: HELO first, then the confirmed reverse name', () => {
    const { peer, writer } = read(
      'from smtp.gate.sendsay.ru (gato101.sndsy.ru [185.138.182.101]) by mx1.romashka.test (Postfix) with ESMTPS id 0BD1C25E0A4 for <ivan@romashka.test>; Tue, 24 Nov 2026 00:46:21 +0500 (+05)',
    );
    expect(peer.helo).toBe('smtp.gate.sendsay.ru');
    expect(peer.reverseName).toEqual({ state: 'named', name: 'gato101.sndsy.ru', verified: true });
    expect(peer.address).toBe('185.138.182.101');
    expect(writer.host).toBe('mx1.romashka.test');
  });

  test('Postfix: "unknown" means that no confirmed name was found', () => {
    const { peer } = read(
      'from gato104.sndsy.ru (unknown [185.138.182.104]) by mx.example.net (Postfix) with ESMTP id 1',
    );
    expect(peer.reverseName).toEqual({ state: 'none' });
  });

  test('Exim writes one name when HELO and reverse name are equal', () => {
    const { peer } = read(
      'from gato7.sndsy.ru ([185.138.182.7]) by mx.pion.test with esmtps (TLS1.3) tls TLS_X (Exim 4.96) id 1',
    );
    expect(peer.helo).toBe('gato7.sndsy.ru');
    expect(peer.reverseName).toEqual({ state: 'named', name: 'gato7.sndsy.ru', verified: true });
  });

  test('before a bare address qmail, which does not name itself, writes the reverse name; a server that names itself writes the HELO name', () => {
    const qmail = read('from mail.lavka.example (203.0.113.7) by mx.kontora.example with SMTP');
    expect(qmail.peer.reverseName).toEqual({ state: 'named', name: 'mail.lavka.example', verified: null });
    const other = read('from mail.lavka.example (203.0.113.7) by mx.kontora.example (Postal 3.1) with ESMTP id 7');
    expect(other.peer.helo).toBe('mail.lavka.example');
    expect(other.peer.reverseName).toEqual({ state: 'not-recorded' });
    expect(other.peer.address).toBe('203.0.113.7');
  });

  test('Exim without a confirmed name: only the address and what the peer said', () => {
    const { peer } = read('from [203.0.113.69] (helo=gato101.sndsy.ru) by mx.pion.test with esmtps (Exim 4.96) id 1');
    expect(peer.helo).toBe('gato101.sndsy.ru');
    expect(peer.reverseName).toEqual({ state: 'none' });
    expect(peer.address).toBe('203.0.113.69');
    expect(peer.addressCertain).toBe(true);
  });

  test('Exim may log the port with the address', () => {
    const { peer } = read('from gato7.sndsy.ru ([185.138.182.7]:57285) by mx.pion.test with esmtps (Exim 4.96) id 1');
    expect(peer.port).toBe(57_285);
  });

  test('Sendmail: one name is the HELO name, and "may be forged" denies the other', () => {
    const alone = read('from gato102.sndsy.ru ([185.138.182.102]) by mx.klen.test (8.15.2/8.15.2) with ESMTPS id 1');
    expect(alone.peer.helo).toBe('gato102.sndsy.ru');
    expect(alone.peer.reverseName).toEqual({ state: 'none' });
    const forged = read(
      'from gato101.sndsy.ru (gato101.sndsy.ru [203.0.113.69] (may be forged)) by mx (8.17.1/8.17.1) with ESMTP id 1',
    );
    expect(forged.peer.reverseName).toEqual({ state: 'named', name: 'gato101.sndsy.ru', verified: false });
  });

  test.each([
    ['OpenSMTPD', 'from a.test (gato101.sndsy.ru [203.0.113.69]) by mx.fikus.test (OpenSMTPD) with ESMTPS id 1'],
    ['qpsmtpd', 'from gato101.sndsy.ru (HELO a.test) (203.0.113.69) by mx.landysh.test (qpsmtpd/0.94) with ESMTPS'],
    ['Haraka', 'from a.test (gato101.sndsy.ru [203.0.113.69]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1'],
  ])('%s does not check the reverse name that it writes', (software, body) => {
    const { peer, writer } = read(body);
    expect(writer.software).toBe(software);
    expect(peer.helo).toBe('a.test');
    expect(peer.reverseName).toEqual({ state: 'named', name: 'gato101.sndsy.ru', verified: null });
  });

  test('Courier maps IPv4 into IPv6 and is recognised by it', () => {
    const { peer, writer } = read(
      'from gato103.sndsy.ru ([::ffff:185.138.182.103]) (TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384) by mx.mak.test with ESMTPS id 000000000025EF14.000000006B04981A.000000B4; Mon, 23 Nov 2026 21:46:34 +0200',
    );
    expect(writer.software).toBe('Courier');
    expect(peer.address).toBe('185.138.182.103');
    expect(peer.reverseName).toEqual({ state: 'none' });
  });

  test('Exchange writes a HELO name and an address, and a build number as id', () => {
    const hop = read(
      'from o9.sgmail.github.com (167.89.101.2) by CO1NAM03FT028.mail.protection.outlook.com (10.152.80.189) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P384) id 15.20.696.11 via Frontend Transport; Sun, 22 Apr 2018 02:54:17 +0000',
    );
    expect(hop.peer.helo).toBe('o9.sgmail.github.com');
    expect(hop.peer.reverseName).toEqual({ state: 'not-recorded' });
    expect(hop.id).toBeNull();
    expect(hop.writer).toMatchObject({
      software: 'Exchange',
      softwareVersion: '15.20.696.11',
      address: '10.152.80.189',
    });
    expect(hop.via).toBe('Frontend Transport');
  });

  test('amavis names its host a second time, in a comment', () => {
    const { writer } = read(
      'from mx.vasilek.test ([127.0.0.1]) by localhost (mx.vasilek.test [127.0.0.1]) (amavis, port 10024) with ESMTP id x',
    );
    expect(writer).toMatchObject({ host: 'localhost', otherName: 'mx.vasilek.test', software: 'amavis' });
  });

  test.each([
    [
      "Sendmail's socket",
      'from localhost (localhost [[UNIX: localhost]]) by mx.example.net (8.12.11/8.12.11/Submit) id iBADHRP6011034',
    ],
    ["Sendmail's own bounce", 'from localhost (localhost) by mx.example.net (8.17.1/8.17.1) id k9JMDbg4005560'],
    ['SpamAssassin, around a message', 'from localhost by mx.example.net with SpamAssassin (version 4.0.0)'],
    [
      "LISTSERV's spool",
      'from lists.example.net by lists.example.net (LISTSERV-TCP/IP release 16.0) with spool id 2458',
    ],
    [
      'qmail-scanner',
      'from a@example.org by mx.example.net (envelope-from <a@example.org>, uid 64011) with qmail-scanner-2.05',
    ],
    [
      "CommuniGate's rule",
      'from <postmaster@example.net> by mx.example.net (CommuniGate Pro RULE 6.1.13) with RULE id 14057804',
    ],
    [
      "Exim's pipe back from a list",
      'from list by mx.example.net with outflank-mailman.805664 (Exim 4.92) id 1stqjb-0000Pq-PM',
    ],
    ['qmail', '(qmail invoked by alias)'],
    ["Haraka's bounce", '(Haraka 4711 invoked for bounce)'],
    ['Haraka, sending', '(Haraka outbound)'],
    ['eYou', '(eYou MTA subsystem invoked by bounce program)'],
  ])('%s: a step inside the host', (_name, body) => {
    expect(read(`${body}; Wed, 14 May 2025 06:48:10 +0200`)).toMatchObject({ kind: 'local', tls: { state: 'local' } });
  });

  test.each([
    [
      'Exim and a host without an address',
      'from a.example by mx.example.net with esmtp (Exim 4.92) id 1stqjb-0000Pq-PM',
    ],
    [
      'a peer whose reverse name is localhost',
      'from localhost (localhost [203.0.113.67]) by mx.example.net (8.17.1/8.17.1) id k9JMDbg4005560',
    ],
  ])('%s: not a step inside the host', (_name, body) => {
    expect(read(body).kind).toBe('smtp');
  });

  test('a HELO literal is not the address of the connection', () => {
    const { peer } = read('from [185.138.182.101] ([203.0.113.67]) by mx.astra.test (8.17.1/8.17.1) with ESMTPS id 1');
    expect(peer.helo).toBe('[185.138.182.101]');
    expect(peer.address).toBe('203.0.113.67');
  });

  test.each([
    ['hidden', 'from (hidden) ([x.x.x.x])'],
    ['gato101.sndsy.ru', 'from (gato101.sndsy.ru)'],
  ])('a name in parentheses where the greeting belongs is a greeting: %s', (name, from) => {
    const { peer } = read(`${from} by mx.example.net (Postfix) with ESMTPS id 1`);
    expect(peer).toMatchObject({ helo: name, reverseName: { state: 'not-recorded' }, address: null });
  });

  test('a reverse name is confirmed only together with an address, even a masked one', () => {
    const nameOf = (comment: string): unknown =>
      read(`from x ${comment} by mx.example.net (Postfix) with ESMTPS id 1`).peer.reverseName;
    const named = { state: 'named', name: 'gato101.sndsy.ru' };
    expect(nameOf('(gato101.sndsy.ru [185.138.182.XXX])')).toEqual({ ...named, verified: true });
    expect(nameOf('(gato101.sndsy.ru) ([x.x.x.x])')).toEqual({ ...named, verified: null });
    // Exim names the user of a local program there, whoever it is.
    const user = read('from root (helo=localhost) by mx.example.net with local-esmtps (Exim 4.96) id 1').peer;
    expect(user.reverseName).toEqual({ state: 'named', name: 'root', verified: null });
  });

  test('an address on its own, from an unknown server, may be the HELO literal: it is not certain', () => {
    expect(read('from [185.138.182.101] by mx.example.net with SMTP id 1').peer.addressCertain).toBe(false);
  });
});
