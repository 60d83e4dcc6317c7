import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { findingsOf } from '../../../src/report/findings.ts';
import { inspect } from '../../../src/report/inspect.ts';
import type { Connection } from './connection.ts';
import { AT_THE_SERVER, borderOf, deliver, MAILBOXES, RELAY_FIELD, REWRITTEN_SENDERS, sealedBy } from './deliveries.ts';
import { SERVERS, type ServerModel } from './servers.ts';

/**
 * Every server × every kind of mailbox × many kinds of connection, without attacks: the border, the verdict and every
 * value of the border field must be the true ones.
 */

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

const USUAL: Connection = {
  helo: 'gato101.sndsy.ru',
  ptr: 'gato101.sndsy.ru',
  confirmed: true,
  address: '185.138.182.101',
  greeting: 'EHLO',
  encrypted: true,
  utf8: false,
  sender: 'bounce-n101@b.lavka.test',
  recipients: ['ivan@romashka.test'],
  instant: Date.UTC(2026, 10, 23, 19, 46, 21),
  zone: 300,
  dataStart: 'Subject: x',
};

const LONG = `${'very-long-label-of-a-host-name.'.repeat(6)}lavka.test`;

/** What differs from the usual connection. */
const VARIANTS: readonly (readonly [string, Partial<Connection>])[] = [
  ['as usual', {}],
  ['without TLS', { encrypted: false }],
  ['with HELO', { greeting: 'HELO', encrypted: false }],
  ['with HELO and TLS', { greeting: 'HELO' }],
  ['without PTR', { ptr: null, confirmed: false }],
  ['with a PTR that does not lead back', { confirmed: false }],
  ['HELO of the submission host', { helo: 'smtp.gate.sendsay.ru' }],
  ['HELO in upper case', { helo: 'GATO101.SNDSY.RU' }],
  ['HELO without a dot', { helo: 'gato101' }],
  ['HELO is an address literal', { helo: '[185.138.182.101]' }],
  ['HELO is an address literal, no PTR', { helo: '[185.138.182.101]', ptr: null, confirmed: false }],
  ['HELO is numbers with dots', { helo: '10.20.30.40' }],
  ['HELO is numbers with dots, no PTR', { helo: '10.20.30.40', ptr: null, confirmed: false }],
  ['HELO is a keyword', { helo: 'by' }],
  ['HELO is another keyword', { helo: 'id' }],
  ['HELO is localhost', { helo: 'localhost' }],
  ['HELO is localhost.localdomain, no PTR', { helo: 'localhost.localdomain', ptr: null, confirmed: false }],
  ['HELO with an underscore', { helo: 'gato_101.sndsy.ru' }],
  ['HELO with a trailing dot', { helo: 'gato101.sndsy.ru.' }],
  ['a long HELO', { helo: LONG }],
  ['PTR is another name of the relay', { ptr: 'mail-out.sndsy.ru' }],
  ['IPv6 with PTR', { address: '2001:db8:182::101' }],
  ['IPv6 without PTR', { address: '2001:db8:182::101', ptr: null, confirmed: false }],
  ['IPv6 with a PTR that does not lead back', { address: '2001:db8:182::101', confirmed: false }],
  ['IPv6 with a short form', { address: '2001:db8::1' }],
  [
    'IPv6, HELO literal',
    { address: '2001:db8:182::101', helo: '[IPv6:2001:db8:182::101]', ptr: null, confirmed: false },
  ],
  ['two recipients', { recipients: ['ivan@romashka.test', 'maria@romashka.test'] }],
  ['null sender', { sender: '' }],
  ['VERP sender', { sender: 'm1x+ivan=romashka.test@b.lavka.test' }],
  ['quoted sender', { sender: '"news (weekly); by lavka"@b.lavka.test' }],
  ['recipient with a detail', { recipients: ['ivan+news/2026@romashka.test'] }],
  ['recipient with a quoted local part', { recipients: ['"ivan \\"x\\" (y); z"@romashka.test'] }],
  ['SMTPUTF8', { utf8: true, sender: 'новости@лавка.test', recipients: ['иван@ромашка.test'] }],
  ['zone half an hour off', { zone: 330 }],
  ['zone west of Greenwich', { zone: -480 }],
  ['day of one digit', { instant: Date.UTC(2026, 11, 1, 3, 4, 5) }],
];

/**
 * The verdict on a relayed message if the mailbox's own lines could be anyone's: the price of not believing forgers
 * there.
 */
const UNPROVABLE: Readonly<Record<string, string>> = { 'handed-in': 'claimed', nat: 'undetermined' };

const FORWARDED = 'Mon, 23 Nov 2026 22:46:49 +0300';
const RELAY = /(?:^|\.)sndsy\.ru$/i;

/** Whether the server's own field can prove the relay: by its address, or by its name if the server checks names. */
function canProve(server: ServerModel, { address, ptr, confirmed }: Connection): boolean {
  if (address.startsWith('185.138.182.')) return true;
  return !server.writesAnyPtr && confirmed && ptr !== null && RELAY.test(ptr);
}

const CASES = SERVERS.flatMap((server) =>
  VARIANTS.flatMap(([variant, change]) => {
    const connection: Connection = { ...USUAL, ...change };
    return server.keeps(connection.helo) === null ? [] : [{ server, variant, connection }];
  }),
);

describe('messages that came through the relay', () => {
  test.each(MAILBOXES.map((mailbox) => [mailbox.name, mailbox] as const))('%s', (_name, mailbox) => {
    for (const { server, variant, connection } of CASES) {
      const report = inspect(deliver(mailbox, server, connection, [RELAY_FIELD]), settings);
      const about = `${server.name}, ${variant}`;
      expect(report.route.border?.hop, about).toBe(borderOf(mailbox, server.host));
      expect(report.verdicts[0]?.verdict, about).toBe(
        UNPROVABLE[mailbox.ends ?? 'none'] ?? (canProve(server, connection) ? 'proven' : 'claimed'),
      );
      expect(
        findingsOf(report).filter(({ kind }) => kind === 'tainted-field'),
        about,
      ).toEqual([]);
    }
  });
});

describe('messages that did not', () => {
  test.each(MAILBOXES.map((mailbox) => [mailbox.name, mailbox] as const))('%s', (_name, mailbox) => {
    for (const { server, variant, connection } of CASES) {
      const direct: Connection = {
        ...connection,
        helo: connection.helo.replace(/gato_?101|smtp\.gate/i, 'crm').replace(/sndsy\.ru|sendsay\.ru/i, 'lavka.test'),
        ptr: connection.ptr === null ? null : 'crm.lavka.test',
        address: connection.address.replace('185.138.182', '198.51.100').replace('2001:db8:182', '2001:db8:51'),
      };
      if (server.keeps(direct.helo) === null || direct.helo.includes('185.138')) continue;
      const report = inspect(deliver(mailbox, server, direct, []), settings);
      expect([report.verdicts[0]?.verdict, report.route.border?.hop], `${server.name}, ${variant}`).toEqual([
        mailbox.ends === 'nat' ? 'undetermined' : 'absent',
        borderOf(mailbox, server.host),
      ]);
    }
  });
});

describe('messages that another organisation forwarded', () => {
  test.each(SERVERS.map((server) => [server.name, server] as const))('%s at the border', (_name, server) => {
    for (const forwarder of SERVERS) {
      if (forwarder === server) continue;
      const seen = forwarder.write(USUAL).body;
      const connection: Connection = { ...USUAL, helo: forwarder.host, ptr: forwarder.host, address: '198.51.100.25' };
      for (const mailbox of MAILBOXES) {
        const report = inspect(deliver(mailbox, server, connection, [seen, RELAY_FIELD]), settings);
        expect(report.verdicts[0]?.verdict, `${forwarder.name}, ${mailbox.name}`).toBe(
          UNPROVABLE[mailbox.ends ?? 'none'] ?? 'reported',
        );
      }
    }
  });
});

describe('messages that another organisation forwarded with a rewritten sender and an ARC seal', () => {
  test.each(SERVERS.map((server) => [server.name, server] as const))('%s at the border', (_name, server) => {
    for (const forwarder of SERVERS) {
      if (forwarder === server) continue;
      for (const [place, rewrite] of REWRITTEN_SENDERS.entries()) {
        const connection: Connection = {
          ...USUAL,
          helo: forwarder.host,
          ptr: forwarder.host,
          address: '198.51.100.25',
          sender: rewrite(forwarder.host.split('.').slice(-2).join('.')),
        };
        const verdictOf = (change: Partial<Connection>): string | undefined => {
          const seen = forwarder.write({ ...USUAL, ...change }).body;
          const arrived = sealedBy(forwarder.host, 'user@fialka.test', '185.138.182.101');
          const source = deliver(AT_THE_SERVER, server, connection, [seen, RELAY_FIELD], arrived);
          return inspect(source, settings).verdicts[0]?.verdict;
        };
        const about = `${forwarder.name}, sender ${place}`;
        expect(verdictOf({}), about).toBe('reported');
        // A seal vouches for what the forwarder says it found, while its own field says something else.
        expect(verdictOf({ address: '203.0.113.66', ptr: 'host66.evil.example' }), about).toBe('contradicted');
      }
    }
  });
});

/** What the forwarder's own side does with a message before it is sent on, newest first. */
const FORWARDS: readonly (readonly [string, (host: string) => readonly string[]])[] = [
  [
    'a list manager',
    (host) => [`from ${host} (localhost [IPv6:::1])\r\n\tby ${host} (Postfix) with ESMTP id 4C5F1; ${FORWARDED}`],
  ],
  ['sendmail of a script', (host) => [`by ${host} (Postfix, from userid 5000)\r\n\tid 4C5F1; ${FORWARDED}`]],
  [
    'a local user of Exim',
    (host) => [`from mail by ${host} with local (Exim 4.96)\r\n\tid 1xVZza-00001L-2e; ${FORWARDED}`],
  ],
  ['an alias of qmail', () => [`(qmail 10876 invoked by alias); ${FORWARDED}`]],
  [
    'a sieve rule after LMTP',
    (host) => [
      `by ${host} (Postfix, from userid 5000)\r\n\tid 4C5F1; ${FORWARDED}`,
      `from ${host}\r\n\tby ${host} with LMTP\r\n\tid 5VvKEA6YBGujAAAAKHzQ0w; ${FORWARDED}`,
    ],
  ],
];

describe('messages that another organisation forwarded after a step of its own', () => {
  test.each(FORWARDS)('%s', (_name, steps) => {
    for (const server of SERVERS) {
      for (const forwarder of SERVERS) {
        if (forwarder === server) continue;
        const connection: Connection = {
          ...USUAL,
          helo: forwarder.host,
          ptr: forwarder.host,
          address: '198.51.100.25',
        };
        const verdictOf = (change: Partial<Connection>, below: readonly string[]): string | undefined => {
          const seen = [...steps(forwarder.host), forwarder.write({ ...USUAL, ...change }).body, ...below];
          return inspect(deliver(AT_THE_SERVER, server, connection, seen), settings).verdicts[0]?.verdict;
        };
        const about = `${server.name} from ${forwarder.name}`;
        expect(verdictOf({}, [RELAY_FIELD]), about).toBe('reported');
        expect(verdictOf({ address: '203.0.113.66', ptr: 'host66.evil.example' }, []), about).toBe('contradicted');
        expect(verdictOf({ address: '203.0.113.69', confirmed: false }, []), about).toBe('contradicted');
        expect(verdictOf({ address: '198.51.100.20', helo: 'crm.lavka.test', ptr: 'crm.lavka.test' }, []), about).toBe(
          'absent',
        );
      }
    }
  });
});

describe('every value of the border field', () => {
  test.each(SERVERS.map((server) => [server.name, server] as const))('%s', (_name, server) => {
    for (const { server: writer, variant, connection } of CASES) {
      if (writer !== server) continue;
      const { body: _body, helo, ...expected } = server.write(connection);
      const hop = inspect(deliver(AT_THE_SERVER, server, connection, []), settings).route.hops[0]?.hop;
      const { state } = hop?.peer.reverseName ?? { state: undefined };
      const named = hop?.peer.reverseName.state === 'named' ? hop.peer.reverseName : null;
      expect(
        {
          // Exim writes one name where the two differ only in case.
          helo: hop?.peer.helo?.toLowerCase() ?? null,
          reverseName: named?.name ?? null,
          reverseNameVerified: named?.verified ?? null,
          address: hop?.peer.address,
          by: hop?.writer.host,
          software: hop?.writer.software,
          protocol: hop?.protocol,
          encrypted: hop?.tls.state === 'recorded',
          id: hop?.id,
          envelopeFrom: hop?.envelopeFrom,
          recipient: hop?.recipient,
          instant: hop?.time?.instant,
          state,
        },
        variant,
      ).toEqual({
        ...expected,
        helo: helo?.toLowerCase() ?? null,
        state: expected.reverseName === null ? 'none' : 'named',
      });
    }
  });
});
