import { describe, expect, test } from 'vitest';
import { isBelievable } from '../../../src/received/hop.ts';
import { read } from './read.ts';

const DATE = '; Mon, 23 Nov 2026 10:30:00 +0300';
/** The relay's name is the attacker's own, unchecked reverse name. */
const PEER = 'from x.evil.example (gato101.sndsy.ru [203.0.113.66])';

describe('an envelope sender that closes its comment and continues in the words of the server', () => {
  test.each([
    ['maddy, LMTP', `${PEER} by mx.klever.test (envelope-sender <a) with LMTP (@evil.example>) with ESMTPS id 1a2b`],
    ['maddy, a banner', `${PEER} by mx.klever.test (envelope-sender <a) (Postfix@evil.example>) with ESMTPS id 1`],
    [
      'maddy, a second name',
      `${PEER} by mx.klever.test (envelope-sender <a) (www.evil.example [1.2.3.4]) (Postfix@evil.example>) with ESMTPS id 1`,
    ],
    [
      'a quoted part in the middle, as RFC 5322 §4.4 allows',
      `${PEER} by mx.klever.test with ESMTPS (envelope-from <a."b) (Postfix"@evil.example>) id 1`,
    ],
    [
      'a comment that is whole by itself',
      `${PEER} by mx.klever.test (envelope-sender <a@b.example>) with LMTP (@evil.example>) with ESMTPS id 1`,
    ],
    [
      'the same without brackets',
      `${PEER} by mx.klever.test with ESMTPS (envelope-from a@b.example) (Postfix@evil.example) id 1`,
    ],
    [
      'words outside of any comment',
      `${PEER} by mx.klever.test (envelope-sender <a@b.example>) with LMTP x@evil.example>) with ESMTPS id 1`,
    ],
    ['no space between', `${PEER} by mx.klever.test with ESMTPS (envelope-from a)(Postfix@evil.example) id 1`],
    [
      'a tab for each space',
      `${PEER} by mx.klever.test (envelope-sender\t<a)\twith\tLMTP\t(@evil.example>)\twith\tSMTP`,
    ],
    [
      'a date of its own',
      `${PEER} by mx.klever.test (envelope-sender <a@b.example>); Mon, 23 Nov 2026 10:29:00 +0300 (@evil.example>) with SMTP id 1`,
    ],
    ['a return path', `${PEER} by mx.klever.test with esmtp (return-path <a) (Exim 4.98@evil.example>) id 1`],
    [
      'Haraka’s clause without parentheses',
      `${PEER} by mx.klever.test with ESMTPS id 1 envelope-from <a) (Postfix@evil.example>`,
    ],
    [
      'chasquid’s quoted sender, cut short',
      `${PEER} by mx.klever.test (over SMTP, TLS-1.3, envelope from "a) (Postfix@evil.example")`,
    ],
    [
      'a parenthesis that nothing closes',
      `${PEER} by mx.klever.test (envelope-sender <a(8.17.1/8.17.1)(HELO <b@evil.example>) with ESMTPS id 1`,
    ],
    [
      'a second envelope comment',
      `${PEER} by mx.klever.test (envelope-sender <a@b.example>) (envelope-from <c@d>) id 1`,
    ],
  ])('spoils the field: %s', (_name, field) => {
    const hop = read(field + DATE);
    expect(isBelievable(hop)).toBe(false);
    expect(hop.anomalies).toContain('malformed-envelope');
    expect(hop.kind).toBe('smtp');
    expect(hop.peer.reverseName).toMatchObject({ verified: null });
    expect(hop.writer.otherName).toBeNull();
  });
});

describe('an envelope sender as servers write it', () => {
  test.each([
    [
      'Exim',
      'with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.98) (envelope-from <a@b.example>) id 1xX5xq-0000ya-0k',
    ],
    ['the null sender', 'with esmtp (Exim 4.98) (envelope-from <>) id 1xX5xq-0000ya-0k'],
    [
      'a quoted local part',
      'with esmtp (Exim 4.98) (envelope-from <"news (weekly); by x"@b.example>) id 1xX5xq-0000ya-0k',
    ],
    ['qmail-scanner', '(envelope-from <a@b.example>, uid 502) with qmail-scanner-1.24'],
    ['qmail-scanner, folded', '(envelope-from\t<a@b.example>,\tuid\t502) with qmail-scanner-1.24'],
    ['maddy', '(envelope-sender <a@b.example>) with ESMTPS id 4c3f7e2a'],
    ['a local user', 'with esmtp (Exim 4.98) (envelope-from root) id 1xX5xq-0000ya-0k'],
    ['chasquid', '(chasquid) with ESMTPS (over SMTP, TLS-1.3, envelope from "a@b.example")'],
    ['letters of any alphabet', 'with esmtp (Exim 4.98) (envelope-from <новости@лавка.test>) id 1xX5xq-0000ya-0k'],
  ])('does not spoil the field: %s', (_name, rest) => {
    expect(read(`from h.example ([192.0.2.7]) by mx.klever.test ${rest}${DATE}`).anomalies).toEqual([]);
  });

  test('maddy’s protocol after it is still shown, but not LMTP there', () => {
    expect(read(`${PEER} by mx.klever.test (envelope-sender <a@b.example>) with ESMTPS id 1${DATE}`).protocol).toBe(
      'ESMTPS',
    );
    const lmtp = read(`${PEER} by mx.klever.test (envelope-sender <a@b.example>) with LMTP id 1${DATE}`);
    expect([lmtp.protocol, lmtp.kind]).toEqual([null, 'smtp']);
  });
});

describe('a banner after words that the peer can choose', () => {
  test.each([
    ['an id', 'by mx.klever.test (unknown) id (Postfix)'],
    ['an SNI', 'by mx.klever.test with ESMTPS (version=TLS1_3 cipher=X sni=a) (Postfix) id 1'],
    [
      'an SNI with a parenthesis that nothing closes',
      'by mx.klever.test with ESMTPS (version=TLS1_3 cipher=X sni=a (Postfix)(HELO ) id 1',
    ],
    ['a certificate', 'by mx.klever.test with ESMTPS (Client CN "x", Issuer "y" (not verified)) (Postfix) id 1'],
    ['a recipient', 'by mx.klever.test with ESMTPS for <u@klever.test> (Postfix)'],
    ['an envelope sender', 'by mx.klever.test with ESMTPS (envelope-from <a@b.example>) (Postfix) id 1'],
    ['an envelope sender without parentheses', 'by mx.klever.test with ESMTPS envelope-from <a@b.example> (Postfix)'],
    ['a second comment', 'by mx.klever.test (a comment) (Postfix) with ESMTPS id 1'],
  ])('confirms no reverse name: %s', (_name, rest) => {
    expect(read(`${PEER} ${rest}${DATE}`).peer.reverseName).toMatchObject({ name: 'gato101.sndsy.ru', verified: null });
  });

  test.each([
    ['Postfix', 'by mx.klever.test (Postfix) with ESMTPS id 1'],
    ['Sendmail', 'by mx.klever.test (8.17.1/8.17.1) with ESMTPS id 1'],
    ['Exim with its TLS words', 'by mx.klever.test with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.96) id 1'],
    ['Exim before 4.94', 'by mx.klever.test with esmtps (Cipher TLSv1:DES-CBC3-SHA:168) (Exim 4.63) id 1'],
  ])('one in its own place confirms it: %s', (_name, rest) => {
    expect(read(`${PEER} ${rest}${DATE}`).peer.reverseName).toMatchObject({ verified: true });
  });
});

describe('Courier, which names itself nowhere', () => {
  const id = 'id 000000000024602E.000000006B0A2583.00000EB4';
  const peer = 'from x (gato101.sndsy.ru [::ffff:203.0.113.66])';
  const tls = '(TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384)';

  test('confirms a name if its TLS note and its id are there', () => {
    expect(read(`${peer} ${tls} by mx.mak.test with ESMTPS ${id}${DATE}`).peer.reverseName).toMatchObject({
      verified: true,
    });
  });

  test.each([
    ['by its id alone', `${peer} by mx.klever.test with ESMTP ${id}${DATE}`],
    [
      'by an id after the date, where a peer’s data may begin',
      `${peer} ${tls} by mx.klever.test with ESMTPS${DATE} ${id}`,
    ],
    ['by its TLS note alone', `${peer} ${tls} by mx.klever.test with ESMTPS id 1${DATE}`],
  ])('confirms none %s', (_name, field) => {
    expect(read(field).peer.reverseName).toMatchObject({ verified: null });
  });
});

describe('a second name of the writer', () => {
  test('is taken only from before the envelope sender', () => {
    const field = `${PEER} by mx.klever.test with ESMTPS (envelope-from <a@b.example>) (www.evil.example [1.2.3.4]) id 1`;
    expect(read(field + DATE).writer).toMatchObject({ otherName: null, address: null });
  });

  test('has an address next to it where the server really wrote it', () => {
    const amavis = `from mx.klever.test ([127.0.0.1]) by localhost (mx.klever.test [127.0.0.1]) (amavis, port 10024) with ESMTP id 1`;
    expect(read(amavis + DATE).writer).toMatchObject({ otherName: 'mx.klever.test', otherNameHasAddress: true });
    const alone = `${PEER} by mx.klever.test (evil.example) with ESMTPS id 1`;
    expect(read(alone + DATE).writer).toMatchObject({ otherName: 'evil.example', otherNameHasAddress: false });
  });
});

describe('a field without from', () => {
  test.each([
    ['Postfix, after header_checks', 'by mx.klever.test (Postfix) with ESMTPS id 1 for <u@klever.test>'],
    ['Exim', 'by mx.klever.test with esmtps (TLS1.3) id 1xX5xq-0000ya-0k'],
    ['neither protocol nor id', 'by mx.klever.test'],
    ['only an identifier', 'by mx.klever.test id 1'],
    ['maddy’s submission', 'by vinatta.example (envelope-sender <a@b.example>) with ESMTPS id 1'],
  ])('hides who connects: %s', (_name, field) => {
    expect(read(field + DATE).kind).toBe('hidden');
  });

  test.each([
    ['sendmail(1) of Postfix', 'by web12.hoster.example (Postfix, from userid 10033) id 0BD1'],
    ['Sendmail', '(from www@localhost) by h.example (8.17.1/8.17.1/Submit) id 4A1'],
    ['Mail.ru’s web mail', 'by f489.i.mail.ru with local (envelope-from <x@mail.ru>)'],
    ['delivery', 'by store.klever.test with LMTP id aaaaaaaaaaaaaaaaaaaaaa (Dovecot)'],
    ['Gmail', 'by 2002:a05:7300:e8c:b0:a2:76c1:c9d8 with SMTP id q12csp1234567dyb'],
    ['Gmail before 2017', 'by 10.31.236.194 with SMTP id k185csp2841185vkh'],
    ['fdm, which collects', 'by laptop (fdm 2.0, account "work")'],
  ])('is a local step if it says so: %s', (_name, field) => {
    expect(read(field + DATE).kind).toBe('local');
  });
});

describe('a reverse name that closes its comment and opens another', () => {
  test('never becomes anyone’s address', () => {
    const field = 'from x.evil.example (a)[185.138.182.101](HELO [203.0.113.66]) by mx.klever.test with ESMTPS id 1';
    const hop = read(field + DATE);
    expect(isBelievable(hop)).toBe(false);
    expect(hop.peer.address).not.toBe('185.138.182.101');
  });
});
