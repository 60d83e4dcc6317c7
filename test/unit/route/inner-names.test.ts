import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { isNonServerName, saysLittle } from '../../../src/route/inner-names.ts';

/** Names that were looked up for a private address (docs/border.md, `private-name`). */

describe('a name that is not a server of the mail system', () => {
  test.each([
    'pc17.klever.test',
    'dhcp-12',
    'guest12.wlan.klever.test',
    'android-1a2b3c',
    'iPhone',
    'alice-macbook.lan',
  ])('a user’s or guest’s machine: %s', (name) => {
    expect(isNonServerName(name)).toBe(true);
  });

  test.each(['www.klever.test', 'web12.klever.test', 'crm.klever.test', 'printer3'])(
    'a machine that writes messages, and forwards nobody’s: %s',
    (name) => {
      expect(isNonServerName(name)).toBe(true);
    },
  );

  test.each([
    'store',
    'mx2.klever.test',
    'compute4.nyi.internal',
    'webmail.klever.test',
    'mx.pool.example',
    'mail.web.de',
  ])('but not %s: the registered domain does not count', (name) => {
    expect(isNonServerName(name)).toBe(false);
  });
});

describe('a name that says too little to distinguish a server from a load balancer', () => {
  test.each([
    'ip-10-0-1-12.eu-central-1.compute.internal',
    '10-0-1-12.mail.default.svc.cluster.local',
    'host-12-1-0-10.klever.test',
    'static-010-000-001-012.klever.test',
    '0a00010c.klever.test',
  ])('is made from the address: %s', (name) => {
    expect(saysLittle(name, '10.0.1.12')).toBe(true);
  });

  test('is made from an IPv6 address', () => {
    expect(saysLittle('ip6-fd00-1.klever.test', 'fd00::1')).toBe(true);
  });

  test.each([
    'gw.klever.test',
    'gateway',
    'k8s-node3.klever.test',
    'worker1',
    'vip.klever.test',
    'squid',
    'titan',
    'tor',
  ])('has no word of a mail server: %s', (name) => {
    expect(saysLittle(name, '10.0.1.12')).toBe(true);
  });

  test.each(['mx10.klever.test', 'mail-node2.klever.test', 'mx-gw', 'store', 'mail.klever.test', 'mailcow-dovecot-1'])(
    'but not %s',
    (name) => {
      expect(saysLittle(name, '10.0.1.12')).toBe(false);
    },
  );
});

describe('the border after such a name', () => {
  const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
  const FORGED =
    'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 2';

  function answer(peer: string): string {
    const top = `from ${peer} by mail.klever.test (Postfix) with ESMTP id 1 for <ivan@klever.test>`;
    const source = [top, FORGED].map((body) => `Received: ${body}; Mon, 23 Nov 2026 10:30:00 +0300\r\n`).join('');
    const report = inspect(`${source}\r\n`, settings);
    return `${String(report.verdicts[0]?.verdict)}${report.conditions.length > 0 ? ', if' : ''}`;
  }

  test.each([
    ['evil (ip-10-0-1-12.ec2.internal [10.0.1.12])', 'a network balancer of a cloud'],
    ['evil (gw.klever.test [10.0.1.12])', 'a router'],
    ['evil (k8s-node3.klever.test [10.0.1.12])', 'a node of a cluster'],
    ['mx.klever.test (pc17.klever.test [10.0.1.12])', 'a workstation that greets as the mail exchanger'],
    ['evil (www.klever.test [10.0.1.12])', 'a web server with a contact form'],
    ['evil (hotspot.klever.test [10.0.1.12])', 'a machine that nobody called a mail server'],
    ['localhost (squid [10.0.1.12])', 'a proxy'],
  ])('from %s nothing is proven: %s', (peer) => {
    expect(answer(peer)).toBe('undetermined');
  });

  test('a gateway that greets with a name of the organisation is believed under a condition', () => {
    expect(answer('gw.klever.test (gw.klever.test [10.0.1.12])')).toBe('proven, if');
  });

  test.each(['titan (titan.klever.test [10.0.1.12])', 'titan.lan (titan.lan [10.0.1.12])'])(
    'so is any machine that greets with its own looked-up name: %s',
    (peer) => {
      expect(answer(peer)).toBe('proven, if');
    },
  );

  test('a mail exchanger with a looked-up name is believed', () => {
    expect(answer('mx.klever.test (mx.klever.test [10.0.1.12])')).toBe('proven');
  });
});
