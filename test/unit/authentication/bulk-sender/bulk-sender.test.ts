import { describe, expect, test } from 'vitest';
import { BULK_SENDER_RULES } from '../../../../src/authentication/bulk-sender/rules.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { bulkSenderChecks } from '../../../../src/report/sender-checks.ts';

/** A newsletter that meets every requirement, as a mailbox's own Postfix and its milters record it. */
const GOOD = [
  'Authentication-Results: mx.vasilek.test; spf=pass smtp.mailfrom=bounce@b.lavka.example;',
  ' dkim=pass header.d=lavka.example header.s=mail; dmarc=pass header.from=lavka.example',
  'Received: from gato7.sndsy.ru (gato7.sndsy.ru [185.138.182.7])',
  ' (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))',
  ' by mx.vasilek.test (Postfix) with ESMTPS id 4Xyz for <ivan@vasilek.test>; Mon, 23 Nov 2026 19:46:21 +0000 (UTC)',
  'DKIM-Signature: v=1; a=rsa-sha256; d=lavka.example; s=mail; h=from:to:subject:date:message-id:',
  ' list-unsubscribe:list-unsubscribe-post; bh=eA==; b=eA==',
  'Date: Mon, 23 Nov 2026 19:46:00 +0000',
  'From: Lavka <news@lavka.example>',
  'To: ivan@vasilek.test',
  'Subject: Hello',
  'Message-ID: <1@lavka.example>',
  'List-Unsubscribe: <mailto:u@lavka.example>, <https://lavka.example/u?1>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'Feedback-ID: 1:2:3:lavka',
  'X-Mailru-Msgtype: news',
].join('\r\n');

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

/** "state reason" by requirement, over all providers. */
function outcomes(source: string): Record<string, string> {
  const checks = bulkSenderChecks(inspect(`${source}\r\n\r\n`, settings));
  return Object.fromEntries(
    checks.flatMap(({ required, advised }) =>
      [...required, ...advised].map(({ requirement, state, reason }) => [requirement, `${state} ${reason}`]),
    ),
  );
}

const without = (...starts: string[]): string =>
  GOOD.split('\r\n')
    .filter((line) => !starts.some((start) => line.startsWith(start)))
    .join('\r\n');

describe('the rules for bulk senders', () => {
  test('of five providers are all met by a good newsletter', () => {
    const checks = bulkSenderChecks(inspect(`${GOOD}\r\n\r\n`, settings));
    expect(checks.map(({ rules }) => rules.title)).toEqual(['Gmail', 'Yahoo', 'Outlook.com', 'Mail.ru', 'Yandex']);
    for (const { met, known, required, rules } of checks) {
      expect([met, known], rules.title).toEqual([required.length, required.length]);
    }
    expect(new Set(Object.values(outcomes(GOOD)))).toEqual(new Set(['met there']));
  });

  test('are data with a source and a date', () => {
    for (const { source, since, required, advised } of BULK_SENDER_RULES) {
      expect(source).toMatch(/^https:\/\//u);
      expect(since).toMatch(/^20\d\d-\d\d$/u);
      expect(required.filter((each) => advised.includes(each))).toEqual([]);
    }
  });

  test.each([
    ['SPF fails', GOOD.replace('spf=pass', 'spf=fail'), 'spf', 'missing failed'],
    ['DKIM fails', GOOD.replace('dkim=pass', 'dkim=fail'), 'dkim', 'missing failed'],
    [
      'nothing is signed',
      without('DKIM-Signature', ' list-unsubscribe').replace(' dkim=pass header.d=lavka.example header.s=mail;', ''),
      'dkim',
      'missing not_signed',
    ],
    ['the domain has no policy', GOOD.replace('dmarc=pass', 'dmarc=none'), 'dmarc', 'missing no_policy'],
    [
      'only checks of the service’s domain passed',
      GOOD.replaceAll('b.lavka.example', 'esp.example').replaceAll('d=lavka.example', 'd=esp.example'),
      'alignment',
      'missing other_domain',
    ],
    [
      'From has two addresses',
      GOOD.replace('<news@lavka.example>', '<news@lavka.example>, x@y.example'),
      'one-from',
      'missing several',
    ],
    ['there is no List-Unsubscribe', without('List-Unsubscribe:'), 'unsubscribe', 'missing no_field'],
    ['the address has no name', GOOD.replace('(gato7.sndsy.ru [', '(unknown ['), 'reverse-name', 'missing no_name'],
    ['the leg was not encrypted', without(' (using TLS').replace('ESMTPS', 'ESMTP'), 'encryption', 'missing plain'],
    ['Message-ID is missing', without('Message-ID'), 'format', 'missing no_field'],
    ['there are two Subject fields', `${GOOD}\r\nSubject: again`, 'format', 'missing several'],
    ['Feedback-ID is missing', without('Feedback-ID'), 'feedback-id', 'missing no_field'],
  ])('name the reason: %s', (_, source, requirement, outcome) => {
    expect(outcomes(source)[requirement]).toBe(outcome);
  });

  test.each([
    ['no List-Unsubscribe', without('List-Unsubscribe:'), 'missing no_field'],
    ['no https address', GOOD.replace('https:', 'http:'), 'missing no_https'],
    ['no Post field', without('List-Unsubscribe-Post'), 'missing no_post'],
    [
      'no signature over both fields',
      GOOD.replace(':list-unsubscribe-post;', ';').replace(
        ' list-unsubscribe:list-unsubscribe-post;',
        ' list-unsubscribe;',
      ),
      'missing not_covered',
    ],
    ['the signature failed', GOOD.replace('dkim=pass', 'dkim=fail'), 'missing signature_failed'],
    [
      'another signature of the domain passed',
      GOOD.replace('header.s=mail', 'header.s=other'),
      'missing signature_failed',
    ],
    ["the service's signature", GOOD.replaceAll('d=lavka.example', 'd=esp.example'), 'missing signature_of_other'],
    [
      'nobody says whether it passed',
      GOOD.replace(' dkim=pass header.d=lavka.example header.s=mail;', ''),
      'unknown not_reported',
    ],
  ])('say why one click does not unsubscribe: %s', (_, source, outcome) => {
    expect(outcomes(source)['one-click']).toBe(outcome);
  });

  test("accept no result that is only the sender's word", () => {
    const lines = GOOD.split('\r\n');
    const claimed = [...lines.slice(2, 5), ...lines.slice(0, 2), ...lines.slice(5)].join('\r\n');
    const found = outcomes(claimed);
    for (const requirement of ['spf', 'dkim', 'dmarc', 'alignment']) {
      expect(found[requirement], requirement).toBe('unknown not_reported');
    }
    expect(found['one-click']).toBe('unknown not_reported');
  });
});
