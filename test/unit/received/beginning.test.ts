import { describe, expect, it } from 'vitest';
import type { Beginning } from '../../../src/received/hop.ts';
import { readReceivedField } from '../../../src/received/received-field.ts';

const DATE = '; Mon, 23 Nov 2026 10:30:00 +0300';

function beginningOf(field: string): Beginning | null {
  return readReceivedField({ index: 0, fieldIndex: 0, raw: field, body: `${field}${DATE}` }).begins;
}

describe('a hop at which a message begins', () => {
  const cases: [Beginning, string, string][] = [
    ['login', 'ESMTPA', 'from laptop ([203.0.113.9]) by smtp.klever.test (Postfix) with ESMTPSA id 1'],
    ['login', 'an A-protocol without from', 'by smtp.yandex.test (smtp/Yandex) with ESMTPSA id abcd'],
    ['local-submission', 'PHP on Postfix', 'by web12.hoster.example (Postfix, from userid 10033) id 0BD1'],
    [
      'local-submission',
      'PHP on Exim',
      'from neighbour by server1.hoster.example with local (Exim 4.98.2) (envelope-from <n@server1.hoster.example>) id 1xX5xq-0000ya-0k',
    ],
    [
      'local-submission',
      'sendmail -bs on Exim',
      'from root (helo=x) by a.example with local-esmtp (Exim 4.98) id 1xX5xq-0000ya-0k',
    ],
    ['local-submission', 'Sendmail', '(from www@localhost) by h.example (8.17.1/8.17.1/Submit) id 4A1'],
    ['local-submission', 'qmail', '(qmail 10876 invoked by uid 33)'],
    ['local-submission', 'nullmailer', '(nullmailer pid 7 invoked by uid 0)'],
    [
      'local-submission',
      'OpenSMTPD’s socket',
      'from localhost (mx.fikus.test [local]) by mx.fikus.test (OpenSMTPD) with ESMTPA id 1a',
    ],
    ['local-submission', 'the pickup folder', 'from mail pickup service by web.klever.test with Microsoft SMTPSVC'],
    ['local-submission', 'Mail.ru’s web mail', 'by f489.i.mail.ru with local (envelope-from <x@mail.ru>)'],
    [
      're-injection',
      'a rule of CommuniGate',
      'from <x@klever.test> by mail.klever.test (CommuniGate Pro RULE 6.1) with RULE id 1',
    ],
    [
      're-injection',
      'a spam filter of Exim',
      'from mail by mx.klever.test with spam-scanned (Exim 4.98) id 1xX5xq-0000ya-0k',
    ],
    [
      're-injection',
      'a list on Exim',
      'from list by lists.klever.test with outflank-mailman.805664 (Exim 4.92) id 1xX5xq-0000ya-0k',
    ],
    [
      're-injection',
      'qmail-scanner',
      'from 192.0.2.1 by mx.klever.test (envelope-from <a@b.example>, uid 502) with qmail-scanner-1.24',
    ],
    [
      'composed',
      'Outlook',
      'from EX1.klever.test ([fe80::1]) by EX1.klever.test ([fe80::1%11]) with mapi id 15.01.2507.006',
    ],
    ['composed', 'Gmail’s interface', 'from 1074 named unknown by gmailapi.google.com with HTTPREST'],
    ['web', 'a webmail', 'from [203.0.113.9] by e.mail.ru with HTTP'],
    ['web', 'GMX', 'from [203.0.113.9] by 3capp-webde-bs01.dlan.cinetic.de (via HTTP)'],
  ];
  it.each(cases)('%s: %s', (beginning, _, field) => {
    expect(beginningOf(field)).toBe(beginning);
  });
});

describe('a hop at which no message begins', () => {
  it.each([
    [
      'a server',
      'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 1',
    ],
    [
      'the delivery into a mailbox',
      'from mx.klever.test by store.klever.test with LMTP id aaaaaaaaaaaaaaaaaaaaaa (Dovecot)',
    ],
    [
      'the same delivery through a socket',
      'from mx.klever.test ([unix socket]) by store.klever.test (Cyrus 3.6) with LMTPA',
    ],
    [
      'LMTP with an A: the servers of one mailbox know each other',
      'from mx.klever.test ([10.0.0.1]) by store.klever.test with LMTPSA id 1',
    ],
    ['qmail, after its own server', '(qmail 10876 invoked from network)'],
    ['a delivery by qmail that forwards', '(qmail 10876 invoked by alias)'],
    [
      'a collected mailbox',
      'from mx.klever.test [198.51.100.11] by mail.kaktus.test with IMAP (fetchmail-6.4.37) for <u@localhost> (single-drop)',
    ],
    [
      'a server that writes the from clause first, in parentheses',
      '(from KRYPTIK [192.0.2.57]) by host.example (NAVGW 2.5.2.12) with SMTP id M1',
    ],
  ])('%s', (_, field) => {
    expect(beginningOf(field)).toBeNull();
  });
});
