import { describe, expect, test } from 'vitest';
import { NAMED_SERVICES } from '../../../src/relay/named-services.ts';
import { normaliseHost, registrableDomain } from '../../../src/hosts/host-name.ts';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { serviceAtBorder } from '../../../src/report/sender-checks.ts';

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

/** What the border's line names. */
const service = (received: string, above = ''): string | null =>
  serviceAtBorder(
    inspect(`${above}Received: ${received}; Mon, 23 Nov 2026 19:46:21 +0000\r\nFrom: a@b.example\r\n\r\n`, settings),
  )?.title ?? null;

const postfix = (name: string): string =>
  `from x.example (${name} [198.51.100.7]) by mx.vasilek.test (Postfix) with ESMTPS id 4Xyz`;

describe('the service at the border', () => {
  test('is named by the reverse name that the mailbox’s own server confirmed', () => {
    expect(service(postfix('m42-8.mailgun.net'))).toBe('Mailgun');
    expect(service(postfix('HA.D.Sender-Sib.com'))).toBe('Brevo');
    expect(service(postfix('unknown'))).toBeNull();
    expect(service(postfix('mail.lavka.example'))).toBeNull();
  });

  // Their names are beside the domains, in the same order.
  test.each([
    ['a1.smtp-out.amazonses.com', 'Amazon SES'],
    ['o1.sendgrid.net', 'SendGrid'],
    ['mail1.mandrillapp.com', 'Mailchimp Transactional'],
    ['mail9.rsgsv.net', 'Mailchimp'],
    ['mta1.sparkpostmail.com', 'SparkPost'],
    ['sc-ord-mta1.mtasv.net', 'Postmark'],
    ['o2.p8.mailjet.com', 'Mailjet'],
    ['mx.unisender.ru', 'UniSender'],
    ['m1.dashasender.ru', 'DashaMail'],
    ['mail.mindbox.ru', 'Mindbox'],
    ['out.smtp.bz', 'SMTP.BZ'],
  ])('is known to the route, too, which needs no name: %s is of %s', (host, title) => {
    expect(service(postfix(host))).toBe(title);
  });

  test('is never named by a greeting, nor by an unconfirmed reverse name', () => {
    expect(
      service('from m1.mailgun.net (unknown [198.51.100.7]) by mx.vasilek.test (Postfix) with ESMTPS id 4Xyz'),
    ).toBeNull();
    // OpenSMTPD writes the reverse name without a forward check.
    expect(
      service('from x.example (m1.mailgun.net [198.51.100.7]) by mx.vasilek.test (OpenSMTPD) with ESMTPS id 4a1b'),
    ).toBeNull();
  });

  test.each(['mailgun.net.evil.example', 'xmailgun.net', 'mailgun-net.example', 'mаilgun.net', 'mailgun.network'])(
    'is not a service whose domain %s merely resembles',
    (name) => {
      expect(service(postfix(name))).toBeNull();
    },
  );

  test('is not taken from a hop below the border', () => {
    const top = `Received: ${postfix('mail.lavka.example')}; Mon, 23 Nov 2026 19:46:25 +0000\r\n`;
    expect(
      service('from y (m1.mailgun.net [198.51.100.9]) by mail.lavka.example (Postfix) with ESMTP id 1', top),
    ).toBeNull();
  });

  test('data: at least forty services, each domain once, in normal form, and none under which others can have names', () => {
    const domains = NAMED_SERVICES.flatMap(([, names]) => names);
    expect(NAMED_SERVICES.length).toBeGreaterThanOrEqual(40);
    expect(new Set(domains).size).toBe(domains.length);
    expect(domains.filter((domain) => normaliseHost(domain) !== domain || registrableDomain(domain) === null)).toEqual(
      [],
    );
    expect(domains.filter((domain) => sendsay.hostSuffixes.includes(domain))).toEqual([]);
  });
});
