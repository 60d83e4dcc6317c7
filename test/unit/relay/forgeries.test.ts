import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';

/**
 * Attacks on the parsing of one field, each possible on the named server: what the peer can put into its HELO name, its
 * reverse name, its RFC 1413 answer, its envelope sender or the beginning of its data. None of them may prove anything,
 * move the border down to the line that the sender injected, or replace the address that the server saw.
 */

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const DATE = '; Mon, 23 Nov 2026 22:46:52 +0300';

function inspectField(field: string, host: string): { verdict: string; border: number | null; address: string | null } {
  const inserted = `Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by ${host} (Postfix) with ESMTPS id 77${DATE}`;
  const report = inspect(`Received: ${field}\r\n${inserted}\r\nFrom: a@evil.example\r\n\r\n`, settings);
  return {
    verdict: report.verdicts[0]?.verdict ?? '',
    border: report.route.border?.hop ?? null,
    address: report.route.hops[0]?.hop.peer.address ?? null,
  };
}

describe("the peer's words in the server's field", () => {
  test.each([
    [
      'a HELO of "spooler", the word of another program for a local pickup',
      'mx.romashka.test',
      `from spooler (unknown [203.0.113.67]) by mx.romashka.test (Postfix) with ESMTP id 1${DATE}`,
    ],
    [
      'a HELO with the sign of a unix socket (Haraka)',
      'mx.klever.test',
      `from x([unix]) ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1${DATE}`,
    ],
    [
      'a HELO with a protocol of its own between tabs (qpsmtpd)',
      'mx.landysh.test',
      `from Unknown (HELO x)\twith\tLMTP\t(y) (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94) with ESMTPS${DATE}`,
    ],
    [
      'a parenthesis opened in the HELO and closed in the data, the server between them (Haraka)',
      'mx.klever.test',
      `from gato101.sndsy.ru( ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1${DATE}\r\n )(gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 1${DATE}`,
    ],
    [
      'the same, the comment made to look like TLS details',
      'mx.klever.test',
      `from gato101.sndsy.ru(using ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1${DATE}\r\n )(gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 1${DATE}`,
    ],
    [
      'the same, closed in the envelope sender',
      'mx.klever.test',
      `from x( ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1 envelope-from <"a)(gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTP id 2"@evil.example>${DATE}`,
    ],
    [
      'a reverse name that ends the comment and begins one like TLS details (OpenSMTPD)',
      'mx.fikus.test',
      `from x (gato101.sndsy.ru [185.138.182.101]) (using y [203.0.113.67]) by mx.fikus.test (OpenSMTPD) with ESMTPS id a95e114a${DATE}`,
    ],
    [
      'a reverse name with an address of its own (OpenSMTPD)',
      'mx.fikus.test',
      `from x (gato101.sndsy.ru [185.138.182.101] [203.0.113.67]) by mx.fikus.test (OpenSMTPD) with ESMTPS id a95e114a${DATE}`,
    ],
    [
      'an answer of RFC 1413 with an address (Exim)',
      'mx.pion.test',
      `from [203.0.113.67] (helo=x ident=y [185.138.182.101]) by mx.pion.test with esmtps (Exim 4.96) id 1${DATE}`,
    ],
    [
      'an answer of RFC 1413 with a private address (Exim)',
      'mx.pion.test',
      `from a.evil.example ([203.0.113.67] helo=x ident=y [10.0.0.1]) by mx.pion.test with esmtps (Exim 4.96) id 1${DATE}`,
    ],
    [
      'an answer of RFC 1413 with an address (Courier)',
      'mx.mak.test',
      `from x (host66.evil.example [::ffff:203.0.113.67]) (IDENT: gato101.sndsy.ru [185.138.182.101]) by mx.mak.test with ESMTPS id 000000000025EFB2.000000006B04984B.0000017E${DATE}`,
    ],
    [
      'a reverse name that is an address, and a HELO that hides the true one (qpsmtpd)',
      'mx.landysh.test',
      `from 185.138.182.101 (HELO x)(envelope-) (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94) with ESMTPS${DATE}`,
    ],
    [
      'a HELO with a comment of its own and the beginning of an envelope sender (qpsmtpd)',
      'mx.landysh.test',
      `from Unknown (HELO x)(185.138.182.101)(envelope-) (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94) with ESMTPS${DATE}`,
    ],
    [
      'a HELO that ends in a backslash (qpsmtpd)',
      'mx.landysh.test',
      `from Unknown (HELO gato101.sndsy.ru\\) (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94) with ESMTPS${DATE}`,
    ],
    [
      'a HELO with a date behind a semicolon (Haraka)',
      'mx.klever.test',
      `from gato101.sndsy.ru;1-Jan-2026 ([203.0.113.67]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 1${DATE}`,
    ],
    [
      'a reverse name that no look-up confirmed, mapped into IPv6 as Courier does (a server without a name)',
      'mx.example.net',
      `from x (gato101.sndsy.ru [::ffff:203.0.113.67]) by mx.example.net with ESMTPS id abc${DATE}`,
    ],
    [
      "a reverse name with a space, that leads back: its last labels are a zone of the peer's (Courier 1.0.16)",
      'mx.mak.test',
      `from host.evil.example (gato101.sndsy.ru x.evil.example [::ffff:203.0.113.67])\r\n  by mx.mak.test with ESMTP\r\n  id 000000000024602E.000000006B0A2583.00000EB4${DATE}`,
    ],
    [
      "the same with a tab and a name of the recipient's own server (Courier)",
      'mx.mak.test',
      `from mx.mak.test (mx.mak.test\tx.evil.example [::ffff:203.0.113.67])\r\n  by mx.mak.test with ESMTP\r\n  id 000000000024602E.000000006B0A2583.00000EB4${DATE}`,
    ],
    [
      'a reverse name that ends the comment with an address of its own (Courier)',
      'mx.mak.test',
      `from host.evil.example (185.138.182.101).evil.example [::ffff:203.0.113.67])\r\n  (TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384)\r\n  by mx.mak.test with ESMTPS\r\n  id 000000000024602E.000000006B0A2583.00000EB4${DATE}`,
    ],
    [
      'a reverse name that looks like an answer of RFC 1413, over a HELO of an address (Courier)',
      'mx.mak.test',
      `from [185.138.182.101] (IDENT: x.evil.example [::ffff:203.0.113.67])\r\n  by mx.mak.test with ESMTP\r\n  id 000000000024602E.000000006B0A2583.00000EB4${DATE}`,
    ],
    [
      'a HELO with parentheses, where Exim is told to take any (4.96)',
      'mx.vasilek.test',
      `from host66.evil.example ([203.0.113.67]:57285 helo=gato101.sndsy.ru ([185.138.182.101])\r\n\tby mx.vasilek.test with esmtp (Exim 4.96)\r\n\t(envelope-from <a@evil.example>)\r\n\tid 1xX5xq-0000ya-0k\r\n\tfor ivan@vasilek.test${DATE}`,
    ],
    [
      "a HELO of the server's own name, over a field that it is said to have written (Postfix)",
      'mx1.romashka.test',
      `from mx1.romashka.test (unknown [203.0.113.67])\r\n\tby mx1.romashka.test (Postfix) with ESMTPS id 88510230531\r\n\tfor <ivan@romashka.test>${DATE}`,
    ],
    [
      'the same, the reverse name as well (Sendmail)',
      'mx.astra.test',
      `from mx.astra.test (mx.astra.test [203.0.113.67] (may be forged))\r\n\tby mx.astra.test (8.17.1.9/8.17.1.9/Debian-2+deb12u2) with ESMTPS id 6AS07Ttt000213\r\n\tfor <ivan@astra.test>${DATE}`,
    ],
    [
      'the same (Exim)',
      'mx.pion.test',
      `from [203.0.113.67] (helo=mx.pion.test)\r\n\tby mx.pion.test with esmtp (Exim 4.96)\r\n\t(envelope-from <a@evil.example>)\r\n\tid 1xX5xh-0000gl-0o\r\n\tfor ivan@pion.test${DATE}`,
    ],
    [
      "the server's own name as a reverse name that the server does not check (OpenSMTPD)",
      'mx.fikus.test',
      `from mx.fikus.test (mx.fikus.test [203.0.113.67])\r\n\tby mx.fikus.test (OpenSMTPD) with ESMTPS id a95e114a (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO)\r\n\tfor <ivan@fikus.test>${DATE}`,
    ],
    ...[
      'mx.sirenj.test',
      '[185.138.182.101]',
      '[127.0.0.1]',
      'gato101.sndsy.ru(gato101.sndsy.ru[185.138.182.101])',
    ].map((helo) => [
      `a HELO of ${helo}, which follows the address (chasquid 1.11)`,
      'mx.sirenj.test',
      `from [203.0.113.67] (${helo})\r\n\tby mx.sirenj.test (chasquid) with ESMTPS\r\n\ttls TLS_AES_128_GCM_SHA256\r\n\t(over SMTP, TLS-1.3, envelope from "a@evil.example")\r\n\t${DATE}`,
    ]),
    [
      'a forwarded-for address of a web browser (SquirrelMail)',
      'webmail.romashka.test',
      `from 203.0.113.67 (proxying for 185.138.182.101) (SquirrelMail authenticated user evil) by webmail.romashka.test with HTTP${DATE}`,
    ],
  ])('%s', (_attack, host, field) => {
    const { verdict, border, address } = inspectField(field, host);
    expect(verdict).not.toBe('proven');
    expect(verdict).not.toBe('reported');
    expect({ border, address }).toEqual({ border: 0, address: '203.0.113.67' });
  });

  test.each(['[185.138.182.101]', '[127.0.0.1]'])(
    'a HELO of %s after the address, from an unknown server: neither is taken for what it saw',
    (helo) => {
      const field = `from [203.0.113.67] (${helo}) by mx.sirenj.test with ESMTPS${DATE}`;
      const { verdict, border } = inspectField(field, 'mx.sirenj.test');
      expect(['claimed', 'contradicted', 'absent']).toContain(verdict);
      expect(border).toBe(0);
    },
  );

  test.each([
    [
      'Exim',
      `from [203.0.113.67] (port=47839 helo=gato101.sndsy.ru)\t(185.138.182.101)\tby\tmx.vasilek.test\t(qpsmtpd/0.94)\twith\tESMTP;\tMon,\t23\tNov\t2026\t22:46:21\t+0300\t()\r\n\tby mx.vasilek.test with esmtp (Exim 4.96)\r\n\t(envelope-from <a@evil.example>)\r\n\tid 1xX5xq-0000ya-0k\r\n\tfor ivan@vasilek.test${DATE}`,
    ],
    [
      'qpsmtpd',
      `from Unknown (HELO gato101.sndsy.ru)\t(185.138.182.101)\tby\tmx.vasilek.test\t(qpsmtpd/0.94)\twith\tESMTP;\tMon,\t23\tNov\t2026\t22:46:21\t+0300\t() (203.0.113.67)\r\n by mx.vasilek.test (qpsmtpd/0.94) with ESMTP${DATE}`,
    ],
  ])(
    'a whole field between tabs in the HELO, with its date (%s): no address is presented as the true one',
    (_server, field) => {
      const { verdict, border, address } = inspectField(field, 'mx.vasilek.test');
      expect(['claimed', 'contradicted', 'absent']).toContain(verdict);
      expect({ border, address }).toEqual({ border: 0, address: null });
    },
  );

  test.each([
    ['more words than are read', '(a)\t'.repeat(260)],
    ['more characters than are read', 'a'.repeat(20_000)],
  ])('a HELO with %s before the true address', (_attack, filling) => {
    const field = `from Unknown (HELO x)\t(185.138.182.101)\t${filling}(y) (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94) with ESMTPS${DATE}`;
    expect(inspectField(field, 'mx.landysh.test')).toMatchObject({ verdict: 'claimed', border: 0 });
  });

  test.each([
    ['more words than are read', '(a) '.repeat(260)],
    ['more characters than are read', 'a'.repeat(5000)],
  ])('a HELO with a whole line of the server and %s: the host in it reports nothing', (_attack, filling) => {
    const said = 'mx.bank.example (mx.bank.example [198.51.100.7]) by mx.klever.test (Postfix) with ESMTPS id 1';
    const field = `from ${said} ${filling} (unknown [203.0.113.66]) by mx.klever.test (Postfix) with ESMTP id 3${DATE}`;
    expect(inspectField(field, 'mx.bank.example')).toMatchObject({ verdict: 'claimed', border: 0 });
  });
});
