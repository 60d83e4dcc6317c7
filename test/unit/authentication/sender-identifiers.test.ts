import { describe, expect, it } from 'vitest';
import { missingRequiredFields } from '../../../src/authentication/required-fields.ts';
import { senderIdentifiers } from '../../../src/authentication/sender-identifiers.ts';
import { fieldsOf } from './sample-header.ts';

function read(...lines: readonly string[]) {
  return senderIdentifiers(fieldsOf(...lines));
}

describe('Altcraft', () => {
  it('the full identifier has a field of its own and begins with "f"', () => {
    expect(read('X-AKMTA-FSMID: fAbC-123_x=').altcraft).toEqual([
      { kind: 'fsmid', value: 'fAbC-123_x=', fieldIndex: 0, certain: true },
    ]);
    expect(read('X-AKMTA-FSMID: xAbC123').altcraft).toEqual([]);
    expect(read('X-AKMTA-FSMID: f a').altcraft).toEqual([]);
  });

  it('the ESMID is in Message-ID and Return-Path', () => {
    expect(
      read(
        'Return-Path: <bounce-mA1b2C3d4E5@b.lavka.test>',
        'X-AKMTA-FSMID: fX1',
        'Message-ID: <mA1b2C3d4E5@lavka.test>',
      ).altcraft,
    ).toEqual([
      { kind: 'fsmid', value: 'fX1', fieldIndex: 1, certain: true },
      { kind: 'esmid', value: 'mA1b2C3d4E5', fieldIndex: 2, certain: true },
    ]);
  });

  it('before version 2022.3.66 it was the SMID, which without the full identifier is only likely', () => {
    expect(read('Return-Path: <wQ1w2E3r4T5@b.lavka.test>', 'Message-ID: <wQ1w2E3r4T5@lavka.test>').altcraft).toEqual([
      { kind: 'smid', value: 'wQ1w2E3r4T5', fieldIndex: 1, certain: false },
    ]);
  });

  it.each([
    ['a piece in one of the fields only', 'bounce-mA1b2C3d4E5', 'other'],
    ['a word without a digit', 'marketing', 'marketing'],
    ['a short piece', 'm1', 'm1'],
    ['another first letter', 'xA1b2C3d4E5', 'xA1b2C3d4E5'],
  ])('%s is not an identifier', (_title, returnPath, messageId) => {
    expect(read(`Return-Path: <${returnPath}@b.lavka.test>`, `Message-ID: <${messageId}@lavka.test>`).altcraft).toEqual(
      [],
    );
  });
});

it('campaign fields are returned as written', () => {
  expect(read('x-campaign-id:  42 ', 'X-Letter-Id: 7', 'X-Campaign-ID:').campaignFields).toEqual([
    { name: 'x-campaign-id', value: '42', fieldIndex: 0 },
    { name: 'X-Letter-Id', value: '7', fieldIndex: 1 },
  ]);
});

it("Feedback-ID is split, with the sender's own identifier last", () => {
  expect(read('Feedback-ID: 4711:lavka:altcraft').feedbackId).toEqual({
    identifiers: ['4711', 'lavka'],
    sender: 'altcraft',
    fieldIndex: 0,
  });
  expect(read('Feedback-ID: altcraft').feedbackId).toMatchObject({ identifiers: [], sender: 'altcraft' });
  expect(read('Feedback-ID: a:').feedbackId).toBeNull();
});

describe('List-Unsubscribe', () => {
  const both = 'DKIM-Signature: v=1; d=lavka.test; h=From:List-Unsubscribe:List-Unsubscribe-Post; b=AA';
  const link = 'List-Unsubscribe: <https://lavka.test/u/1>, <mailto:unsub@b.lavka.test?subject=x>';
  const post = 'List-Unsubscribe-Post: List-Unsubscribe=One-Click';

  it('RFC 2369: URIs in order; spaces inside come from folding', () => {
    expect(
      read('List-Unsubscribe: (Use this) <mailto:leave@', ' lists.example>, <HTTP://lists.example/>, plain@x.example')
        .unsubscribe?.uris,
    ).toEqual([
      { scheme: 'mailto', uri: 'mailto:leave@lists.example' },
      { scheme: 'http', uri: 'HTTP://lists.example/' },
    ]);
  });

  it('RFC 8058, section 8: an HTTPS link, the post field, and a signature over both', () => {
    expect(read(both, link, post).unsubscribe?.missingForOneClick).toEqual([]);
  });

  it.each([
    ['no HTTPS link', [both, 'List-Unsubscribe: <mailto:u@x.example>', post], ['https-uri']],
    ['no post field', [both, link], ['post-field']],
    ['another post field', [both, link, 'List-Unsubscribe-Post: yes'], ['post-field']],
    [
      'no signature over the post field',
      ['DKIM-Signature: d=lavka.test; h=From:List-Unsubscribe', link, post],
      ['signature'],
    ],
    ['nothing at all', ['List-Unsubscribe: <mailto:u@x.example>'], ['https-uri', 'post-field', 'signature']],
  ])('%s is reported', (_title, lines, missing) => {
    expect(read(...lines).unsubscribe?.missingForOneClick).toEqual(missing);
  });

  it('a message without it has none', () => {
    expect(read('Subject: x').unsubscribe).toBeNull();
  });
});

describe('Return-Path', () => {
  it('is the first one, with its domain in normal form', () => {
    expect(read('Return-Path: <bounce-1@B.Lavka.Test>', 'Return-Path: <x@evil.example>').returnPath).toEqual({
      address: 'bounce-1@B.Lavka.Test',
      domain: 'b.lavka.test',
      fieldIndex: 0,
    });
  });

  it('Yandex writes it without angle brackets; "<>" is the null sender', () => {
    expect(read('Return-Path: noreply@github.com').returnPath).toMatchObject({ domain: 'github.com' });
    expect(read('Return-Path: <>').returnPath).toEqual({ address: '', domain: null, fieldIndex: 0 });
  });

  it('an envelope sender containing text of a Received field is one address', () => {
    expect(
      read('Return-Path: <"gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])"@evil.example>').returnPath?.domain,
    ).toBe('evil.example');
  });
});

describe('required fields of the SMTP gate', () => {
  const all = [
    'Message-Id: <a@x>',
    'Date: x',
    'From: x',
    'To: x',
    'Subject:',
    'Mime-Version: 1.0',
    'Content-Type: text/plain',
  ];

  it('their names may be in any case, and an empty Subject counts as present', () => {
    expect(missingRequiredFields(fieldsOf(...all))).toEqual([]);
  });

  it.each(['Message-ID', 'Date', 'From', 'To', 'Subject', 'MIME-Version', 'Content-Type'])(
    '%s is reported if it is missing',
    (name) => {
      const rest = all.filter((line) => !line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
      expect(missingRequiredFields(fieldsOf(...rest))).toEqual([name]);
    },
  );
});

describe('mailing lists', () => {
  it('RFC 2919: the identifier is in angle brackets', () => {
    expect(
      read('List-Id: Git List <git.vger.kernel.org>', 'Precedence: BULK', 'List-Post: <mailto:git@vger.kernel.org>')
        .mailingList,
    ).toEqual({
      id: 'git.vger.kernel.org',
      precedence: 'bulk',
      takesPosts: true,
    });
  });

  it('Mailman marks a list that nobody may write to with "List-Post: NO"', () => {
    expect(read('List-Id: <news.lavka.test>', 'List-Post: NO (posting not allowed)').mailingList?.takesPosts).toBe(
      false,
    );
  });

  it('without List-Id, the address that the list manager added to prevent loops', () => {
    expect(read('X-BeenThere: news@lists.lavka.test', 'Precedence:  list ').mailingList).toEqual({
      id: 'news@lists.lavka.test',
      precedence: 'list',
      takesPosts: false,
    });
  });

  it('"Precedence: list" alone means a list without a name; "Precedence: bulk" does not mean a list', () => {
    expect(read('Precedence: list').mailingList).toEqual({ id: null, precedence: 'list', takesPosts: false });
    expect(read('Precedence: bulk').mailingList).toBeNull();
  });
});

it('forwarding: who it was delivered to, who forwarded it, who sealed it', () => {
  expect(
    read(
      'Delivered-To: ivan@pion.test',
      'X-Forwarded-To: ivan@pion.test',
      'X-Forwarded-For: first@gmail.example ivan@pion.test',
      'ARC-Seal: i=1; cv=none; d=google.com; s=arc; b=AA',
      'X-ResentFrom: <laa0306@mail.ru>',
      'Delivered-To: first@gmail.example',
      'Resent-From: Ivan <ivan@fialka.test>',
      'X-Original-To: nobody',
    ).forwarding,
  ).toEqual([
    { kind: 'delivered-to', values: ['ivan@pion.test'], fieldIndex: 0 },
    { kind: 'forwarded-to', values: ['ivan@pion.test'], fieldIndex: 1 },
    { kind: 'forwarded-for', values: ['first@gmail.example', 'ivan@pion.test'], fieldIndex: 2 },
    { kind: 'sealed', values: ['google.com'], fieldIndex: 3 },
    { kind: 'forwarded-for', values: ['laa0306@mail.ru'], fieldIndex: 4 },
    { kind: 'delivered-to', values: ['first@gmail.example'], fieldIndex: 5 },
    { kind: 'resent', values: ['ivan@fialka.test'], fieldIndex: 6 },
  ]);
});

describe('forwarding', () => {
  const facts = (...lines: readonly string[]) =>
    read(...lines).forwarding.map(({ kind, values }) => [kind, ...values].join(' '));

  it('Gmail: for whom and to whom, the mailbox it was delivered to, and the seal', () => {
    expect(
      facts(
        'Delivered-To: ivan@company.example',
        'X-Forwarded-To: ivan@company.example',
        'X-Forwarded-For: a@gmail.com ivan@company.example',
        'Delivered-To: a@gmail.com',
        'ARC-Seal: i=1; a=rsa-sha256; t=1; cv=none; d=google.com; s=arc-20240605; b=AA',
      ),
    ).toEqual([
      'delivered-to ivan@company.example',
      'forwarded-to ivan@company.example',
      'forwarded-for a@gmail.com ivan@company.example',
      'delivered-to a@gmail.com',
      'sealed google.com',
    ]);
  });

  it('Exchange: each mailbox that forwarded by a setting or by a rule', () => {
    expect(
      facts(
        'X-MS-Exchange-ForwardingLoop: anna@company.example;0b1c7f8a-5d3f-4a5e-9a7e-1f1d6b7c8d9e',
        'X-MS-Exchange-Inbox-Rules-Loop: anna@company.example',
        'Resent-From: <anna@company.example>',
      ),
    ).toEqual([
      'forwarded-for anna@company.example',
      'forwarded-for anna@company.example',
      'resent anna@company.example',
    ]);
  });

  it('Fastmail and iCloud name the mailbox in fields of their own', () => {
    expect(facts('X-Delivered-to: ivan@fastmail.com', 'Original-recipient: rfc822;ivan@icloud.com')).toEqual([
      'delivered-to ivan@fastmail.com',
      'delivered-to ivan@icloud.com',
    ]);
  });

  it.each([
    ['SRS0', '<SRS0=Z8Bj=5H=b.lavka.example=bounce-1@fialka.example>', 'fialka.example bounce-1@b.lavka.example'],
    ['SRS0 with +', '<SRS0+Z8Bj=5H=b.lavka.example=bounce@fialka.example>', 'fialka.example bounce@b.lavka.example'],
    [
      'SRS0 in lower case',
      '<srs0=z8bj=5h=b.lavka.example=bounce@fialka.example>',
      'fialka.example bounce@b.lavka.example',
    ],
    [
      'a local part with "="',
      '<SRS0=Z8Bj=5H=b.lavka.example=ivan=mail.example@fialka.example>',
      'fialka.example ivan=mail.example@b.lavka.example',
    ],
    ['quoted', '<"SRS0=Z8Bj=5H=b.lavka.example=bounce"@fialka.example>', 'fialka.example bounce@b.lavka.example'],
    [
      'SRS1: twice',
      '<SRS1=QqYd=fialka.example==Z8Bj=5H=b.lavka.example=bounce@astra.example>',
      'astra.example bounce@b.lavka.example',
    ],
    ['Exchange Online', '<bounces+SRS=Rrm42=OP@company.example>', 'company.example'],
    ['Gmail', '<a+caf_=ivan=company.example@gmail.com>', 'a@gmail.com'],
  ])('a rewritten envelope sender shows who forwarded, and the original: %s', (_title, sender, values) => {
    expect(facts(`Return-Path: ${sender}`)).toEqual([`rewritten-sender ${values}`]);
  });

  it.each([
    '<bounce@b.lavka.example>',
    '<SRS0@fialka.example>',
    '<xSRS0=a=b=c=d@fialka.example>',
    '<prvs=0123456789=bounce@b.lavka.example>',
    '<b+ivan=company.example@b.lavka.example>',
    '<>',
  ])('%s was not rewritten by a forwarder', (sender) => {
    expect(facts(`Return-Path: ${sender}`)).toEqual([]);
  });
});

describe('where it was handed to a webmail', () => {
  it('X-Originating-IP in all its spellings, every one of them', () => {
    expect(
      read(
        'X-Originating-IP: [203.0.113.7]',
        'x-originating-ip: 2001:db8::7',
        'X-Sender-IP: 203.0.113.8',
        'X-Source-IP: 203.0.113.9',
      ).originatingAddresses.map(({ value, fieldIndex }) => [fieldIndex, value]),
    ).toEqual([
      [0, '203.0.113.7'],
      [1, '2001:db8::7'],
      [2, '203.0.113.8'],
      [3, '203.0.113.9'],
    ]);
  });

  it('an invalid address says nothing', () => {
    expect(read('X-Originating-IP: [999.1.1.1]', 'X-Originating-IP: unknown').originatingAddresses).toEqual([]);
  });
});
