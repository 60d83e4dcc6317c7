import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import type { MyServers } from '../../../src/route/my-servers.ts';

/** Deliveries by LMTP, most of which name no address (docs/border.md, `local-delivery` and `delivery-greeting`). */

function answer(greeting: string, writer: string, hostSuffixes: readonly string[] = []): string {
  return judged(
    `from ${greeting} by ${writer} with LMTP id 5VvKEA6YBGujAAAAKHzQ0w for <ivan@klever.test>`,
    hostSuffixes,
  );
}

/** What the answer says about a message whose newest line is this one, and whose next line names the relay. */
function judged(newest: string, hostSuffixes: readonly string[] = [], networks: readonly string[] = []): string {
  const myServers: MyServers = { hostSuffixes, networks };
  const lines = [
    newest,
    'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mail.klever.test (Postfix) with ESMTPS id 2',
  ];
  const source = lines.map((line) => `Received: ${line}; Mon, 23 Nov 2026 10:30:00 +0300\r\n`).join('');
  const report = inspect(`${source}\r\n`, { profiles: [sendsay], myServers });
  const premises = report.premises.map(({ kind, value }) => `${kind} ${value}`).join(', ');
  return `${String(report.verdicts[0]?.verdict)}${report.conditions.length > 0 ? ', if' : ''}: ${premises}`;
}

describe('LMTP without an address', () => {
  test.each([
    ['mail.klever.test', 'mail.klever.test', 'the host itself'],
    ['mx.klever.test', 'mail.klever.test', 'a host of the organisation'],
    ['localhost', 'mail.klever.test', 'the host itself, as localhost'],
    ['mail', 'mail.klever.test', 'a bare name'],
    ['mail.klever.test', 'store', 'a name of the recipient’s, at a server without a domain'],
  ])('from %s by %s is the host’s own delivery: %s', (greeting, writer) => {
    expect(answer(greeting, writer)).toBe('proven: ');
  });

  test('with the greeting of another host is believed under a condition: the line shows no connection', () => {
    expect(answer('evil.example', 'mail.klever.test')).toBe('proven, if: delivery-greeting evil.example');
  });

  test('and from one that the user calls their own, without a condition', () => {
    expect(answer('mx.fikus.test', 'mail.klever.test', ['fikus.test'])).toBe('proven: my-servers mx.fikus.test');
  });
});

describe('LMTP from a public address', () => {
  const line = (peer: string, by: string): string => `from mta1.klever.test (${peer}) by ${by} with LMTP`;
  const zimbra = 'from mta1.klever.test (LHLO mta1.klever.test) (198.51.100.7) by mbox1.klever.test with LMTP';

  test('with an unchecked name of the organisation is believed under a condition: anyone can set their own reverse name', () => {
    expect(judged(zimbra)).toBe('proven, if: delivery-greeting 198.51.100.7');
  });

  test('and without a condition if the user calls that address their own, which is what the offer adds', () => {
    expect(judged(zimbra, [], ['198.51.100.7'])).toBe('proven: my-servers 198.51.100.7');
  });

  test('with a confirmed one, without a condition', () => {
    const peer = 'mta1.klever.test [198.51.100.7]';
    expect(judged(`${line(peer, 'mbox1.klever.test (Postfix)')} id 1`)).toBe('proven: ');
  });

  test('with a foreign name it is nobody’s delivery, whatever it greets as', () => {
    const peer = 'LHLO mta1.klever.test) (203.0.113.66';
    expect(judged(line(peer, 'mbox1.klever.test').replace('from mta1.klever.test', 'from x.evil.example'))).toBe(
      'claimed: ',
    );
  });
});
