import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBelievable } from '../../../src/received/hop.ts';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import type { Connection } from './connection.ts';
import { borderOf, deliver, type Mailbox, MAILBOXES, REWRITTEN_SENDERS, sealedBy } from './deliveries.ts';
import { type AttackedServer, FURTHER_SERVERS } from './further-servers.ts';
import { SERVERS } from './servers.ts';

/**
 * A client that is not the relay combines, at will, the words that servers and parsers react to: into its HELO name, its
 * PTR, its envelope sender (including one that looks rewritten by SRS), the beginning of its data, Received fields of
 * its own, and an ARC set with results in the name of a forwarder, of the relay or of the recipient's own server. No
 * server and no mailbox may turn that into a proof, or move the border down to what the client wrote. fast-check
 * shrinks what it finds.
 */

const ATTACKED: readonly AttackedServer[] = [...SERVERS, ...FURTHER_SERVERS];
const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const DATE = 'Mon, 23 Nov 2026 22:46:52 +0300';

const WORDS = [
  'gato101.sndsy.ru',
  '185.138.182.101',
  '[185.138.182.101]',
  '[::ffff:185.138.182.101]',
  '(gato101.sndsy.ru [185.138.182.101])',
  'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])',
  'localhost',
  '[127.0.0.1]',
  '10.0.0.1',
  '[unix socket]',
  '[local]',
  'HOST',
  'by HOST (Postfix) with ESMTPS id 77',
  'by p1-mailgateway-smtpin-x (mailgateway 2513B25) with SMTP id 77',
  '(Postfix)',
  '(8.17.1/8.17.1)',
  '(Exim 4.96)',
  '000000000025E20F.000000006B0499C8.000001B2',
  'from',
  'by',
  'via',
  'with',
  'id',
  'for',
  'tls',
  'envelope-from',
  'envelope-from <',
  'LMTP',
  'local',
  'mapi',
  'HTTP',
  'IMAP',
  'HELO',
  'EHLO ',
  'helo=',
  'ident=',
  'IDENT: ',
  'port=25',
  'using TLSv1.3 with cipher X (256/256 bits)',
  'Client CN "',
  'authenticated',
  'Authenticated sender: a',
  'AUTH: LOGIN a',
  'SquirrelMail authenticated user ',
  'may be forged',
  'unknown',
  'spooler',
  'mail pickup service',
  'x',
  'evil.example',
  DATE,
  `; ${DATE}`,
  '1-Jan-2026',
  '(',
  ')',
  '((',
  '))',
  '[',
  ']',
  '<',
  '>',
  '"',
  '\\',
  ';',
  '@',
  '_',
  '.',
  '=',
  ',',
  ' ',
  '\t',
  '\u00a0',
  '\u3000',
  '\r',
];

const text = (longest: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { maxLength: longest }).map((words) => words.join(''));
/** With something between the words in most places. */
const phrase = (longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom('', ' ', '\t', ' (', ') ')), { maxLength: longest })
    .map((words) => words.flat().join(''));

const ADDRESSES = ['203.0.113.67', '2001:db8:bad::66'];

/** Plain data, so that a counterexample can be read. */
interface Attack {
  readonly server: string;
  readonly mailbox: string;
  readonly connection: Connection;
  readonly inserted: readonly string[];
  /** Other fields from the client, at the top of its data: an ARC set, results, what forwarders write. */
  readonly arrived: readonly string[];
}

function serverOf(attack: Attack): AttackedServer {
  return found(ATTACKED.find(({ name }) => name === attack.server));
}

function mailboxOf(attack: Attack): Mailbox {
  return found(MAILBOXES.find(({ name }) => name === attack.mailbox));
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('no such model');
  return item;
}

const attack: fc.Arbitrary<Attack> = fc
  .record({
    server: fc.constantFrom(...ATTACKED),
    mailbox: fc.constantFrom(...MAILBOXES.map(({ name }) => name)),
    helo: fc.oneof(text(8), phrase(8), fc.constant('gato101.sndsy.ru')),
    ptr: fc.option(fc.oneof(text(6), phrase(6), fc.constantFrom('gato101.sndsy.ru', 'host66.evil.example'))),
    address: fc.constantFrom(...ADDRESSES),
    encrypted: fc.boolean(),
    local: fc.oneof(text(6), phrase(10)),
    quoted: fc.boolean(),
    data: fc.oneof(fc.constant(''), text(10), phrase(12)),
    inserted: fc.array(phrase(12), { maxLength: 2 }),
    rewritten: fc.option(fc.constantFrom(...REWRITTEN_SENDERS)),
    sealed: fc.option(fc.constantFrom('the recipient', 'mx.google.com', 'gato101.sndsy.ru', 'host66.evil.example')),
    kept: fc.nat({ max: 511 }),
  })
  .map((drawn) => {
    const { server, mailbox, helo, ptr, address, encrypted, local, quoted, data, inserted } = drawn;
    const sealer = drawn.sealed === 'the recipient' ? server.host : drawn.sealed;
    const named = (words: string): string => words.replaceAll('HOST', server.host);
    const oneLine = (words: string): string => named(words).replaceAll('\r', '');
    return {
      server: server.name,
      mailbox,
      connection: {
        helo: oneLine(helo).trim() || 'x',
        // A PTR that the client chose freely is never confirmed; a confirmed one is the client's own, or at least ends
        // in the client's zone.
        ptr: ptr === null ? null : server.writesAnyPtr ? oneLine(ptr) : ownName(server, oneLine(ptr)),
        confirmed: true,
        address,
        greeting: 'EHLO' as const,
        encrypted,
        utf8: false,
        sender:
          drawn.rewritten !== null
            ? drawn.rewritten('evil.example')
            : quoted
              ? `"${oneLine(local).replace(/["\\]/g, '\\$&')}"@evil.example`
              : 'a@evil.example',
        recipients: ['ivan@romashka.test'],
        instant: Date.UTC(2026, 10, 23, 19, 46, 21),
        zone: 180,
        dataStart: ` ${named(data)}`,
      },
      inserted: [
        ...inserted.map(named),
        `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])\r\n\tby ${server.host} (Postfix) with ESMTPS id 77; ${DATE}`,
      ],
      // Each of the nine fields is included or not, by the bits of a number, so that fast-check can shrink it.
      arrived:
        sealer === null
          ? []
          : sealedBy(sealer, 'user@gmail.com', '185.138.182.101').filter(
              (_field, bit) => (drawn.kept >> bit) % 2 === 1,
            ),
    };
  })
  .filter((made) => serverOf(made).keeps(made.connection.helo) !== null);

/** The name of the client's address in a zone of the client. */
function ownName(server: AttackedServer, words: string): string {
  return server.confirmsAnyPtr === true && words !== '' ? `${words}.evil.example` : 'host66.evil.example';
}

/** The fields of a message grouped by name, each group where its first field is. */
function grouped(source: string): string {
  const fields = source.slice(0, source.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/);
  const byName = new Map<string, string[]>();
  for (const field of fields) {
    const name = field.slice(0, field.indexOf(':')).toLowerCase();
    byName.set(name, [...(byName.get(name) ?? []), field]);
  }
  return `${[...byName.values()].flat().join('\r\n')}\r\n\r\nbody\r\n`;
}

/** Seeds are fixed: the same attacks in every run. `RELAY_ATTACKS` requests more of them. */
const numRuns = Number(process.env['RELAY_ATTACKS'] ?? 800);

describe('a client that is not the relay', () => {
  test('proves nothing, whatever it says, and the border stays where the server took the message over', () => {
    fc.assert(
      fc.property(attack, (made) => {
        const server = serverOf(made);
        const mailbox = mailboxOf(made);
        const report = inspect(deliver(mailbox, server, made.connection, made.inserted, made.arrived), settings);
        expect(report.verdicts[0]?.verdict).not.toBe('proven');
        expect(report.route.border?.hop).toBe(borderOf(mailbox, server.host));
      }),
      { numRuns, seed: Number(process.env['SEED'] ?? 185_138_182) },
    );
  });

  test("proves nothing at Proton either, which returns the fields grouped by name, the client's results among its own", () => {
    const postfix = found(ATTACKED.find(({ name }) => name === 'Postfix'));
    fc.assert(
      fc.property(attack, (made) => {
        // A reverse name of the client's choice is never confirmed, and Postfix writes no unconfirmed one.
        const connection = { ...made.connection, ptr: 'host66.evil.example' };
        fc.pre(postfix.keeps(connection.helo) !== null);
        const delivered = deliver(found(MAILBOXES[0]), postfix, connection, made.inserted, made.arrived);
        const own = 'Authentication-Results: mx1.romashka.test; spf=none\r\nX-Haraka-FCrDNS: none\r\n';
        const source = grouped(`${own}${delivered}`).replaceAll(postfix.host, 'mailin023.protonmail.ch');
        expect(inspect(source, settings).verdicts[0]?.verdict).not.toBe('proven');
      }),
      { numRuns, seed: Number(process.env['SEED'] ?? 185_070_040) },
    );
  });

  test("replaces no value that the server wrote: the address is the connection's, or null", () => {
    fc.assert(
      fc.property(attack, (made) => {
        const server = serverOf(made);
        const { connection, inserted, arrived } = made;
        const source = deliver(found(MAILBOXES[0]), server, connection, inserted, arrived);
        const hop = inspect(source, settings).route.hops[0]?.hop;
        // Resolvers reject names with spaces; with such a name the field is marked, and its address may be the
        // client's.
        const possible = connection.ptr === null || !/[ \t]/.test(connection.ptr);
        if (possible || (hop !== undefined && isBelievable(hop))) {
          expect([connection.address, null]).toContain(hop?.peer.address);
        }
        // A reverse name with spaces can inject clauses of its own; the field is then marked.
        if (hop !== undefined && isBelievable(hop)) {
          expect([hop.writer.host, server.name.split(' with ')[0]]).toEqual([server.host, hop.writer.software]);
        }
        if (hop?.peer.reverseName.state === 'named' && hop.peer.reverseName.verified === true) {
          expect(server.writesAnyPtr).toBe(false);
          expect(hop.peer.reverseName.name).toMatch(/\.evil\.example$/);
        }
      }),
      { numRuns, seed: Number(process.env['SEED'] ?? 203_000_113) },
    );
  });
});
